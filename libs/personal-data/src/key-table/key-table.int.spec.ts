import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { layCable, testDatabase, type Cable, type TestDatabase } from '@anjuan/testing';
import pg from 'pg';
import { KeysUnavailable } from '../errors.ts';
import { findKeys } from './key-table.ts';
import { migratePersonalData } from './migrate.ts';

// Real: PostgreSQL, behind a cable that is pulled out.
describe('the key table', () => {
  let database: TestDatabase;
  let cable: Cable;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase();
    await migratePersonalData(database.url);
    const url = new URL(database.url);
    cable = await layCable({ to: Number(url.port) });
    url.port = String(cable.port);
    pool = new pg.Pool({ connectionString: url.href });
    pool.on('error', () => undefined); // idle connections break too
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('is said to be unavailable when its server ends the connection, or takes none', async () => {
    const ended = pool.query('SELECT pg_sleep(60)').catch((error: unknown) => error);
    const held = findKeys(pool, ['p-1']);
    await expect(held).resolves.toEqual([]);
    cable.cut(); // so that the next question is on its way when the connection ends
    const asked = findKeys(pool, ['p-1']).catch((error: unknown) => error);
    await cable.remove();
    expect(await asked).toBeInstanceOf(KeysUnavailable);
    expect(await ended).toBeInstanceOf(Error);
    await expect(findKeys(pool, ['p-1'])).rejects.toThrow(KeysUnavailable);
  });
  it('says by itself what it refuses', async () => {
    const other = new pg.Pool({ connectionString: database.url });
    await other.query('DROP SCHEMA personal_data CASCADE');
    await expect(findKeys(other, ['p-1'])).rejects.toMatchObject({ code: '42P01' });
    await other.end();
  });
});
