import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPostgresEventStore } from '@anjuan/event-store';
import { masterKeyOf, masterKeysOf } from '@anjuan/personal-data';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { roleUrl, serviceRoles, standaloneRoles, type DatabaseRole } from './roles.ts';
import { DatabaseInUse, setUpDatabase } from './set-up-database.ts';

const keys = masterKeysOf([masterKeyOf(Buffer.alloc(32, 7))]);
const services = serviceRoles(keys, {});
const alone = standaloneRoles(keys);
const refused = { code: '42501' };

async function as<T>(url: string, role: DatabaseRole | undefined, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: role ? roleUrl(url, role.name, () => role.password) : url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
const roleOf = (name: string): DatabaseRole => services.find((role) => role.name === `anjuan_${name}`) as DatabaseRole;
const appendOne = (stream: string) =>
  `SELECT event_store.append_one('${stream}', -2, gen_random_uuid(), 'T', 1, 'c', NULL, 'c', 'a', 'r', '', now(), '{}')`;

// Real: PostgreSQL with the roles of the services.
describe('the roles of the services', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await setUpDatabase(database.url, services);
    await as(database.url, undefined, (owner) => owner.query(appendOne('intake-shared')));
  });
  afterAll(() => database.drop());

  it.each([
    ['intake', 'intake-1'],
    ['classification', 'classification-1'],
    ['assignment', 'assignment-unit.JB03'],
    ['supervision', 'supervision-1'],
    ['supervision', 'delivery-1'],
    ['audit', 'delivery-2'],
  ])('%s appends to %s', async (name, stream) => {
    const { rowCount } = await as(database.url, roleOf(name), (client) => client.query(appendOne(stream)));
    expect(rowCount).toBe(1);
  });
  it.each([
    ['intake', 'classification-1'],
    ['classification', 'intake-2'],
    ['classification', 'intake-shared'],
    ['audit', 'assignment-1'],
    ['intake', 'intakes-1'],
    ['relay', 'intake-3'],
    ['relay', 'delivery-3'],
  ])('%s is refused an append to %s', async (name, stream) => {
    const append = as(database.url, roleOf(name), (client) => client.query(appendOne(stream)));
    await expect(append).rejects.toMatchObject(refused);
  });
  it('refuses a foreign stream in a batch too, and keeps nothing of that append', async () => {
    const { name, password } = roleOf('assignment');
    const store = createPostgresEventStore({ connectionString: roleUrl(database.url, name, () => password) });
    const event = () => ({
      ...{ id: randomUUID(), type: 'T', schemaVersion: 1, caseId: 'c', causationId: null, correlationId: 'c', data: {} },
      ...{ actor: { id: 'a', role: 'r', unit: '' }, occurredAt: new Date(0) },
    });
    const appends = [
      store.append('assignment-own', [event(), event()], 'no-stream'),
      store.append('supervision-foreign', [event(), event()], 'no-stream'),
    ];
    const [own, foreign] = await Promise.allSettled(appends);
    expect(own).toMatchObject({ status: 'fulfilled', value: { outcome: 'appended', revision: 1 } });
    expect(foreign).toMatchObject({ status: 'rejected', reason: { name: 'EventStoreUnavailable', cause: refused } });
    await store.close();
    const left = await as(database.url, undefined, (owner) =>
      owner.query<{ stream: string }>(`SELECT stream FROM event_store.streams WHERE stream LIKE '%foreign'`),
    );
    expect(left.rows).toEqual([]);
  });
  it('a role cannot become another one', async () => {
    await expect(as(database.url, roleOf('intake'), (client) => client.query('SET ROLE anjuan_assignment'))).rejects.toMatchObject(refused);
  });
  it('keys of persons are sealed by the writers, opened by audit too, and closed to the relay', async () => {
    const open = 'SELECT count(*) FROM personal_data.person_keys';
    const seal = `INSERT INTO personal_data.person_keys (person_id, wrapped_key, master_key_id) VALUES (gen_random_uuid(), '\\x00', 'k')`;
    const may = async (name: string, sql: string): Promise<boolean> =>
      as(database.url, roleOf(name), (client) => client.query(sql)).then(
        () => true,
        (error: unknown) => (error instanceof pg.DatabaseError && error.code === '42501' ? false : Promise.reject(error as Error)),
      );
    const rights: Record<string, boolean[]> = {};
    for (const name of ['intake', 'classification', 'assignment', 'supervision', 'audit', 'relay']) {
      rights[name] = [await may(name, open), await may(name, seal)];
    }
    const both = [true, true];
    const writers = { intake: both, classification: both, assignment: both, supervision: both };
    expect(rights).toEqual({ ...writers, audit: [true, false], relay: [false, false] });
  });
  it('a role cannot see the read model of another, nor remove it', async () => {
    await as(database.url, roleOf('audit'), (client) => client.query('CREATE SCHEMA audit_secret CREATE TABLE list (id int)'));
    for (const sql of ['SELECT * FROM audit_secret.list', 'DROP SCHEMA audit_secret CASCADE', 'ALTER SCHEMA audit_secret RENAME TO mine']) {
      await expect(as(database.url, roleOf('intake'), (client) => client.query(sql))).rejects.toMatchObject(refused);
    }
  });
});

