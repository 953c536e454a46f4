import { describe, expect, it } from '@jest/globals';
import { testDatabase } from './test-database.ts';
import pg from 'pg';

// Real: the embedded PostgreSQL of the test run.
describe('the embedded PostgreSQL', () => {
  it('gives each suite a database of its own, in UTF-8, on a supported major', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
    expect(one.name).not.toBe(two.name);
    const client = new pg.Client(one.url);
    await client.connect();
    const found = await client.query<{ name: string; encoding: string; major: number }>(
      `select current_database() as name, getdatabaseencoding() as encoding, current_setting('server_version_num')::int / 10000 as major`,
    );
    await client.end();
    expect(found.rows[0]).toMatchObject({ name: one.name, encoding: 'UTF8' });
    expect([15, 16, 17, 18]).toContain(found.rows[0]?.major);
    await Promise.all([one.drop(), two.drop()]);
  });

  it('is dropped without cutting off a connection that is about to close', async () => {
    const database = await testDatabase();
    const client = new pg.Client(database.url);
    const errors: string[] = [];
    client.on('error', (error) => errors.push(error.message));
    await client.connect();
    const working = client.query('SELECT pg_sleep(0.3)').then(() => client.end());
    await database.drop();
    await working;
    expect(errors).toEqual([]);
  });
});
