import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { laneOf, type Delivery, type Lane } from '@anjuan/event-bus';
import { startPosition, type Position, type RecordedEvent } from '@anjuan/contracts';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import pg from 'pg';
import { openReadModel, type ReadModel } from '../read-model.ts';
import { openSchema } from '../data-source.ts';
import { applyOrIsolate } from '../read-model.ts';
import { at, eventAt, tally, type Tally } from '../testing/tally.ts';

// Real: PostgreSQL. The deliveries are made by hand, and a list of events stands for the store where a letter's event is read anew.
const { signal } = new AbortController();
let database: TestDatabase;
let model: ReadModel;
let made: Tally;
let stored: RecordedEvent[];

const store = {
  async *readCase(caseId: string) {
    await Promise.resolve();
    yield* stored.filter((event) => event.caseId === caseId);
  },
};

beforeEach(async () => {
  database = await testDatabase();
  made = tally();
  stored = [];
  model = await openReadModel(database.url, made.projection);
});
afterEach(async () => {
  await model.close();
  await database.drop();
});

/** Events of these cases, one after another, from the place given on. */
function events(from: number, ...cases: string[]): RecordedEvent[] {
  const made = cases.map((caseId, index) => eventAt(from + index, caseId));
  stored.push(...made);
  return made;
}

function fromStore(own: readonly RecordedEvent[]): Delivery {
  return { events: own, reached: { from: 'store', readTo: own.at(-1)?.position ?? at(0) } };
}

function fromLanes(own: readonly RecordedEvent[], after = new Map<Lane, Position>()): Delivery {
  return { events: own, reached: { from: 'lanes', marks: new Map(own.map((event) => [laneOf(event, 4), event.position])), after } };
}

describe.each([
  ['the store', fromStore],
  ['lanes', fromLanes],
])('a case whose event fails, delivered from %s', (_where, delivery) => {
  it('is put aside with its later events, while every other case goes on', async () => {
    const own = events(1, 'A', 'B', 'A', 'C', 'B', 'A');
    made.poison.add(own[2]?.id ?? '');
    await expect(model.handle(delivery(own), signal)).rejects.toThrow();
    await model.deadLetters.isolate(delivery(own), 5, signal);
    await model.handle(delivery(events(7, 'A', 'B')), signal);

    expect(await made.rows(model.manager)).toEqual({ A: [1], B: [2, 5, 8], C: [4] });
    expect(await model.deadLetters.count()).toBe(1);
    const letters = await model.deadLetters.list(10);
    expect(letters).toEqual([
      expect.objectContaining({
        consumer: 'test/tally',
        caseId: 'A',
        eventId: own[2]?.id,
        type: 'PetitionRegistered',
        tries: 5,
        waiting: 2,
      }),
    ]);
    expect(letters[0]).toMatchObject({ position: at(3), record: null, error: 'QueryFailedError' });
    expect(letters[0]?.message).toContain('code 23514, constraint tally_seen_check');
  });

  it('stays put aside over a restart and a repeated delivery', async () => {
    const own = events(1, 'A', 'A');
    made.poison.add(own[0]?.id ?? '');
    await model.deadLetters.isolate(delivery(own), 5, signal);
    await model.close();
    model = await openReadModel(database.url, made.projection);
    await model.handle(delivery(own), signal);
    await model.handle(delivery(events(3, 'A', 'B')), signal);
    expect(await made.rows(model.manager)).toEqual({ B: [4] });
    expect(await model.deadLetters.list(10)).toMatchObject([{ position: at(1), waiting: 2 }]);
  });

  it('is handled in order when it is tried again, and what comes after goes its way', async () => {
    const own = events(1, 'A', 'A', 'A');
    made.poison.add(own[1]?.id ?? '');
    await model.deadLetters.isolate(delivery(own), 5, signal);
    const [letter] = await model.deadLetters.list(1);
    const id = letter?.id ?? '';
    expect(await model.deadLetters.retry(id, store, signal)).toMatchObject({ outcome: 'stopped', events: 0, letter: { id, tries: 6 } });
    made.poison.clear();
    expect(await model.deadLetters.retry(id, store, signal)).toEqual({ outcome: 'handled', events: 2 });
    await model.handle(delivery(events(4, 'A')), signal);
    expect(await made.rows(model.manager)).toEqual({ A: [1, 2, 3, 4] });
    expect(await model.deadLetters.retry(id, store, signal)).toBeUndefined();
  });

  it('goes on without the event that an operator discards, up to the next one that fails', async () => {
    const own = events(1, 'A', 'A', 'A', 'A');
    made.poison.add(own[0]?.id ?? '').add(own[2]?.id ?? '');
    await model.deadLetters.isolate(delivery(own), 5, signal);
    const [first] = await model.deadLetters.list(1);
    expect(await model.deadLetters.discard(first?.id ?? '', store, signal)).toMatchObject({
      ...{ outcome: 'stopped', events: 1, letter: { eventId: own[2]?.id, tries: 1, waiting: 1 } },
    });
    const [second] = await model.deadLetters.list(1);
    expect(await model.deadLetters.discard(second?.id ?? '', store, signal)).toEqual({ outcome: 'handled', events: 1 });
    expect(await made.rows(model.manager)).toEqual({ A: [2, 4] });
    expect(await model.deadLetters.count()).toBe(0);
  });
});

