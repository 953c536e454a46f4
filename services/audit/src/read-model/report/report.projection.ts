import type { RecordedEvent } from '@anjuan/contracts';
import type { Projection } from '@anjuan/read-models';
import type { EntityManager } from 'typeorm';
import { reportedTypes, type ReportFile } from '../../domain/report/index.ts';
import { ReportCaseRow, ReportFactRow } from './entities.ts';
import { MakeReport1764000000010 } from './report.migration.ts';
import { changesOf, type Changes, type KeptReport, type Version } from './versions.ts';

/** What the reports count, with when it was known: a report as of any past moment is one reading of these rows. */
export const reportProjection: Projection = {
  name: 'audit/reports',
  filter: { types: [...reportedTypes] },
  entities: [ReportFactRow, ReportCaseRow],
  migrations: [MakeReport1764000000010],
  project,
};

async function project(events: readonly RecordedEvent[], manager: EntityManager): Promise<void> {
  if (events.length === 0) return;
  const changes = changesOf(await load([...new Set(events.map(({ caseId }) => caseId))], manager), events);
  await end(changes.ended, manager);
  await add(changes.versions, manager);
  await keep(changes.cases, manager);
}

async function load(caseIds: readonly string[], manager: EntityManager): Promise<Map<string, KeptReport>> {
  const rows: { case_id: string; known_at: Date; file: ReportFile }[] = await manager.query(
    'SELECT case_id, known_at, file FROM report_case WHERE case_id = ANY ($1)',
    [caseIds],
  );
  return new Map(rows.map(({ case_id, known_at, file }) => [case_id, { file, knownAt: known_at }]));
}

/** A row that would have been known for no time at all goes. */
async function end(ended: Changes['ended'], manager: EntityManager): Promise<void> {
  if (ended.length === 0) return;
  const rows = ended.map(({ caseId, fact: { kind, code, number }, at }) => ({ case_id: caseId, kind, code, number, at }));
  await manager.query(
    `WITH ended AS (SELECT * FROM jsonb_to_recordset($1) AS e (case_id text, kind text, code text, number integer, at timestamptz)),
       gone AS (DELETE FROM report_fact f USING ended e WHERE (f.case_id, f.kind, f.code, f.number) = (e.case_id, e.kind, e.code, e.number)
         AND f.known_until = 'infinity' AND f.known_from >= e.at)
     UPDATE report_fact f SET known_until = e.at FROM ended e WHERE (f.case_id, f.kind, f.code, f.number) = (e.case_id, e.kind, e.code, e.number)
       AND f.known_until = 'infinity' AND f.known_from < e.at`,
    [JSON.stringify(rows)],
  );
}

async function add(versions: readonly Version[], manager: EntityManager): Promise<void> {
  if (versions.length === 0) return;
  await manager.query('INSERT INTO report_fact SELECT * FROM jsonb_populate_recordset(NULL::report_fact, $1)', [
    JSON.stringify(versions.map(factRecord)),
  ]);
}

function factRecord({ caseId, fact: { from, to, repeatOf, ...rest }, from: knownFrom, until }: Version) {
  const known = { known_from: knownFrom, known_until: until ?? 'infinity' };
  return { case_id: caseId, ...known, from_day: from, to_day: to, repeat_of: repeatOf, ...rest };
}

async function keep(cases: Changes['cases'], manager: EntityManager): Promise<void> {
  const rows = [...cases].flatMap(([case_id, { file, knownAt: known_at }]) => (file === null ? [] : [{ case_id, known_at, file }]));
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO report_case SELECT * FROM jsonb_populate_recordset(NULL::report_case, $1)
     ON CONFLICT (case_id) DO UPDATE SET known_at = EXCLUDED.known_at, file = EXCLUDED.file`,
    [JSON.stringify(rows)],
  );
}
