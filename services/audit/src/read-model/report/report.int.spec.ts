import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@anjuan/contracts';
import { openReadModel, type ReadModel } from '@anjuan/read-models';
import { dayOf } from '@anjuan/service-kit';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { reportQueries, type Asked } from '../../application/report-queries.ts';
import { countFacts, factsOf, measures, periodOf, type Counted, type KnownCase } from '../../domain/index.ts';
import { fillReports } from './fill-reports.ts';
import { reportProjection } from './report.projection.ts';
import { historyOf, momentAt, stepArbitrary, type ToldStep } from './testing/random-history.ts';
import { addEvent, type KeptReport } from './versions.ts';

// Real: PostgreSQL and the read model. Histories, their order, their pages and the as-of moments are chance's.
let database: TestDatabase;
let model: ReadModel;

beforeEach(async () => {
  database = await testDatabase();
  model = await openReadModel(database.url, reportProjection);
});
afterEach(async () => {
  await model.close();
  await database.drop();
});

async function projected(events: readonly RecordedEvent[], page: number): Promise<void> {
  await model.manager.query('TRUNCATE report_fact, report_case');
  for (let from = 0; from < events.length; from += page)
    await model.manager.transaction((manager) => reportProjection.project(events.slice(from, from + page), manager));
}

/** The other way to the same rows, which a rebuild takes; `capacity` cases are kept in memory. */
async function filled(events: readonly RecordedEvent[], page: number, capacity: number): Promise<void> {
  await model.manager.query('TRUNCATE report_fact, report_case');
  const filling = fillReports(model.manager, capacity);
  for (let from = 0; from < events.length; from += page) await filling.add(events.slice(from, from + page));
  await filling.finish();
}

/** The plain replay: of each case the events of its beginning that were recorded by the moment, folded one by one. */
function replayed(events: readonly RecordedEvent[], asOf: Date): KnownCase[] {
  const cases = new Map<string, KeptReport>();
  const beyond = new Set<string>();
  for (const event of events) {
    if (event.type !== 'PetitionRegistered' && !cases.has(event.caseId)) continue;
    if (event.recordedAt > asOf) beyond.add(event.caseId);
    if (beyond.has(event.caseId)) continue;
    cases.set(event.caseId, addEvent(cases.get(event.caseId) ?? { file: null, knownAt: new Date(0) }, event));
  }
  return [...cases].flatMap(([caseId, { file }]) => (file === null ? [] : [{ caseId, facts: factsOf(file) }]));
}

function told(counted: readonly Counted[]): readonly string[] {
  const nonzero = counted.filter(({ number }) => number !== 0);
  return nonzero.map(({ by, value, measure, number }) => `${by ?? 'all'} ${value} ${measure} ${number}`).sort();
}

function asked(period: string, asOf: Date): Asked {
  const found = periodOf(period);
  if (!found) throw new RangeError(period);
  return { period: found, asOf, asOfDay: dayOf(asOf) };
}

const periods = fc.constantFrom('2024-04', '2024-05', '2024-06', '2024');

