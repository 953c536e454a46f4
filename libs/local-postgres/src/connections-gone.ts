import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/**
 * Waits until no other connection to the database of `url` is left, at most `limitMs`. A pool's `end()` of node-postgres resolves when
 * it has said goodbye, before the server has heard it; a server that stops, or a database that is dropped, in that moment sends an
 * error to a client whose listener is gone already, and the process dies of it. Gives false where some are still there at the end.
 * Throws what the server answers when it cannot be asked.
 */
export async function connectionsGone(url: string, limitMs = 3_000): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const end = Date.now() + limitMs; ;) {
      const { rows } = await client.query<{ left: number }>(
        `SELECT count(*)::int AS left FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      );
      if (rows[0]?.left === 0) return true;
      if (Date.now() > end) return false;
      await delay(10);
    }
  } finally {
    await client.end();
  }
}
