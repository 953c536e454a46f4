import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventToAppend } from '@anjuan/contracts';
import { InvalidAppend } from '../errors.ts';
import type { EventStore, ExpectedRevision } from '../port.ts';
import { collect, collectEvents, eventFor, freshStream, idsOf, placeNow, settled } from './fixtures.ts';

interface Operation {
  readonly stream: number;
  readonly size: number;
  readonly expectation: 'right' | 'no-stream' | 'stream-exists' | 'any' | number;
  /** Repeats the operation so many steps back, with the same ids and the same expectation, when there is one. */
  readonly repeat: number;
}

const operation: fc.Arbitrary<Operation> = fc.record({
  stream: fc.nat({ max: 2 }),
  size: fc.integer({ min: 1, max: 4 }),
  expectation: fc.oneof(fc.constant('right' as const), fc.constantFrom('no-stream', 'stream-exists', 'any'), fc.nat({ max: 9 })),
  repeat: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }) }),
});

interface Done {
  readonly stream: string;
  readonly events: readonly EventToAppend[];
  readonly expected: ExpectedRevision;
}

/** The store as plain lists: what it must answer and hold. */
class Model {
  readonly streams = new Map<string, string[]>();
  readonly log: string[] = [];

  append({ stream, events, expected }: Done): string {
    const held = this.streams.get(stream) ?? [];
    const ids = idsOf(events);
    const standing = ids.filter((id) => held.includes(id));
    if (standing.length === ids.length) return `repeated ${held.indexOf(ids.at(-1) as string)}`;
    if (standing.length > 0) return 'invalid';
    const last = held.length - 1;
    const fits =
      expected === 'any' || (expected === 'no-stream' && last < 0) || (expected === 'stream-exists' && last >= 0) || expected === last;
    if (!fits) return `conflict ${last < 0 ? 'null' : last}`;
    this.streams.set(stream, [...held, ...ids]);
    this.log.push(...ids);
    return `appended ${last + ids.length}`;
  }
}

/** Random operations, one after another: the store answers and holds what the model does. */
export function modelContract(open: () => Promise<EventStore>): void {
  let store: EventStore;
  beforeAll(async () => {
    store = await open();
  });

  it('agrees with the model over random operations', async () => {
    const law = fc.asyncProperty(fc.array(operation, { maxLength: 25 }), async (operations) => {
      const model = new Model();
      const after = await placeNow(store);
      const streams = Array.from({ length: 3 }, () => freshStream());
      const history: Done[] = [];
      for (const { stream: index, size, expectation, repeat } of operations) {
        const stream = streams[index] as string;
        const last = (model.streams.get(stream)?.length ?? 0) - 1;
        const right = last < 0 ? 'no-stream' : last;
        const fresh = {
          stream,
          events: Array.from({ length: size }, () => eventFor(stream)),
          expected: expectation === 'right' ? right : expectation,
        };
        const given = history.at(-repeat || history.length) ?? fresh;
        history.push(given);
        expect(await answer(store, given)).toBe(model.append(given));
      }
      const held = await Promise.all(streams.map((stream) => collect(store.readStream(stream))));
      for (const events of held) await settled(store, events.at(-1)?.position);
      expect(held.map(idsOf)).toEqual(streams.map((stream) => model.streams.get(stream) ?? []));
      expect(idsOf(await collectEvents(store.readAll({ after, pageSize: 3 })))).toEqual(model.log);
    });
    await fc.assert(law, { numRuns: 40 });
  });
}

async function answer(store: EventStore, { stream, events, expected }: Done): Promise<string> {
  try {
    const result = await store.append(stream, events, expected);
    if (result.outcome === 'conflict') return `conflict ${String(result.revision)}`;
    return `${result.repeated ? 'repeated' : 'appended'} ${result.revision}`;
  } catch (error) {
    if (error instanceof InvalidAppend) return 'invalid';
    throw error;
  }
}