describe('a report as of any past moment', () => {
  it('is what a replay of the events recorded by then counts one by one', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 50 }),
        fc.option(fc.integer({ min: 1, max: 12 })),
        fc.array(fc.tuple(periods, fc.integer({ min: 0, max: 130 })), { minLength: 3, maxLength: 6 }),
        async (steps: readonly ToldStep[], page, capacity, questions) => {
          const events = historyOf(steps);
          await (capacity === null ? projected(events, page) : filled(events, page, capacity));
          for (const [period, minute] of questions) {
            const question = asked(period, momentAt(minute));
            const expected = told(countFacts(replayed(events, question.asOf), question));
            expect(told(await reportQueries(model.manager).counted(question))).toEqual(expected);
            seen += expected.length;
          }
        },
      ),
      { numRuns: 120 },
    );
    expect(seen).toBeGreaterThan(1000);
  });

  it('lists as many facts behind each number as the number says, in pages, and all of them for a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 30, maxLength: 120 }),
        periods,
        fc.integer({ min: 20, max: 130 }),
        async (steps: readonly ToldStep[], period, minute) => {
          await projected(historyOf(steps), 25);
          const question = asked(period, momentAt(minute));
          const queries = reportQueries(model.manager);
          const { total, tables } = await queries.report(question);
          const topics = tables.find(({ by }) => by === 'topic')?.rows ?? [];
          for (const measure of measures) {
            expect(await listed(question, measure.code)).toBe(total.numbers[measure.code]);
            for (const { value, numbers } of topics) expect(await listed(question, measure.code, value)).toBe(numbers[measure.code]);
          }
          const sums = new Map<string, number>();
          for await (const { fact, measures: own } of queries.everyFact(question, 7))
            for (const { code, sum } of own) sums.set(code, (sums.get(code) ?? 0) + (sum ? fact.amount : 1));
          for (const { code } of measures) expect([code, sums.get(code) ?? 0]).toEqual([code, total.numbers[code]]);
        },
      ),
      { numRuns: 8 },
    );
  });

  async function listed(question: Asked, code: string, topic?: string): Promise<number> {
    const measure = measures.find((each) => each.code === code);
    if (!measure) throw new RangeError(code);
    const row = topic === undefined ? undefined : ({ by: 'topic', value: topic } as const);
    let [sum, after]: [number, string | null] = [0, ''];
    while (after !== null) {
      const cursor = after === '' ? undefined : (JSON.parse(Buffer.from(after, 'base64url').toString()) as string[]);
      const page = await reportQueries(model.manager).casesBehind(question, measure, row, 5, cursor);
      for (const { fact } of page.items) sum += measure.sum ? fact.amount : 1;
      after = page.next;
    }
    return sum;
  }

  it('carries the stock of each month of a year on from the one before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 30, maxLength: 120 }), async (steps: readonly ToldStep[]) => {
        await projected(historyOf(steps), 40);
        const queries = reportQueries(model.manager);
        const year = await queries.report(asked('2024', momentAt(200)));
        const months = year.tables.find(({ by }) => by === 'month')?.rows ?? [];
        expect(months.map(({ value }) => value)).toHaveLength(12);
        for (const name of ['2024-04', '2024-05', '2024-06', '2024-12']) {
          const month = await queries.report(asked(name, momentAt(200)));
          expect(months.find(({ value }) => value === name)?.numbers).toEqual(month.total.numbers);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('has the same rows whether they were projected page by page or filled at once', async () => {
    const rows = (): Promise<unknown> =>
      model.manager.query(
        `SELECT f::text AS row FROM report_fact f UNION ALL SELECT c::text FROM report_case c ORDER BY row`, // all columns of both
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 1, maxLength: 100 }),
        fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 })),
        async (steps, [page, filledPage, capacity]) => {
          const events = historyOf(steps);
          await projected(events, page);
          const expected = await rows();
          await filled(events, filledPage, capacity);
          expect(await rows()).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps no row that was known for no time, and one row of each fact that is known now', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 100 }), fc.integer({ min: 1, max: 10 }), async (steps, page) => {
        const events = historyOf(steps);
        await projected(events, page);
        const now: { facts: string }[] = await model.manager.query(
          `SELECT count(*) AS facts FROM report_fact WHERE known_until = 'infinity'`,
        );
        const expected = replayed(events, new Date('2030-01-01')).reduce((sum, { facts }) => sum + facts.length, 0);
        expect(now).toEqual([{ facts: String(expected) }]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a live delivery', () => {
  it('reads the rows of its own cases only, also where statistics know nothing of the table', async () => {
    const told = Array.from({ length: 400 }, (_, number) => ({ number, what: -1, day: number % 90, later: 1 }));
    const histories = historyOf([...told, ...told.map((step) => ({ ...step, what: 0 })), ...told.map((step) => ({ ...step, what: 1 }))]);
    await projected(histories, 200);
    const [last] = historyOf([{ number: 7, what: 16, day: 100, later: 3 }]);
    if (!last) throw new RangeError('no event');
    const closing = { ...last, recordedAt: new Date('2024-12-31') };
    await model.manager.transaction(async (manager) => {
      const before = await scanned(manager);
      await reportProjection.project([closing], manager);
      expect((await scanned(manager)) - before).toBe(0);
    });
    const closed: unknown[] = await model.manager.query(
      `SELECT case_id FROM report_fact WHERE outcome = 'closed' AND known_until = 'infinity'`,
    );
    expect(closed).toEqual([{ case_id: 'case-7' }]);
  });

  /** Rows of the table that this connection read by going through all of it. */
  async function scanned(manager: EntityManager): Promise<number> {
    const sql = `SELECT seq_tup_read::integer AS rows FROM pg_stat_xact_user_tables WHERE relname = 'report_fact'`;
    const [read]: { rows: number }[] = await manager.query(sql);
    if (!read) throw new RangeError('no such table');
    return read.rows;
  }
});
