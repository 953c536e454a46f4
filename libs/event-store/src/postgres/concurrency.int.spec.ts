import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { EventToAppend } from '@anjuan/contracts';
import { appended, collect, eventFor, eventsFor, freshStream, idsOf } from '../contract/fixtures.ts';
import type { EventStore } from '../port.ts';
import { prepare, type Prepared } from './testing/prepared.ts';

// Real: PostgreSQL, and in the race two processes of Node.
describe('writers at the same time', () => {
  let database: Prepared;
  let store: EventStore;
  beforeAll(async () => {
    database = await prepare();
    store = database.open();
  });
  afterAll(() => database.drop());

  it('two processes race on one stream: exactly one wins each revision', async () => {
    const stream = freshStream();
    const racer = fileURLToPath(new URL('testing/racer.ts', import.meta.url));
    const run = async (): Promise<number[]> => {
      const args = ['--conditions=source', '--no-warnings', racer, database.appUrl, stream, '199'];
      return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout) as number[];
    };
    const [one, two] = await Promise.all([run(), run()]);
    const events = await collect(store.readStream(stream));
    expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: events.length }, (_, i) => i));
    expect([...one, ...two].sort((a, b) => a - b)).toEqual(events.map(({ revision }) => revision));
    expect(new Set(events.map(({ data }) => data['pid'])).size).toBe(2);
  });

  it('a merged batch goes as one transaction; the one that conflicts fails none of the others', async () => {
    const streams = Array.from({ length: 6 }, () => freshStream());
    const taken = streams[3] as string;
    await store.append(taken, eventsFor(taken, 1), 'no-stream');
    const single = database.open({ appendsInFlight: 1 });
    const results = await Promise.all(streams.map((stream) => single.append(stream, eventsFor(stream, 2), 'no-stream')));
    expect(results.map(({ outcome }) => outcome)).toEqual(['appended', 'appended', 'appended', 'conflict', 'appended', 'appended']);
    expect(results[3]).toEqual({ outcome: 'conflict', revision: 0 });
    const merged = results.filter(({ outcome }) => outcome === 'appended').map((result) => appended(result).position.transaction);
    expect(new Set(merged).size).toBe(1);
  });

  it('one that PostgreSQL cannot take fails alone', async () => {
    await database.owner.query(`ALTER TABLE event_store.events ADD CONSTRAINT no_poison CHECK (type <> 'Poison')`);
    const [good, bad] = [freshStream(), freshStream()];
    const results = await Promise.allSettled([
      store.append(good, eventsFor(good, 1), 'any'),
      store.append(bad, [eventFor(bad, { type: 'Poison' })], 'any'),
      store.append(freshStream(), eventsFor(good, 1), 'any'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((results[1] as PromiseRejectedResult).reason).toMatchObject({ name: 'EventStoreUnavailable' });
    await database.owner.query(`ALTER TABLE event_store.events DROP CONSTRAINT no_poison`);
  });

  it('crossing batches on the same streams neither deadlock nor lose anything', async () => {
    const streams = Array.from({ length: 10 }, () => freshStream());
    const stores = [store, database.open(), database.open()];
    const rounds = Array.from({ length: 15 }, (_, round) => round);
    const append = (from: EventStore, reversed: boolean, round: number) => {
      const order = reversed ? [...streams].reverse() : streams;
      return from.appendMany(order.map((stream) => ({ stream, events: [eventFor(stream, { data: { round } })], expected: 'any' })));
    };
    await Promise.all(
      stores.map(async (from, index) => {
        for (const round of rounds) await append(from, index % 2 === 1, round);
      }),
    );
    const deadlocks = await database.owner.query<{ deadlocks: string }>(
      `SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`,
    );
    expect(deadlocks.rows[0]?.deadlocks).toBe('0');
    for (const stream of streams) expect(await collect(store.readStream(stream))).toHaveLength(45);
  });

  it('refuses as unavailable what would make too much wait, and takes it once there is room', async () => {
    const narrow = database.open({ queueBytes: 3_000, appendsInFlight: 1 });
    const stream = freshStream();
    const events = eventsFor(stream, 30) as [EventToAppend, ...EventToAppend[]];
    const results = await Promise.allSettled(events.map((event) => narrow.append(stream, [event], 'any')));
    const refused = events.filter((_, i) => results[i]?.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const event of refused) await narrow.append(stream, [event], 'any');
    expect(idsOf(await collect(narrow.readStream(stream))).sort()).toEqual(idsOf(events).sort());
  });
});
