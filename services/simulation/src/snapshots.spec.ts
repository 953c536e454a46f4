import { describe, expect, it } from '@jest/globals';
import { assignmentDecider } from '@anjuan/assignment/handlers';
import { decisionDecider } from '@anjuan/classification/handlers';
import type { Json, RecordedEvent } from '@anjuan/contracts';
import { petitionDecider } from '@anjuan/intake/handlers';
import { payloadOf, type Decider } from '@anjuan/service-kit';
import { backlogDecider, clocksDecider, groupDecider, orderDecider } from '@anjuan/supervision/handlers';
import fc from 'fast-check';
import { simulate } from './simulate.ts';

// Real: every decider whose state is kept as a snapshot, on histories that the services' own handlers made. Personal parts are there as the text of
// their JSON, so that it would be seen if a state took one in.
type AnyDecider = Decider<Json, never>;
const deciders: readonly (readonly [string, AnyDecider])[] = (
  [
    ['intake-', petitionDecider],
    ['classification-', decisionDecider],
    ['assignment-SIM', assignmentDecider],
    ['supervision-SIM', clocksDecider],
    ['supervision-backlog.', backlogDecider],
    ['supervision-order.', orderDecider],
    ['supervision-campaign.', groupDecider],
    ['supervision-batch.', groupDecider],
  ] as const
).map(([prefix, decider]) => [prefix, decider as AnyDecider] as const);

async function streamsOf(seed: number): Promise<Map<string, RecordedEvent[]>> {
  const streams = new Map<string, RecordedEvent[]>();
  await simulate({
    ...{ city: '星城市', until: '2025-12-31', years: 2, casesPerYear: 20, seed },
    write: (appended) => {
      for (const { stream, events } of appended) streams.set(stream, [...(streams.get(stream) ?? []), ...events]);
      return Promise.resolve();
    },
  });
  return streams;
}

function fold(decider: AnyDecider, from: Json, events: readonly RecordedEvent[]): Json {
  return events.reduce((state, event) => decider.evolve(state, payloadOf<never>(event)), from);
}

/** What a person said: every text of some length in a personal part. */
function saidIn(value: Json): string[] {
  if (typeof value === 'string') return value.length >= 4 ? [value] : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap((part) => saidIn(part)) : [];
}

describe('a state that is kept as a snapshot', () => {
  it('leads to the same state from every revision as all the events do, and holds nothing that is sealed', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 - 1 }), async (seed) => {
        for (const [stream, events] of await streamsOf(seed)) {
          const [prefix, decider] = deciders.find(([begin]) => stream.startsWith(begin)) ?? [];
          if (!decider || prefix === undefined) continue;
          met.add(prefix);
          const whole = fold(decider, decider.initialState, events);
          let state = decider.initialState;
          for (const [revision, event] of events.entries()) {
            state = fold(decider, state, [event]);
            const kept = JSON.stringify(state);
            expect(fold(decider, JSON.parse(kept) as Json, events.slice(revision + 1))).toEqual(whole);
            const { personal } = event.data;
            const said = typeof personal === 'string' ? saidIn(JSON.parse(personal) as Json) : [];
            expect(said.filter((text) => kept.includes(text))).toEqual([]);
          }
        }
      }),
      { numRuns: 4 },
    );
    expect([...met].toSorted()).toEqual(expect.arrayContaining(['assignment-SIM', 'intake-', 'supervision-SIM', 'supervision-backlog.']));
  });
  it('has a name of its own for each decider', () => {
    const names = new Set(deciders.map(([, { snapshot }]) => snapshot?.name));
    expect([...names].toSorted()).toEqual(['assignment', 'backlog', 'clocks', 'decision', 'group', 'orders', 'petition']);
  });
});
