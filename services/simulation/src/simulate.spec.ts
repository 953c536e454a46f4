import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simulate, type Simulation } from './simulate.ts';

// Real: every command handler and decider of the services, the calendar, the invariants. In memory: the store.
const small: Simulation = { city: '星城市', until: '2025-12-31', years: 2, casesPerYear: 25, seed: 1 };
const told = async (simulation: Simulation): Promise<string[]> => {
  const lines: string[] = [];
  const write: Simulation['write'] = (appended) => {
    for (const { events } of appended)
      for (const { id, type, caseId, occurredAt, data } of events) lines.push(JSON.stringify({ id, type, caseId, occurredAt, data }));
    return Promise.resolve();
  };
  await simulate({ ...simulation, write });
  return lines;
};
/** What plausible behaviour runs into: a step that meets a withdrawal, an extension of no limit, a matter whose procedure has ended. */
const met = ['wrong-state', 'procedure-ended', 'limit-not-running', 'petition-over', 'wrong-backlog-state'];

describe('a simulated city', () => {
  it('tells the same history for the same seed, and another for another', async () => {
    const [once, again, other] = [await told(small), await told(small), await told({ ...small, seed: 2 })];
    expect(once.length).toBeGreaterThan(500);
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });
  it('keeps every invariant, whatever the seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 5, max: 40 }), async (seed, casesPerYear) => {
        const { violations, details, cases, refusals } = await simulate({ ...small, seed, casesPerYear });
        expect({ violations, details }).toEqual({ violations: 0, details: [] });
        expect(Object.keys(refusals).filter((code) => !met.includes(code))).toEqual([]);
        expect(cases).toBeGreaterThan(0);
      }),
      { numRuns: 6 },
    );
  });
  it('ends when it is told to', async () => {
    const ending = new AbortController();
    const write = (): Promise<void> => {
      ending.abort();
      return Promise.resolve();
    };
    await expect(simulate({ ...small, write, signal: ending.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
