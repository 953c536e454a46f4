// Real: PostgreSQL, the store, HTTP by injection. Two services on one database, as two processes are; a store that dies where it is told to.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@anjuan/event-store';
import fc from 'fast-check';
import { acceptedPetition, recordUnits, units } from './testing/a-petition.ts';
import { openForTest, type OpenAssignment } from './testing/open-assignment.ts';

/** When a store dies: before it takes an append, or after it took it and before anybody heard. */
type Death = 'before' | 'after';
/** Deaths to come, by the type of the first event of an append. */
let died = 0;
const deaths: { readonly type: string; readonly when: Death }[] = [];

function dying(store: EventStore): EventStore {
  return {
    ...store,
    async append(stream, events, expected) {
      const at = deaths.findIndex(({ type }) => type === events[0]?.type);
      const death = at < 0 ? undefined : deaths.splice(at, 1)[0];
      if (death) died += 1;
      if (death?.when === 'before') throw new Error('killed');
      const result = await store.append(stream, events, expected);
      if (death) throw new Error('killed');
      return result;
    },
  };
}

let first: OpenAssignment;
let second: OpenAssignment;
beforeAll(async () => {
  first = await openForTest({ around: dying });
  second = await openForTest({ beside: first, around: dying });
  await recordUnits(first);
  await acceptedPetition(first, 'XC202509020001');
});
afterAll(async () => {
  await second.close();
  await first.close();
});

const at = '/api/cases/XC202509020001/documents';
const letter = (system: OpenAssignment, key: string, year: number, unit: string) =>
  system.post(at, { kind: 'supervision-order', issuer: unit, on: `${year}-12-01`, data: orderData(year) }, { key });
const orderData = (year: number) => ({
  ...{ shortcomings: ['未按期告知。'], demands: ['立即告知信访人。'], suggestions: ['完善制度。'], reportBy: `${year}-12-15` },
});
const numbers = async (unit: string, year: number) =>
  (await first.get(`/api/document-numbers?unit=${unit}&kind=supervision-order&year=${year}`)).json<{
    last: number;
    missing: number[];
    items: { number: number; document: string; documentNumber: string }[];
  }>();

describe('many issuers of one unit at once, in two processes', () => {
  it('get the numbers from 1 without a gap, each its own', async () => {
    const asked = Array.from({ length: 24 }, (_, index) => letter(index % 2 ? first : second, `race-${index}`, 2025, units.office));
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 200));
    const given = answers.map(({ body }) => Number(/〕(\d+)号/.exec(body.documentNumber ?? '')?.[1])).sort((a, b) => a - b);
    expect(given).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    expect(await numbers(units.office, 2025)).toMatchObject({ last: 24, missing: [] });
  });
});

describe('numbers, whoever dies where while issuing', () => {
  let series = 0;
  const death = fc.record({ type: fc.constantFrom('DocumentDrawnUp', 'DocumentIssued'), when: fc.constantFrom<Death>('before', 'after') });

  it('have no gap; every request that is repeated by its key ends with one number, and its bytes are those of its hash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.array(death, { maxLength: 5 }), async (issuers, planned) => {
        series += 1;
        const unit = `S1${String(series).padStart(3, '0')}`;
        await first.recordUnit(unit, { name: '督查室', level: 'city', parent: units.government });
        deaths.splice(0, deaths.length, ...planned);
        const keys = Array.from({ length: issuers }, (_, index) => `${unit}-${index}`);
        const attempts = await Promise.all(keys.map((key, index) => letter(index % 2 ? first : second, key, 2025, unit)));
        expect(attempts.every(({ status }) => status === 200 || status === 500)).toBe(true);
        expect((await numbers(unit, 2025)).missing).toEqual([]); // also in the middle, before anybody tries again
        deaths.splice(0);
        // The other process takes over what died, by the same keys.
        const repeated = await Promise.all(keys.map((key, index) => letter(index % 2 ? second : first, key, 2025, unit)));
        expect(repeated.map(({ status }) => status)).toEqual(keys.map(() => 200));
        for (const [index, attempt] of attempts.entries())
          if (attempt.status === 200) expect(repeated[index]?.body.documentNumber).toBe(attempt.body.documentNumber);
        const { last, missing, items } = await numbers(unit, 2025);
        expect([last, missing]).toEqual([issuers, []]);
        expect(new Set(items.map(({ document }) => document))).toEqual(new Set(repeated.map(({ body }) => body.document)));
        for (const { document } of items)
          expect((await second.get(`${at}/${document}/verification`)).json()).toMatchObject({ kept: 'same', verified: true });
      }),
      { numRuns: 25 },
    );
    expect(died).toBeGreaterThan(10);
  }, 120_000);
});
