import { copyRows, fillByCase, inTransactions, recordRows, type Filling } from '@anjuan/read-models';
import type { EntityManager } from 'typeorm';
import { factKey, type Fact, type ReportFile } from '../../domain/report/index.ts';
import { caseRecords, factRecord } from './rows.ts';
import { moveOn, recall, track, unwrittenOf, type Tracked, type Version } from './versions.ts';

/** Rows of what is known no more that are kept until they are written together; they never change again. */
const pastAtOnce = 10_000;

const factColumns = [
  ...([
    'case_id',
    'kind',
    'code',
    'number',
    'known_from',
    'known_until',
    'from_day',
    'to_day',
    'entry',
    'outcome',
    'rating',
    'amount',
  ] as const),
  ...(['repeat_of', 'decided', 'reopened', 'channel', 'category', 'topic', 'district', 'unit'] as const),
] as const;
const caseColumns = ['case_id', 'known_at', 'file'] as const;

/**
 * Fills the tables of the reports: what a case is known to be only when the case rests, and what it was known to be as it goes, so that no row is
 * written and then changed. `capacity` cases are kept in memory.
 */
export function fillReports(manager: EntityManager, capacity?: number): Filling {
  let past: Version[] = [];

  async function writePast(): Promise<void> {
    const done = past;
    past = [];
    await inTransactions(manager, done, copyFacts);
  }

  const filling = fillByCase<Tracked>(
    {
      fresh: (caseId) => track(caseId),
      begins: ({ type, revision }) => type === 'PetitionRegistered' && revision === 0,
      take: (event, own) => {
        moveOn(own, event, notWritten, (version) => past.push(version));
      },
      takeOut: (cases) => takeOut(cases, manager),
      write: (cases) => inTransactions(manager, cases, copyCases),
    },
    capacity,
  );
  return {
    async add(events) {
      await filling.add(events);
      if (past.length >= pastAtOnce) await writePast();
    },
    async finish() {
      await filling.finish();
      await writePast();
    },
  };
}

/** What is known now of a case that is kept in memory is in no row. */
function notWritten(): never {
  throw new TypeError('a fact of a kept case is in the tables');
}

async function copyFacts(versions: readonly Version[], manager: EntityManager): Promise<void> {
  await copyRows(
    manager,
    'report_fact',
    factColumns,
    recordRows(versions, factColumns, (version) => [factRecord(version)]),
  );
}

async function copyCases(cases: readonly Tracked[], manager: EntityManager): Promise<void> {
  await copyRows(
    manager,
    'report_case',
    caseColumns,
    recordRows(cases, caseColumns, ({ caseId, kept }) => caseRecords(caseId, kept)),
  );
  await copyFacts(cases.flatMap(unwrittenOf), manager);
}

type FactRow = Pick<Fact, 'kind' | 'code' | 'number'> & { case_id: string; known_from: Date };

async function takeOut(cases: ReadonlyMap<string, Tracked>, manager: EntityManager): Promise<void> {
  await manager.transaction(async (within) => {
    await within.query('SET LOCAL enable_seqscan = off'); // of tables just filled there are no statistics, and by its guess all of them are read
    const caseIds = [...cases.keys()];
    const [files]: [{ case_id: string; known_at: Date; file: ReportFile }[], number] = await within.query(
      'DELETE FROM report_case WHERE case_id = ANY ($1) RETURNING case_id, known_at, file',
      [caseIds],
    );
    if (files.length === 0) return;
    const [facts]: [FactRow[], number] = await within.query(
      `DELETE FROM report_fact WHERE case_id = ANY ($1) AND known_until = 'infinity' RETURNING case_id, kind, code, number, known_from`,
      [files.map(({ case_id }) => case_id)],
    );
    const since = new Map<string, Map<string, Date>>(files.map(({ case_id }) => [case_id, new Map()]));
    for (const fact of facts) since.get(fact.case_id)?.set(factKey(fact), fact.known_from);
    for (const { case_id, known_at, file } of files) {
      const own = cases.get(case_id);
      if (own) recall(own, { file, knownAt: known_at }, since.get(case_id) ?? new Map());
    }
  });
}