describe('setting a database up', () => {
  const owned = `SELECT c.relname AS name, pg_get_userbyid(c.relowner) AS owner FROM pg_class c
    WHERE c.relnamespace = 'audit_list'::regnamespace AND c.relkind IN ('r', 'S', 'v') ORDER BY 1`;
  const makeReadModel = `CREATE SCHEMA audit_list;
    CREATE TABLE audit_list.rows (id int GENERATED ALWAYS AS IDENTITY, old serial);
    CREATE SEQUENCE audit_list.numbers; CREATE VIEW audit_list.seen AS SELECT * FROM audit_list.rows;
    CREATE FUNCTION audit_list.one() RETURNS int LANGUAGE sql AS 'SELECT 1'`;
  const names = ['numbers', 'rows', 'rows_id_seq', 'rows_old_seq', 'seen'];
  const swap = 'ALTER SCHEMA audit_list RENAME TO audit_list__old; ALTER SCHEMA audit_list__old RENAME TO audit_list';

  async function goesThereAndBack(url: string, one: readonly DatabaseRole[], several: readonly DatabaseRole[]): Promise<void> {
    const [app, audit] = [one[0] as DatabaseRole, several.find(({ schemas }) => schemas.includes('audit')) as DatabaseRole];
    await setUpDatabase(url, one);
    await as(url, app, (client) => client.query(makeReadModel));
    expect((await setUpDatabase(url, several)).moved).toEqual(['audit_list']);
    expect((await as(url, audit, (client) => client.query(owned))).rows).toEqual(names.map((name) => ({ name, owner: audit.name })));
    await as(url, audit, (client) => client.query(`INSERT INTO audit_list.rows DEFAULT VALUES; ${swap}`));
    expect((await setUpDatabase(url, one)).moved).toEqual(['audit_list']);
    await as(url, app, (client) => client.query(`INSERT INTO audit_list.rows DEFAULT VALUES; DROP FUNCTION audit_list.one(); ${swap}`));
    expect(await setUpDatabase(url, one)).toEqual({ applied: [], moved: [] });
  }

  it('gives the read models from the one-process system to the services and back', async () => {
    const database = await testDatabase();
    await goesThereAndBack(database.url, alone, services);
    await database.drop();
  });

  it('does so for an owner who is no superuser', async () => {
    const database = await testDatabase();
    const suffix = randomBytes(4).toString('hex');
    const owner = `anjuan_test_owner_${suffix}`;
    await as(database.url, undefined, async (client) => {
      await client.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'o'; ALTER DATABASE ${database.name} OWNER TO ${owner}`);
    });
    const renamed = (roles: readonly DatabaseRole[]) => roles.map((role) => ({ ...role, name: `${role.name}_${suffix}` }));
    await goesThereAndBack(
      roleUrl(database.url, owner, () => 'o'),
      renamed(alone),
      renamed(services),
    );
    await database.drop();
  });

  it('can be done by two or more at once', async () => {
    const database = await testDatabase();
    const runs = await Promise.all(Array.from({ length: 3 }, () => setUpDatabase(database.url, services)));
    const [none, neither, all] = runs.map(({ applied }) => applied.length).sort((a, b) => a - b);
    expect([none, neither]).toEqual([0, 0]);
    expect(all).toBeGreaterThan(0);
    await database.drop();
  });

  it('is refused while the other system works on the database', async () => {
    const database = await testDatabase();
    await setUpDatabase(database.url, services);
    await as(database.url, roleOf('intake'), () => expect(setUpDatabase(database.url, alone, 300)).rejects.toThrow(DatabaseInUse));
    expect((await setUpDatabase(database.url, alone)).applied).toEqual([]);
    await database.drop();
  });
});
