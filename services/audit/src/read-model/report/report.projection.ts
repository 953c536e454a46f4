import type { RecordedEvent } from '@anjuan/contracts';
import type { Projection } from '@anjuan/read-models';
import type { EntityManager } from 'typeorm';
import { reportedTypes, type ReportFile } from '../../domain/report/index.ts';
import { ReportCaseRow, ReportFactRow } from './entities.ts';
import { fillReports } from './fill-reports.ts';
import { MakeReport1764000000010 } from './report.migration.ts';
import { caseRecords, factRecord } from './rows.ts';
import { changesOf, type Changes, type Ended, type KeptReport, type Version } from './versions.ts';

/** What the reports count, with when it was known: a report as of any past moment is one reading of these rows. */
export const reportProjection: Projection = {
  name: 'audit/reports',
  filter: { types: [...reportedTypes] },
  entities: [ReportFactRow, ReportCaseRow],
  migrations: [MakeReport1764000000010],
  project,
  fill: fillReports,
};

async function project(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  if (events.length === 0) return;
  const known = await load([...new Set(events.map(({ caseId }) => caseId))], manager);
  const { ended, versions, cases } = changesOf(known, events);
  // All rows of a case were known by the time that its file tells; only one that began at that very moment can have been known for none.
  await drop(
    ended.filter(({ caseId, at }) => at.getTime() === known.get(caseId)?.knownAt.getTime()),
    manager,
  );
  await end(ended, manager);
  await add(versions, manager);
  await keep(cases, manager);
}

async function load(caseIds: readonly string[], manager: EntityManager): Promise<Map<string, KeptReport>> {
  const rows: { case_id: string; known_at: Date; file: ReportFile }[] = await manager.query(
    'SELECT case_id, known_at, file FROM report_case WHERE case_id = ANY ($1)',
    [caseIds],
  );
  return new Map(rows.map(({ case_id, known_at, file }) => [case_id, { file, knownAt: known_at }]));
}

// Of arrays the planner knows the length, of JSON not: for the few rows of a live delivery it would read the whole table.
const endedRows = 'unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::timestamptz[]) AS e (case_id, kind, code, number, at)';
const same = `(f.case_id, f.kind, f.code, f.number) = (e.case_id, e.kind, e.code, e.number) AND f.known_until = 'infinity'`;

/** A row that would have been known for no time at all goes. */
async function drop(ended: readonly Ended[], manager: EntityManager): Promise<void> {
  if (ended.length > 0)
    await manager.query(`DELETE FROM report_fact f USING ${endedRows} WHERE ${same} AND f.known_from >= e.at`, arraysOf(ended));
}

async function end(ended: readonly Ended[], manager: EntityManager): Promise<void> {
  if (ended.length > 0) await manager.query(`UPDATE report_fact f SET known_until = e.at FROM ${endedRows} WHERE ${same}`, arraysOf(ended));
}

function arraysOf(ended: readonly Ended[]): readonly unknown[][] {
  const keys = ['kind', 'code', 'number'] as const;
  return [ended.map(({ caseId }) => caseId), ...keys.map((key) => ended.map(({ fact }) => fact[key])), ended.map(({ at }) => at)];
}

async function add(versions: readonly Version[], manager: EntityManager): Promise<void> {
  if (versions.length === 0) return;
  await manager.query('INSERT INTO report_fact SELECT * FROM jsonb_populate_recordset(NULL::report_fact, $1)', [
    JSON.stringify(versions.map(factRecord)),
  ]);
}

async function keep(cases: Changes['cases'], manager: EntityManager): Promise<void> {
  const rows = [...cases].flatMap(([caseId, kept]) => caseRecords(caseId, kept));
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO report_case SELECT * FROM jsonb_populate_recordset(NULL::report_case, $1)
     ON CONFLICT (case_id) DO UPDATE SET known_at = EXCLUDED.known_at, file = EXCLUDED.file`,
    [JSON.stringify(rows)],
  );
}
