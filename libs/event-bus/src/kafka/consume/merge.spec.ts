import { describe, expect, it } from '@jest/globals';
import { startPosition, type Position } from '@anjuan/contracts';
import fc from 'fast-check';
import { laneName } from '../../delivery/lane.ts';
import type { Lane } from '../../delivery/delivery.ts';
import { LaneMerge, type Queued } from './merge.ts';

// Pure: records as a relay writes them, brought in any order that keeps each lane's own.
const owners = ['intake', 'classification', 'assignment'];
const numbers = 2;
const at = (sequence: number): Position => ({ transaction: 1n, sequence: BigInt(sequence) });

/** The store's events as (owner, partition number), turned into records; the content is the place in the store. */
function written(events: readonly (readonly [string, number])[]): Queued<number>[] {
  const last = new Map<Lane, Position>();
  return events.map(([owner, number], index) => {
    const lane = laneName(owner, number, numbers);
    const preceding = owners.flatMap((other): [Lane, Position][] => {
      const place = last.get(laneName(other, number, numbers));
      return other === owner || !place ? [] : [[laneName(other, number, numbers), place]];
    });
    const record = { lane, position: at(index + 1), previous: last.get(lane) ?? startPosition, preceding, content: index + 1 };
    last.set(lane, record.position);
    return record;
  });
}

const lanes = owners.flatMap((owner) => Array.from({ length: numbers }, (_, number) => laneName(owner, number, numbers)));
const fromStart = new Map(lanes.map((lane) => [lane, startPosition]));
const event = fc.tuple(fc.constantFrom(...owners), fc.nat(numbers - 1));
const numberOf = ({ lane }: Queued<number>): string => lane.split('/')[1] ?? '';
const seed = fc.sample(fc.integer(), 1)[0] ?? 0;

/** The records in another order, each lane's own kept, and how many are brought before the next look. */
function brought(records: readonly Queued<number>[], choices: readonly number[]): Queued<number>[] {
  const queues = lanes.map((lane) => records.filter((record) => record.lane === lane));
  const order: Queued<number>[] = [];
  for (let turn = 0; order.length < records.length; turn += 1) {
    const open = queues.filter((queue) => queue.length > 0);
    const next = open[(choices[turn % choices.length] ?? 0) % open.length]?.shift();
    if (next) order.push(next);
  }
  return order;
}

/** Everything the merge gives while the records come, with looks in between. */
function run(merge: LaneMerge<number>, records: readonly Queued<number>[], every: number, most: number) {
  const taken: Queued<number>[] = [];
  let hole: Queued<number> | undefined;
  const look = (): void => {
    for (;;) {
      const given = merge.take(most);
      taken.push(...given.taken);
      hole = given.hole?.before;
      if (given.taken.length + given.passed.length === 0) return;
    }
  };
  for (const [index, record] of records.entries()) {
    merge.push(record);
    if (index % every === 0) look();
  }
  look();
  return { taken, hole };
}

describe(`merging lanes (seed ${seed})`, () => {
  const check = (property: fc.IRawProperty<unknown, false>): void => fc.assert(property, { seed, numRuns: 500 });
  const events = fc.array(event, { maxLength: 60 });
  const choices = fc.array(fc.nat(5), { minLength: 1, maxLength: 40 });
  const every = fc.integer({ min: 1, max: 9 });
  const most = fc.integer({ min: 1, max: 7 });

  it('gives every record once, in store order for each number, in whatever order the lanes come', () => {
    check(
      fc.property(events, choices, every, most, (story, order, look, size) => {
        const records = written(story);
        const { taken, hole } = run(new LaneMerge<number>(fromStart), brought(records, order), look, size);
        expect(hole).toBeUndefined();
        for (const number of ['0of2', '1of2']) {
          const own = (list: readonly Queued<number>[]) =>
            list.filter((record) => numberOf(record) === number).map(({ content }) => content);
          expect(own(taken)).toEqual(own(records));
        }
      }),
    );
  });

  it('passes over what was reached before, and over what comes again', () => {
    check(
      fc.property(events, choices, every, fc.nat(60), fc.nat(60), (story, order, look, done, back) => {
        const records = written(story);
        const before = records.slice(0, done);
        const reached = new Map(lanes.map((lane) => [lane, before.findLast((record) => record.lane === lane)?.position ?? startPosition]));
        const again = brought(records, order);
        // A rebalance in the middle: from some place on, everything is fetched a second time.
        const { taken, hole } = run(new LaneMerge<number>(reached), [...again, ...again.slice(back)], look, 5);
        expect(hole).toBeUndefined();
        expect(taken.map(({ content }) => content).sort((a, b) => a - b)).toEqual(records.slice(done).map(({ content }) => content));
      }),
    );
  });

  it('stops at a hole: nothing of the number that follows the missing record is given', () => {
    check(
      fc.property(fc.array(event, { minLength: 2, maxLength: 60 }), choices, every, fc.nat(), (story, order, look, which) => {
        const records = written(story);
        const missing = records[which % records.length];
        if (!missing) return;
        const left = records.filter((record) => record !== missing);
        const { taken, hole } = run(new LaneMerge<number>(fromStart), brought(left, order), look, 5);
        const after = left.filter((record) => numberOf(record) === numberOf(missing) && record.content > missing.content);
        expect(taken.filter((record) => after.includes(record))).toEqual([]);
        const next = after.find(({ lane }) => lane === missing.lane);
        // Without a later record of its lane the missing one may still come.
        expect(hole).toBe(next);
      }),
    );
  });
});

describe('a lane', () => {
  it('that is not followed holds up nobody', () => {
    const records = written([['intake', 0], ['classification', 0], ['intake', 0]]); // prettier-ignore
    const merge = new LaneMerge<number>(new Map([[laneName('intake', 0, numbers), startPosition]]));
    expect(run(merge, records, 1, 9).taken.map(({ content }) => content)).toEqual([1, 3]);
  });

  it('gives a record without a place when it comes to its head', () => {
    const [first, second] = written([['intake', 0], ['intake', 0]]); // prettier-ignore
    const merge = new LaneMerge<number>(fromStart);
    const odd = { lane: laneName('intake', 0, numbers), position: null, previous: startPosition, preceding: [], content: 99 };
    const { taken } = run(
      merge,
      [first, odd, second].flatMap((record) => record ?? []),
      3,
      9,
    );
    expect(taken.map(({ content }) => content)).toEqual([1, 99, 2]);
  });

  it('is given its turn when others have more than a page', () => {
    const merge = new LaneMerge<number>(fromStart);
    for (const record of written([...Array.from({ length: 10 }, (): [string, number] => ['intake', 0]), ['intake', 1]])) merge.push(record);
    const pages = [merge.take(3), merge.take(3)].map(({ taken }) => taken.map(({ content }) => content));
    expect(pages).toEqual([[1, 2, 3], [11, 4, 5]]); // prettier-ignore
  });
});
