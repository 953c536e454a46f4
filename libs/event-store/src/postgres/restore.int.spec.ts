import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { comparePositions } from '@anjuan/contracts';
import { appended, collectEvents, eventsFor, freshStream, idsOf, settled } from '../contract/fixtures.ts';
import { createPostgresEventStore } from './postgres-event-store.ts';
import { prepare, type Prepared } from './testing/prepared.ts';

// Real: PostgreSQL. A dump restored into a new server is made by its effect: events whose transactions lie far above the server's own.
describe('a database restored from a dump into a server whose transaction ids start low again', () => {
  let database: Prepared;
  const stream = freshStream();
  const ahead = 5_000_000_000n;
  beforeAll(async () => {
    database = await prepare();
    const before = createPostgresEventStore({ connectionString: database.appUrl });
    await before.append(stream, eventsFor(stream, 3), 'no-stream');
    await before.close();
    await database.owner.query('BEGIN');
    const columns = await database.owner.query<{ list: string }>(
      `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS list FROM pg_attribute
       WHERE attrelid = 'event_store.events'::regclass AND attnum > 1 AND NOT attisdropped`,
    );
    const rest = columns.rows[0]?.list ?? '';
    await database.owner.query(`CREATE TEMP TABLE dump AS SELECT transaction + ${ahead} AS transaction, ${rest} FROM event_store.events`);
    await database.owner.query(`DROP TRIGGER events_append_only ON event_store.events; DROP TRIGGER append_only ON event_store.events;
      DROP TRIGGER append_only ON event_store.events_1`);
    await database.owner.query(`DELETE FROM event_store.events; INSERT INTO event_store.events (transaction, ${rest}) SELECT * FROM dump`);
    await database.owner.query(`UPDATE event_store.streams SET first_transaction = first_transaction + ${ahead}`);
    await database.owner.query('COMMIT');
  });
  afterAll(() => database.drop());

  it('goes on after the restored events, for readers and for writers, and stays so', async () => {
    const store = database.open();
    const restored = await collectEvents(store.readAll());
    expect(restored.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    const fresh = eventsFor(stream, 2);
    const { position, revision } = appended(await store.append(stream, fresh, 2));
    expect(revision).toBe(4);
    expect(comparePositions(restored[2]?.position as never, position)).toBeLessThan(0);
    await settled(store, position);
    const all = await collectEvents(store.readAll());
    expect(idsOf(all)).toEqual([...idsOf(restored), ...idsOf(fresh)]);
    const raised = await offset();
    const later = database.open();
    const next = appended(await later.append(stream, eventsFor(stream, 1), 4));
    expect(comparePositions(position, next.position)).toBeLessThan(0);
    expect(await offset()).toBe(raised);
    expect(BigInt(raised)).toBeGreaterThan(0n);
  });

  async function offset(): Promise<string> {
    const found = await database.owner.query<{ value: string }>('SELECT event_store.position_offset() AS value');
    return found.rows[0]?.value ?? '';
  }
});
