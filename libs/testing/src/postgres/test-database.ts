import { randomBytes } from 'node:crypto';
import { connectionsGone } from '@anjuan/local-postgres';
import pg from 'pg';

export interface TestDatabase {
  /** Connection string of the owner of this fresh database. */
  readonly url: string;
  readonly name: string;
  drop(): Promise<void>;
}

/**
 * A fresh database on the PostgreSQL that the test run started (or that DATABASE_URL names), so that suites never meet.
 * Throws when the run has no server.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env['ANJUAN_TEST_POSTGRES'];
  if (!server) throw new Error('the test run started no PostgreSQL: run the suites with the root jest configuration');
  const name = `anjuan_test_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = async (): Promise<void> => {
    await connectionsGone(url.href).catch(() => false); // a suite may have dropped it already
    await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { url: url.href, name, drop };
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
