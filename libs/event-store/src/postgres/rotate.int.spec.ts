import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appended, collect, collectEvents, eventFor, eventsFor, freshStream, idsOf, settled } from '../contract/fixtures.ts';
import type { EventStore } from '../port.ts';
import { rotateEventStore } from './rotate.ts';
import { prepare, type Prepared } from './testing/prepared.ts';

// Real: PostgreSQL.
describe('cutting the partitions of the events', () => {
  let database: Prepared;
  let store: EventStore;
  beforeAll(async () => {
    database = await prepare();
    store = database.open();
  });
  afterAll(() => database.drop());

  const perPartition = async (): Promise<Record<string, number>> => {
    const found = await database.owner.query<{ name: string; events: string }>(
      `SELECT tableoid::regclass::text AS name, count(*) AS events FROM event_store.events GROUP BY 1 ORDER BY 1`,
    );
    return Object.fromEntries(found.rows.map(({ name, events }) => [name, Number(events)]));
  };

  it('goes on while events are appended; streams, cases and the global order run on over the cuts', async () => {
    const streams = Array.from({ length: 4 }, () => freshStream());
    let stop = false;
    const written: string[] = [];
    const writers = streams.map(async (stream) => {
      for (let revision = -1; !stop || revision < 20; revision += 1) {
        const event = eventFor(stream);
        appended(await store.append(stream, [event], revision < 0 ? 'no-stream' : revision));
        written.push(event.id);
      }
    });
    const cuts = [];
    for (let i = 0; i < 3; i += 1) {
      cuts.push(await rotateEventStore(database.ownerUrl, { headroom: 20 }));
      const goal = written.length + 200;
      while (written.length < goal) await store.head();
    }
    stop = true;
    await Promise.all(writers);
    expect(cuts.map((cut) => cut.cut && cut.partition)).toEqual(['event_store.events_2', 'event_store.events_3', 'event_store.events_4']);
    const events = await Promise.all(streams.map((stream) => collect(store.readStream(stream))));
    for (const of of events) expect(of.map(({ revision }) => revision)).toEqual(of.map((_, i) => i));
    expect(idsOf(events.flat()).sort()).toEqual([...written].sort());
    for (const of of events) await settled(store, of.at(-1)?.position);
    const all = await collectEvents(store.readAll({ pageSize: 37 }));
    expect(all).toHaveLength(written.length);
    expect(all.filter(({ stream }) => stream === streams[0])).toEqual(events[0]);
    const stream = streams[0] as string;
    expect(await collect(store.readCase(stream.slice('intake-'.length)))).toEqual(events[0]);
    expect(Object.values(await perPartition()).reduce((a, b) => a + b)).toBe(written.length);
    expect(Object.keys(await perPartition())).toContain('event_store.events_4');
  });

  it('finds a repeated append in an older partition', async () => {
    const stream = freshStream();
    const events = eventsFor(stream, 2);
    const first = appended(await store.append(stream, events, 'any'));
    await rotateEventStore(database.ownerUrl, { headroom: 0 });
    await store.append(stream, eventsFor(stream, 1), 1);
    expect(await store.append(stream, events, 'any')).toEqual({ ...first, repeated: true });
  });

  it('leaves a small partition alone when asked to', async () => {
    expect(await rotateEventStore(database.ownerUrl, { whenLargerThanBytes: 1_000_000_000 })).toEqual({ cut: false });
  });

  it('clears up after a rotation that was killed in the middle', async () => {
    const before = Object.keys(await perPartition()).at(-1) as string;
    const newest = (
      await database.owner.query<{ name: string }>(`SELECT max(inhrelid::regclass::text) AS name FROM pg_inherits
      WHERE inhparent = 'event_store.events'::regclass`)
    ).rows[0]?.name as string;
    expect(newest >= before).toBe(true);
    await database.owner.query(`ALTER TABLE ${newest} ADD CONSTRAINT rotation_bound CHECK (transaction < 9000000000) NOT VALID`);
    expect((await rotateEventStore(database.ownerUrl, { headroom: 0 })).cut).toBe(true);
    const stream = freshStream();
    expect((await store.append(stream, eventsFor(stream, 1), 'any')).outcome).toBe('appended');
  });

  it('reads whole pages from the index of one partition only', async () => {
    const head = await store.head();
    await database.owner.query(`SET enable_seqscan = off; SET enable_sort = off`);
    const explained = await database.owner.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT * FROM event_store.events e
      WHERE e.transaction >= ${head.transaction} AND (e.transaction, e.sequence) > (${head.transaction}, 0)
      ORDER BY e.transaction, e.sequence LIMIT 10`);
    const lines = explained.rows.map((row) => row['QUERY PLAN']);
    expect(lines.join('\n')).not.toMatch(/Sort|Seq Scan|events_1 /);
    expect(lines.join('\n')).toMatch(/Index Scan/);
  });
});
