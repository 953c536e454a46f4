import pg from 'pg';

/**
 * What every connection of the store needs: reads see what was committed before each statement, an acknowledged commit is on disk, times
 * come in UTC, plans stay on the indexes, and the order is right after a restore.
 */
const prepareSession = `
  SET default_transaction_isolation = 'read committed';
  SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off;
  SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off;
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO';
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
  SELECT event_store.align();
`;

/** Keeps every column as the text PostgreSQL wrote: the readers know their columns. */
export const rawTypes: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

export function createPool(config: pg.PoolConfig, max: number, name: string): pg.Pool {
  const pool = new pg.Pool({
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    ...config,
    max,
    application_name: config.application_name ?? `anjuan-event-store-${name}`,
    onConnect: async (client: pg.ClientBase) => {
      await client.query(prepareSession);
    },
  } as pg.PoolConfig);
  pool.on('error', () => undefined); // an idle client lost its server: the pool drops it, and the next statement connects anew
  return pool;
}

/** Runs `work` on a client and gives it back; after a failure or the abort the connection is closed, for its state is unknown. */
export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const ignore = () => undefined;
  client.on('error', ignore);
  let failed = true;
  try {
    const result = await work(client);
    failed = false;
    return result;
  } finally {
    client.off('error', ignore);
    client.release(failed);
  }
}
