import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { collect, eventsFor, freshStream } from '../contract/fixtures.ts';
import { rotateEventStore } from './rotate.ts';
import { prepare, type Prepared } from './testing/prepared.ts';

// Real: PostgreSQL, as the owner (here a superuser) and as the application role.
describe('events are append-only in the database itself', () => {
  let database: Prepared;
  let app: pg.Client;
  const stream = freshStream();
  beforeAll(async () => {
    database = await prepare();
    const store = database.open();
    await store.append(stream, eventsFor(stream, 3), 'any');
    await rotateEventStore(database.ownerUrl, { headroom: 0 });
    await store.append(stream, eventsFor(stream, 2), 'any');
    await database.owner.query(`CREATE TABLE event_store.events_by_hand (LIKE event_store.events INCLUDING ALL)`);
    app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await database.drop();
  });

  const tables = ['events', 'events_1', 'events_2'];
  const changes = ['UPDATE event_store.# SET data = NULL', 'DELETE FROM event_store.#', 'TRUNCATE event_store.#'];
  const harmless = ['UPDATE event_store.# SET type = type WHERE false', 'DELETE FROM event_store.# WHERE false'];
  const statements = tables.flatMap((table) => [...changes, ...harmless].map((sql) => sql.replace('#', table)));
  const refused = { code: '42501' };

  it.each(statements)('the owner is refused: %s', async (sql) => {
    await expect(database.owner.query(sql)).rejects.toMatchObject(refused);
  });
  it.each(changes.map((sql) => sql.replace('#', 'events')))('the owner is refused as a replication session too: %s', async (sql) => {
    await database.owner.query(`SET session_replication_role = replica`);
    await expect(database.owner.query(sql)).rejects.toMatchObject(refused);
    await database.owner.query(`RESET session_replication_role`);
  });
  it.each(statements)('the application role is refused: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject(refused);
  });
  it.each(['streams', 'case_streams', 'migrations', 'events', 'copied'])('the application role cannot write to %s', async (table) => {
    const rights = await app.query<Record<string, boolean>>(
      `SELECT has_table_privilege($1, 'INSERT') AS insert, has_table_privilege($1, 'UPDATE') AS update,
         has_table_privilege($1, 'DELETE') AS delete, has_table_privilege($1, 'TRUNCATE') AS truncate`,
      [`event_store.${table}`],
    );
    expect(rights.rows[0]).toEqual({ insert: false, update: false, delete: false, truncate: false });
  });
  it('a row is refused also in a partition that somebody attached by hand', async () => {
    await database.owner.query('BEGIN');
    await database.owner.query(`INSERT INTO event_store.events_by_hand SELECT * FROM event_store.events WHERE revision = 4`);
    await database.owner.query(`ALTER TABLE event_store.events DETACH PARTITION event_store.events_2`);
    await database.owner.query(
      `ALTER TABLE event_store.events ATTACH PARTITION event_store.events_by_hand FOR VALUES FROM (${await lowestOfSecond()}) TO (MAXVALUE)`,
    );
    await expect(database.owner.query(`DELETE FROM event_store.events_by_hand`)).rejects.toMatchObject(refused);
    await database.owner.query('ROLLBACK');
  });
  it('everything is still there afterwards', async () => {
    expect(await collect(database.open().readStream(stream))).toHaveLength(5);
  });
  it('a schema of the caller cannot slip its own operators into the functions', async () => {
    await database.owner.query(`CREATE SCHEMA evil; GRANT ALL ON SCHEMA evil TO ${app.user ?? ''}`);
    await app.query(`CREATE FUNCTION evil.lie(int8, int8) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'reached as %', current_user; END $$;
      CREATE OPERATOR evil.= (LEFTARG = int8, RIGHTARG = int8, FUNCTION = evil.lie);
      CREATE OPERATOR evil.>= (LEFTARG = int8, RIGHTARG = int8, FUNCTION = evil.lie);
      CREATE OPERATOR evil.<> (LEFTARG = int8, RIGHTARG = int8, FUNCTION = evil.lie);
      CREATE OPERATOR evil.+ (LEFTARG = int8, RIGHTARG = int8, FUNCTION = evil.lie);
      CREATE DOMAIN evil.int8 AS pg_catalog.text; CREATE DOMAIN evil.text AS pg_catalog.int4;
      SET search_path = evil, pg_catalog`);
    const append = `SELECT event_store.append_one('intake-evil', -2, gen_random_uuid(), 'T', 1, 'c', NULL, 'c', 'a', 'r', '', now(), '{}') AS answer`;
    const first = await app.query<{ answer: string[] }>(append);
    const second = await app.query<{ answer: string[] }>(append);
    expect([first, second].map(({ rows }) => rows[0]?.answer.slice(0, 2))).toEqual([
      ['0', '0'],
      ['0', '1'],
    ]);
  });

  async function lowestOfSecond(): Promise<string> {
    const found = await database.owner.query<{ lowest: string }>(`SELECT min(transaction) AS lowest FROM event_store.events_by_hand`);
    return found.rows[0]?.lowest ?? '';
  }
});
