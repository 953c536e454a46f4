import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { JsonObject, RecordedEvent } from '@anjuan/contracts';
import { openReadModel, type ReadModel } from '@anjuan/read-models';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import fc from 'fast-check';
import { listingProjection } from './listing.projection.ts';

// Real: PostgreSQL and the read model. What happens, and in which pages it comes, is chance's.
let database: TestDatabase;
let model: ReadModel;

beforeAll(async () => {
  database = await testDatabase();
  model = await openReadModel(database.url, listingProjection);
});
afterAll(async () => {
  await model.close();
  await database.drop();
});

const happenings: readonly (readonly [type: string, data: JsonObject])[] = [
  ...(['acceptance', 'handling'] as const).flatMap((clock): [string, JsonObject][] => [
    ['ClockExpired', { clock, due: '2024-05-01' }],
    ['ClockExpired', { clock, due: '2024-06-01' }],
    ['ClockStopped', { clock }],
    ['ClockPaused', { clock }],
  ]),
  ['HandlingLimitExtended', {}],
  ['ProcedureEnded', { endedOn: '2024-07-01' }],
  ['ProcedureEnded', { endedOn: '2024-08-01' }],
  ['ReviewRequested', {}],
  ...['root-1', 'root-2'].flatMap((ofCaseId): [string, JsonObject][] => [
    ['RelationConfirmed', { kind: 'repeat', ofCaseId }],
    ['RelationUndone', { kind: 'repeat', ofCaseId }],
  ]),
  ['RelationConfirmed', { kind: 'joint', ofCaseId: 'root-3' }],
  ['BacklogListed', {}],
  ['LedgerRowImported', {}],
];

function historyOf(steps: readonly { readonly number: number; readonly what: number }[]): RecordedEvent[] {
  return steps.map(({ number, what }, index) => {
    const [type, data] = happenings[what] ?? ['', {}];
    return {
      ...{ id: `e-${index}`, type, schemaVersion: 1, caseId: `case-${number}`, causationId: null, correlationId: 'c-1', data },
      ...{ occurredAt: new Date(0), recordedAt: new Date(0), actor: { id: 'u-7', role: 'intake-clerk', unit: 'S001' } },
      ...{ stream: `supervision-case-${number}`, revision: index, position: { transaction: 1n, sequence: BigInt(index + 1) } },
    };
  });
}

async function projected(events: readonly RecordedEvent[], page: number): Promise<unknown> {
  await model.manager.query('TRUNCATE overdue, returned, ended, listed');
  for (let from = 0; from < events.length; from += page)
    await model.manager.transaction((manager) => listingProjection.project(events.slice(from, from + page), manager));
  return rows();
}

function rows(): Promise<unknown> {
  return model.manager.query(
    `SELECT o::text AS row FROM overdue o UNION ALL SELECT r::text FROM returned r
     UNION ALL SELECT 'ended ' || e::text FROM ended e UNION ALL SELECT 'listed ' || l::text FROM listed l ORDER BY row`,
  );
}

it('makes of a page of events what it makes of each of them alone', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ number: fc.nat({ max: 2 }), what: fc.nat({ max: happenings.length - 1 }) }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 2, max: 40 }),
      async (steps, page) => {
        const events = historyOf(steps);
        const expected = (await projected(events, 1)) as readonly unknown[];
        expect(await projected(events, page)).toEqual(expected);
        seen += expected.length;
      },
    ),
    { numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(100);
});

it('keeps the last link and the first end, and nothing of a limit that stopped', async () => {
  const told = ['ClockExpired', 'RelationConfirmed', 'ProcedureEnded', 'BacklogListed'];
  const steps = happenings.flatMap(([type], what) => (told.includes(type) ? [{ number: 1, what }] : []));
  const stopped = { number: 1, what: happenings.findIndex(([type]) => type === 'ClockStopped') };
  expect(await projected(historyOf([...steps, stopped]), 100)).toEqual([
    { row: '(case-1,handling,2024-06-01)' },
    { row: '(case-1,root-2)' },
    { row: 'ended (case-1,2024-07-01)' },
    { row: 'listed (case-1)' },
  ]);
});