describe('isolating', () => {
  it('of many cases with a few bad ones leaves out exactly those', async () => {
    const cases = Array.from({ length: 200 }, (_, index) => `C-${String(index).padStart(3, '0')}`);
    const own = events(1, ...cases);
    const bad = [0, 77, 78, 199];
    for (const index of bad) made.poison.add(own[index]?.id ?? '');
    await model.deadLetters.isolate(fromStore(own), 5, signal);
    expect((await model.deadLetters.list(10)).map(({ caseId }) => caseId)).toEqual(bad.map((index) => cases[index]));
    expect(Object.keys(await made.rows(model.manager))).toHaveLength(196);
  });

  it('puts nothing aside while the database is down, and moves nothing', async () => {
    const own = events(1, 'A');
    await model.close();
    model = await openReadModel(database.url, {
      ...made.projection,
      project: () => Promise.reject(Object.assign(new pg.DatabaseError('', 0, 'error'), { code: '57P01' })),
    });
    await expect(model.deadLetters.isolate(fromStore(own), 5, signal)).rejects.toMatchObject({ code: '57P01' });
    expect(await model.deadLetters.count()).toBe(0);
    expect((await model.progress()).floor).toEqual(startPosition);
  });

  it('lets a rebuild end with its dead letters, without what was discarded before', async () => {
    const source = await openSchema(database.url, 'test_tally__next', made.projection);
    const own = events(1, 'A', 'A', 'B', 'C');
    made.poison.add(own[0]?.id ?? '').add(own[2]?.id ?? '');
    await applyOrIsolate(source, made.projection, fromStore(own), (event) => Promise.resolve(event.caseId === 'A'));
    expect(await made.rows(source.manager)).toEqual({ A: [2], C: [4] });
    expect(await source.query('SELECT case_id, tries FROM dead_letter')).toEqual([{ case_id: 'B', tries: 1 }]);
    await source.destroy();
  });
});

describe('a record that could not be read', () => {
  const record = (offset: string, position: Position | null) => ({
    ...{ lane: 'intake/0of1', key: 'A', topic: 'anjuan.intake', partition: 0, offset, eventId: null, type: null, position },
    ...{ error: 'MalformedRecord', message: 'value not-a-json-object' },
  });
  const reached = (sequence: number): Delivery['reached'] => ({ from: 'lanes', marks: new Map([['intake/0of1', at(sequence)]]) });

  it('is a dead letter of the case of its key at once, and known again', async () => {
    const unreadable = [record('17', at(1))];
    for (const _again of [1, 2]) await model.handle({ events: [], reached: reached(1), unreadable }, signal);
    await model.handle({ events: events(2, 'A', 'B'), reached: reached(3) }, signal);
    expect(await made.rows(model.manager)).toEqual({ B: [3] });
    expect(await model.deadLetters.list(10)).toMatchObject([
      { caseId: 'A', record: { topic: 'anjuan.intake', partition: 0, offset: '17' }, error: 'MalformedRecord', waiting: 1 },
    ]);
  });

  it('can only be discarded where the store does not know it', async () => {
    await model.handle({ events: [], reached: reached(1), unreadable: [record('17', null)] }, signal);
    const [letter] = await model.deadLetters.list(1);
    const id = letter?.id ?? '';
    expect(await model.deadLetters.retry(id, store, signal)).toMatchObject({
      outcome: 'stopped',
      letter: { error: 'NotInStore', tries: 2 },
    });
    expect(await model.deadLetters.discard(id, store, signal)).toEqual({ outcome: 'handled', events: 0 });
    expect(await model.deadLetters.find(id)).toBeUndefined();
  });
});

describe('progress of a read model', () => {
  it('passes over what came in lanes when it comes from the store, and the other way round', async () => {
    const own = events(1, 'A', 'B', 'C', 'D', 'E');
    await model.handle(fromLanes(own.slice(1, 4)), signal);
    await model.handle(fromStore(own), signal);
    await model.handle(fromLanes(own), signal);
    await model.handle(fromLanes([...own, ...events(6, 'A')]), signal);
    expect(await made.rows(model.manager)).toEqual({ A: [1, 6], B: [2], C: [3], D: [4], E: [5] });
  });

  it('passes over what came under another number of partitions', async () => {
    const own = events(1, 'A', 'B', 'C', 'D', 'E', 'F');
    await model.handle(fromLanes(own), signal);
    const lane = (event: RecordedEvent): Lane => laneOf(event, 7);
    await model.handle(
      { events: own, reached: { from: 'lanes', marks: new Map(own.map((event) => [lane(event), event.position])) } },
      signal,
    );
    expect(
      Object.values(await made.rows(model.manager))
        .flat()
        .sort(),
    ).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('refuses a delivery that leaves a hole, and takes one that begins where a mark or the floor is', async () => {
    const own = events(5, 'A');
    const [first] = own;
    const lane = first ? laneOf(first, 4) : '';
    await expect(model.handle(fromLanes(own, new Map([[lane, at(4)]])), signal)).rejects.toMatchObject({ name: 'LaneHole', lane });
    expect(await made.rows(model.manager)).toEqual({});
    await model.handle(fromStore(events(4, 'Z')), signal);
    await model.handle(fromLanes(own, new Map([[lane, at(4)]])), signal);
    expect(await made.rows(model.manager)).toEqual({ A: [5], Z: [4] });
  });

  it('takes the same delivery once from two that hand it over at the same moment', async () => {
    const own = events(1, 'A', 'B', 'C', 'A');
    const other = await openReadModel(database.url, made.projection);
    await Promise.all([model.handle(fromLanes(own), signal), other.handle(fromLanes(own), signal), model.handle(fromStore(own), signal)]);
    await other.close();
    expect(await made.rows(model.manager)).toEqual({ A: [1, 4], B: [2], C: [3] });
  });
});
