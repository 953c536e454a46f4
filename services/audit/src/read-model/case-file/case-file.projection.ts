import type { DomainEvent, RecordedEvent } from '@anjuan/contracts';
import type { Projection } from '@anjuan/read-models';
import { payloadOf } from '@anjuan/service-kit';
import type { EntityManager } from 'typeorm';
import { evolve, type CaseFile } from '../../domain/index.ts';
import { AmendmentRow, CaseRow, ClockRow, SealedRow, UnitRow } from './entities.ts';
import { fillCaseFile } from './fill-case-file.ts';
import { MakeCaseAmendment1700000000002 } from './make-case-amendment.migration.ts';
import { MakeCaseFile1700000000001 } from './make-case-file.migration.ts';
import { beginsCase } from './rows.ts';
import { KeepFilesPlain1700000000004 } from './keep-files-plain.migration.ts';
import { WarnByClock1700000000003 } from './warn-by-clock.migration.ts';
import { saveAmendments, saveFiles, saveSealed, saveUnits } from './save-rows.ts';

/** The list, the desks, the clocks and the units: everything the reading side asks about many cases at once. */
export const caseFileProjection: Projection = {
  name: 'audit/case-file',
  filter: { categories: ['intake', 'classification', 'assignment', 'supervision'] },
  entities: [CaseRow, SealedRow, AmendmentRow, ClockRow, UnitRow],
  migrations: [MakeCaseFile1700000000001, MakeCaseAmendment1700000000002, WarnByClock1700000000003, KeepFilesPlain1700000000004],
  project,
  fill: fillCaseFile,
};

async function project(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  const units = events.filter((event) => event.type === 'UnitRecorded');
  const ofCases = events.filter((event) => event.type !== 'UnitRecorded');
  await saveUnits(units, manager);
  const files = await load(ofCases, manager);
  for (const event of ofCases) {
    const file = evolve(files.get(event.caseId) ?? null, event.caseId, payloadOf<DomainEvent>(event));
    if (file) files.set(event.caseId, file);
  }
  await saveFiles([...files.values()], manager);
  await saveSealed(ofCases, manager);
  await saveAmendments(ofCases, manager);
}

async function load(events: readonly RecordedEvent[], manager: EntityManager): Promise<Map<string, CaseFile>> {
  const begun = new Set(events.filter(beginsCase).map(({ caseId }) => caseId));
  const wanted = [...new Set(events.map(({ caseId }) => caseId))].filter((id) => !begun.has(id));
  if (wanted.length === 0) return new Map();
  const rows: { file: CaseFile }[] = await manager.query('SELECT file FROM case_file WHERE case_id = ANY ($1)', [wanted]);
  return new Map(rows.map(({ file }) => [file.caseId, file]));
}
