import pg from 'pg';
import { prepareSession } from './session.ts';

/** Keeps every column as the text PostgreSQL wrote: the readers know their columns. */
export const rawTypes: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

/** The connections of the readers. */
export function createPool(config: pg.PoolConfig, max: number): pg.Pool {
  const pool = new pg.Pool({
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    ...config,
    max,
    application_name: config.application_name ?? 'anjuan-event-store-read',
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it, its types do not say so
    onConnect: (client) => prepareSession(client),
  });
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
