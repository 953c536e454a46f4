import pg from 'pg';
import { deadlines } from './deadlines.ts';

/**
 * What every connection of the store needs: each statement sees what was committed before it, an acknowledged commit is on disk, times
 * come in UTC, and the order is right after a restore. Plans are made once and stay on the indexes whatever the statistics say: made on
 * empty tables they would scan whole tables for good.
 */
const settings = `
  SET default_transaction_isolation = 'read committed';
  SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off;
  SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off;
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO';
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
  SELECT event_store.align();
`;

/** Longest time a connection may take to become ready, milliseconds. */
const patience = 10_000;

/** Makes a new connection ready. Throws when the schema is not there (migrateEventStore), the role may not use it, or it takes too long. */
export async function prepareSession(client: pg.ClientBase, timeoutMs = patience): Promise<void> {
  const deadline = deadlines.start(timeoutMs, () => abandon(client));
  try {
    await client.query(settings);
  } finally {
    deadlines.end(deadline);
  }
}

/** Cuts the connection at once, whatever it is doing; what runs on it then fails. */
export function abandon(client: pg.ClientBase): void {
  if (client instanceof pg.Client) client.connection.stream.destroy(); // which all are; the types of a pool do not say so
}
