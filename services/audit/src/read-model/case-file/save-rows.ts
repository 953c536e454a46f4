import type { RecordedEvent } from '@anjuan/contracts';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../../domain/index.ts';
import { amendmentRecord, caseRecord, clockRecords, sealedRecord, unitRecords } from './rows.ts';

// One statement for a page of rows: parsing JSON once in the server is several times cheaper than thousands of parameters.

/** Writes the rows of cases, new or changed. */
export async function saveFiles(files: readonly CaseFile[], manager: EntityManager): Promise<void> {
  if (files.length === 0) return;
  await manager.query(
    `INSERT INTO case_file SELECT * FROM jsonb_populate_recordset(NULL::case_file, $1)
     ON CONFLICT (case_id) DO UPDATE SET channel = EXCLUDED.channel, state = EXCLUDED.state, category = EXCLUDED.category,
       topic = EXCLUDED.topic, route = EXCLUDED.route, unit = EXCLUDED.unit, district = EXCLUDED.district, urgent = EXCLUDED.urgent,
       repeat_of = EXCLUDED.repeat_of, queue = EXCLUDED.queue, open_relation = EXCLUDED.open_relation, file = EXCLUDED.file`,
    [JSON.stringify(files.map(caseRecord))],
  );
  const clocks = files.flatMap(clockRecords);
  if (clocks.length === 0) return;
  await manager.query(
    `INSERT INTO case_clock SELECT * FROM jsonb_populate_recordset(NULL::case_clock, $1)
     ON CONFLICT (case_id, clock, run) DO UPDATE
     SET from_day = EXCLUDED.from_day, due = EXCLUDED.due, article = EXCLUDED.article, state = EXCLUDED.state, warned = EXCLUDED.warned
     WHERE case_clock.* IS DISTINCT FROM EXCLUDED.*`,
    [JSON.stringify(clocks)],
  );
}

/** Writes what is sealed in registrations. */
export async function saveSealed(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  const records = events.map(sealedRecord).filter((record) => record !== null);
  if (records.length === 0) return;
  await manager.query(
    `INSERT INTO case_sealed SELECT * FROM jsonb_populate_recordset(NULL::case_sealed, $1) ON CONFLICT (case_id) DO NOTHING`,
    [JSON.stringify(records)],
  );
}

/** Writes what is sealed in events that amend registrations. */
export async function saveAmendments(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  const records = events.map(amendmentRecord).filter((record) => record !== null);
  if (records.length === 0) return;
  await manager.query(
    `INSERT INTO case_amendment SELECT * FROM jsonb_populate_recordset(NULL::case_amendment, $1) ON CONFLICT (case_id, revision) DO NOTHING`,
    [JSON.stringify(records)],
  );
}

/** Writes the units that were recorded. */
export async function saveUnits(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  if (events.length === 0) return;
  await manager.query(
    `INSERT INTO unit SELECT * FROM jsonb_populate_recordset(NULL::unit, $1)
     ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, level = EXCLUDED.level, parent = EXCLUDED.parent, duties = EXCLUDED.duties,
       topics = EXCLUDED.topics, established = EXCLUDED.established, dissolved = EXCLUDED.dissolved, successor = EXCLUDED.successor`,
    [JSON.stringify(unitRecords(events))],
  );
}
