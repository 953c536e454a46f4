import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { comparePositions, type Position, type RecordedEvent } from '@anjuan/contracts';
import { appended, collectEvents, eventFor, eventsFor, freshStream, idsOf, settled } from '../contract/fixtures.ts';
import type { AppendResult, EventStore } from '../port.ts';
import { checkAppend } from '../validate.ts';
import { appendOneStatement, encodeOne } from './append/encode-batch.ts';
import { prepare, type Prepared } from './testing/prepared.ts';

// Real: PostgreSQL; the writers that hold their transactions open are connections of the test's own.
describe('the global order', () => {
  let database: Prepared;
  let store: EventStore;
  beforeAll(async () => {
    database = await prepare();
    store = database.open();
  });
  afterAll(() => database.drop());

  /** Appends one event in a transaction that stays open. */
  async function openWriter(stream: string): Promise<{ id: string; commit(): Promise<void> }> {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    const event = eventFor(stream);
    const append = checkAppend(stream, [event], 'any');
    await client.query('BEGIN');
    await client.query({ ...appendOneStatement, values: encodeOne(append, append.events[0] as never) });
    const commit = async () => {
      await client.query('COMMIT');
      await client.end();
    };
    return { id: event.id, commit };
  }

  it('a subscriber misses nothing and sees nothing twice while a writer holds its transaction open', async () => {
    const after = await store.head();
    const aborter = new AbortController();
    const seen: RecordedEvent[] = [];
    const waiting: { count: number; resolve: () => void }[] = [];
    const seenAtLeast = (count: number) =>
      seen.length >= count ? Promise.resolve() : new Promise<void>((resolve) => waiting.push({ count, resolve }));
    const reading = (async () => {
      for await (const page of store.subscribe({ after, signal: aborter.signal })) {
        seen.push(...page.events);
        for (const { count, resolve } of waiting) if (seen.length >= count) resolve();
      }
    })();
    const early = freshStream();
    await store.append(early, eventsFor(early, 2), 'any');
    await seenAtLeast(2);
    const slow = await openWriter(freshStream());
    const later = freshStream();
    const committed = eventsFor(later, 5);
    const places: Position[] = [];
    for (const event of committed) places.push(appended(await store.append(later, [event], 'any')).position);
    expect(comparePositions(await store.head(), places[0] as Position)).toBeLessThan(0);
    expect(await collectEvents(store.readAll({ after: seen.at(-1)?.position as Position }))).toEqual([]);
    expect(seen).toHaveLength(2);
    await slow.commit();
    await seenAtLeast(8);
    aborter.abort();
    await reading;
    expect(idsOf(seen.slice(2))).toEqual([slow.id, ...idsOf(committed)]);
    expect(idsOf(await collectEvents(store.readAll({ after })))).toEqual(idsOf(seen));
  });

  it('agrees with the revisions of a stream although the writer that waited had begun first', async () => {
    const [hot, other] = [freshStream(), freshStream()];
    const after = await store.head();
    const holder = await openWriter(hot);
    // This batch has work on another stream too: had it taken its transaction id for that before waiting, its event would stand too early.
    const waiting = store.appendMany([
      { stream: other, events: eventsFor(other, 1), expected: 'any' },
      { stream: hot, events: eventsFor(hot, 1), expected: 'any' },
    ]);
    await lockIsWaitedFor();
    const unrelated = freshStream();
    await database.open().append(unrelated, eventsFor(unrelated, 1), 'any');
    await holder.commit();
    await settled(store, appended((await waiting)[1] as AppendResult).position);
    const ofHot = (await collectEvents(store.readAll({ after }))).filter(({ stream }) => stream === hot);
    expect(ofHot.map(({ revision }) => revision)).toEqual([0, 1]);
  });

  it('a transaction that only reads holds nothing back', async () => {
    const reader = new pg.Client({ connectionString: database.appUrl });
    await reader.connect();
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await reader.query('SELECT count(*) FROM event_store.events');
    const stream = freshStream();
    const { position } = appended(await store.append(stream, eventsFor(stream, 1), 'any'));
    await settled(store, position);
    await reader.query('ROLLBACK');
    await reader.end();
  });

  it('the head is always the place of an event that is there: ids of transactions that left nothing may come again after a crash', async () => {
    const stream = freshStream();
    const { position } = appended(await store.append(stream, eventsFor(stream, 1), 'any'));
    for (let i = 0; i < 5; i += 1) {
      await database.owner.query('BEGIN');
      await database.owner.query('SELECT pg_current_xact_id()');
      await database.owner.query('ROLLBACK');
    }
    await settled(store, position);
    expect(await store.head()).toEqual(position);
  });

  async function lockIsWaitedFor(): Promise<void> {
    for (;;) {
      const found = await database.owner.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
      if (found.rowCount) return;
    }
  }
});
