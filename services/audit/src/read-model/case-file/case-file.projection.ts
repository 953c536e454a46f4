import type { DomainEvent, EventOf, RecordedEvent } from '@anjuan/contracts';
import { sealContext } from '@anjuan/personal-data';
import type { Projection } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import { In, type EntityManager } from 'typeorm';
import { evolve, hasOpenRelation, queueOf, type CaseFile } from '../../domain/index.ts';
import { CaseRow, ClockRow, SealedRow, UnitRow } from './entities.ts';
import { MakeCaseFile1700000000001 } from './make-case-file.migration.ts';

/** The list, the desks, the clocks and the units: everything the reading side asks about many cases at once. */
export const caseFileProjection: Projection = {
  name: 'audit/case-file',
  filter: { categories: ['intake', 'classification', 'assignment', 'supervision'] },
  entities: [CaseRow, SealedRow, ClockRow, UnitRow],
  migrations: [MakeCaseFile1700000000001],
  project,
};

async function project(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  const units = events.filter((event) => event.type === 'UnitRecorded');
  const ofCases = events.filter((event) => event.type !== 'UnitRecorded');
  if (units.length > 0) await saveUnits(units, manager);
  if (ofCases.length === 0) return;
  const files = await load(ofCases, manager);
  for (const event of ofCases) {
    const file = evolve(files.get(event.caseId) ?? null, event.caseId, payloadOf<DomainEvent>(event));
    if (file) files.set(event.caseId, file);
  }
  await saveFiles([...files.values()], manager);
  await saveSealed(ofCases, manager);
}

async function load(events: readonly RecordedEvent[], manager: EntityManager): Promise<Map<string, CaseFile>> {
  const begun = new Set(events.filter((event) => event.type === 'PetitionRegistered').map((event) => event.caseId));
  const wanted = [...new Set(events.map((event) => event.caseId))].filter((id) => !begun.has(id));
  if (wanted.length === 0) return new Map();
  const rows = await manager.find(CaseRow, { select: { caseId: true, file: true }, where: { caseId: In(wanted) } });
  return new Map(rows.map((row) => [row.caseId, row.file]));
}

// One statement for a page of rows: parsing JSON once in the server is several times cheaper than thousands of parameters.
async function saveFiles(files: readonly CaseFile[], manager: EntityManager): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map((file) => ({
    case_id: file.caseId,
    registration_number: file.registrationNumber,
    received_on: file.receivedOn,
    channel: file.channel,
    state: file.state,
    category: file.category,
    topic: file.topic,
    route: file.route,
    unit: file.unit,
    district: file.district,
    urgent: file.urgent,
    repeat_of: file.repeatOf,
    queue: queueOf(file),
    open_relation: hasOpenRelation(file),
    file,
  }));
  await manager.query(
    `INSERT INTO case_file SELECT * FROM jsonb_populate_recordset(NULL::case_file, $1)
     ON CONFLICT (case_id) DO UPDATE SET state = EXCLUDED.state, category = EXCLUDED.category, topic = EXCLUDED.topic, route = EXCLUDED.route,
       unit = EXCLUDED.unit, repeat_of = EXCLUDED.repeat_of, queue = EXCLUDED.queue, open_relation = EXCLUDED.open_relation, file = EXCLUDED.file`,
    [JSON.stringify(rows)],
  );
  const clocks = files.flatMap((file) =>
    file.clocks.map(({ clock, run, from, due, article, state }) => ({
      case_id: file.caseId,
      clock,
      run,
      from_day: from,
      due,
      article,
      state,
    })),
  );
  if (clocks.length === 0) return;
  await manager.query(
    `INSERT INTO case_clock SELECT * FROM jsonb_populate_recordset(NULL::case_clock, $1)
     ON CONFLICT (case_id, clock, run) DO UPDATE SET due = EXCLUDED.due, state = EXCLUDED.state
     WHERE (case_clock.due, case_clock.state) IS DISTINCT FROM (EXCLUDED.due, EXCLUDED.state)`,
    [JSON.stringify(clocks)],
  );
}

async function saveSealed(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  const rows = events.flatMap((event) => {
    const { type, caseId, data } = event;
    if (type !== 'PetitionRegistered' || typeof data['personal'] !== 'string') return [];
    return [{ case_id: caseId, person_id: data['personId'], context: sealContext(event), sealed: data['personal'] }];
  });
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO case_sealed SELECT * FROM jsonb_populate_recordset(NULL::case_sealed, $1) ON CONFLICT (case_id) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

async function saveUnits(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  const units = new Map<string, EventOf<'UnitRecorded'>>();
  for (const event of events) {
    const unit = payloadOf<EventOf<'UnitRecorded'>>(event);
    units.set(unit.unit, unit);
  }
  const rows = [...units.values()].map(({ unit: code, ...rest }) => ({ code, ...rest }));
  await manager.query(
    `INSERT INTO unit SELECT * FROM jsonb_populate_recordset(NULL::unit, $1)
     ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, level = EXCLUDED.level, parent = EXCLUDED.parent, duties = EXCLUDED.duties,
       topics = EXCLUDED.topics, established = EXCLUDED.established, dissolved = EXCLUDED.dissolved, successor = EXCLUDED.successor`,
    [JSON.stringify(rows)],
  );
}
