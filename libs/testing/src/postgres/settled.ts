import pg from 'pg';
import { until } from '../system/running-system.ts';

/**
 * Waits until readers of the whole store can see whatever was committed on this server before the call. They stop before the oldest
 * transaction that still runs anywhere on the server, and other suites' transactions run there too.
 */
export async function settled(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ own: string }>('SELECT pg_current_xact_id()::text AS own');
    const past = 'SELECT $1::xid8 < pg_snapshot_xmin(pg_current_snapshot()) AS past';
    await until('what was committed is settled', async () => {
      const seen = await client.query<{ past: boolean }>(past, [rows[0]?.own]);
      return seen.rows[0]?.past === true;
    });
  } finally {
    await client.end();
  }
}
