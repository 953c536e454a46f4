import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { caseOf, collect, eventFor, eventsFor, freshStream } from '../contract/fixtures.ts';
import type { EventStore } from '../port.ts';
import { prepare, type Prepared } from './testing/prepared.ts';

// Real: PostgreSQL, and its own counts of how tables were read. A plan made on empty tables is kept by the connection, so the store appends,
// reads and subscribes on empty tables first.
let database: Prepared;
let store: EventStore;
beforeAll(async () => {
  database = await prepare();
  store = database.open({ readers: 1, appendsInFlight: 1 });
});
afterAll(() => database.drop());

interface Scans {
  /** Rows read by scans of whole tables. */
  readonly tuples: number;
  readonly indexed: number;
  /** Entries that index scans went through. */
  readonly entries: number;
}

async function scans(): Promise<Scans> {
  const found = await database.owner.query<{ tuples: string; indexed: string; entries: string }>(`
    SELECT sum(seq_tup_read) AS tuples, sum(idx_scan) AS indexed,
      (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE schemaname = 'event_store') AS entries FROM pg_stat_user_tables
    WHERE schemaname = 'event_store' AND relname <> 'migrations'`);
  const row = found.rows[0];
  return { tuples: Number(row?.tuples), indexed: Number(row?.indexed), entries: Number(row?.entries) };
}

/** The counts of the store's connections, which PostgreSQL gathers when a connection is closed at the latest. */
async function scansOf(work: () => Promise<void>): Promise<Scans> {
  const before = await scans();
  await work();
  await store.close();
  for (;;) {
    const left = await database.owner.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND backend_type = 'client backend'`);
    if (left.rowCount === 0) break;
  }
  const after = await scans();
  return {
    tuples: after.tuples - before.tuples,
    indexed: after.indexed - before.indexed,
    entries: after.entries - before.entries,
  };
}

it('20,000 events into a fresh store, and their reading, never read a whole table or index', async () => {
  const counted = await scansOf(async () => {
    const first = freshStream();
    await store.append(first, eventsFor(first, 1), 'no-stream');
    await store.append(first, eventsFor(first, 1), 'any');
    await store.appendMany([first, freshStream()].map((stream) => ({ stream, events: eventsFor(stream, 2), expected: 'any' as const })));
    await collect(store.readAll());
    await collect(store.readStream(first));
    await collect(store.readCase(caseOf(first)));
    await database.owner.query('ANALYZE');
    const streams = Array.from({ length: 2_000 }, () => freshStream());
    for (let round = 0; round < 5; round += 1) {
      await store.appendMany(streams.map((stream) => ({ stream, events: eventsFor(stream, 2), expected: 'any' as const })));
    }
    for (const stream of streams.slice(0, 50)) await store.append(stream, [eventFor(stream)], 9);
    await collect(store.readAll());
    await collect(store.readAll({ filter: { types: ['Neither'] } }));
    await collect(store.readStream(streams[7] as string));
    await collect(store.readCase(caseOf(streams[7] as string)));
  });
  expect(counted.indexed).toBeGreaterThan(20_000);
  expect(counted.tuples).toBe(0);
  expect(counted.entries).toBeLessThan(85_000); // three readings of everything, and a look-up or two per append and event
});
