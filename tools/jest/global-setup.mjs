import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalPostgres } from '@anjuan/local-postgres';

/**
 * One real PostgreSQL for the whole run; every suite makes a database of its own on it (testDatabase of @anjuan/testing).
 * DATABASE_URL names another server instead. Commits do not wait for the disk here: durability is tested on clusters of their own.
 */
export default async function globalSetup() {
  const given = process.env.DATABASE_URL;
  if (given) {
    process.env.ANJUAN_TEST_POSTGRES = given;
    console.log('\nPostgreSQL for the tests: the one that DATABASE_URL names');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
  const server = await startLocalPostgres({ dataDir: join(folder, 'postgres'), settings });
  globalThis.anjuanTestPostgres = { server, folder };
  process.env.ANJUAN_TEST_POSTGRES = server.url();
  console.log(`\nPostgreSQL for the tests: embedded, port ${server.port}`);
}
