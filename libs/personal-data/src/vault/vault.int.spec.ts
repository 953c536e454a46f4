import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '@anjuan/contracts';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import fc from 'fast-check';
import pg from 'pg';
import { checkMasterKeys } from '../key-table/check-master-keys.ts';
import { migratePersonalData } from '../key-table/migrate.ts';
import { masterKeyOf, masterKeysOf, type MasterKeys } from '../master-key/master-key.ts';
import { createVault, type Vault } from './vault.ts';

// Real: PostgreSQL, with the services' role as production has it.
const role = `anjuan_vault_${process.pid}`;
const oldKey = masterKeyOf(Buffer.alloc(32, 1));
const newKey = masterKeyOf(Buffer.alloc(32, 2));
const masterKeys = masterKeysOf([oldKey]);
let database: TestDatabase;
let owner: pg.Pool;
let pool: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Pool({ connectionString: database.url });
  await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'test'`);
  await Promise.all([migratePersonalData(database.url, role), migratePersonalData(database.url, role)]);
  await migratePersonalData(database.url, role);
  const url = new URL(database.url);
  [url.username, url.password] = [role, 'test'];
  pool = new pg.Pool({ connectionString: url.href, max: 8 });
});
afterAll(async () => {
  await pool.end();
  await owner.query(`DROP OWNED BY ${role}`);
  await owner.query(`DROP ROLE ${role}`);
  await owner.end();
  await database.drop();
});

const vaultOf = (keys: MasterKeys = masterKeys): Vault => createVault({ pool, masterKeys: keys });
const context = 'e-1:PetitionRegistered';
let persons = 0;
const somebody = () => `p-${String((persons += 1)).padStart(32, '0')}`;
const rowsOf = async (personId: string) =>
  (await owner.query<{ wrapped_key: Buffer | null; erased_at: Date | null; master_key_id: string }>(
    'SELECT * FROM personal_data.person_keys WHERE person_id = $1',
    [personId],
  )).rows; // prettier-ignore

/** The pool, and how many statements went through it. */
function counted(): { pool: pg.Pool; statements: () => number } {
  let statements = 0;
  const counting = new Proxy(pool, {
    get: (target, name) => {
      if (name === 'query') statements += 1;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  return { pool: counting, statements: () => statements };
}

describe('the vault', () => {
  it('opens in another process what was sealed in one', async () => {
    const writer = vaultOf();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(5), fc.jsonValue()), { maxLength: 20 }), async (values) => {
        const people = Array.from({ length: 6 }, somebody);
        const requests = values.map(([person, value], at) => ({
          personId: people[person] ?? '',
          context: `e-${at}:WorkRecorded`,
          content: JSON.parse(JSON.stringify(value)) as Json,
        }));
        const sealed = await writer.sealMany(requests);
        const opened = await vaultOf().openMany(requests.map((request, at) => ({ ...request, content: sealed[at] ?? '' })));
        expect(opened).toEqual(requests.map(({ content }) => content));
      }),
      { verbose: true, numRuns: 25 },
    );
  });
  it('keeps one key per person, of which the table holds only the wrapped form', async () => {
    const [one, other, vault] = [somebody(), somebody(), vaultOf()];
    await vault.sealMany([one, other, one].map((personId) => ({ personId, context, content: 'x' })));
    const [row, ...more] = await rowsOf(one);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ master_key_id: oldKey.id, erased_at: null });
    expect(row?.wrapped_key).toHaveLength(12 + 32 + 16);
    const moved = { personId: other, context, content: await vault.seal(one, context, 'x') };
    await expect(vault.openMany([moved])).rejects.toMatchObject({ name: 'SealBroken', personId: other, context });
  });
  it('refuses a text that was changed or moved to another event, without telling any of it', async () => {
    const [person, vault] = [somebody(), vaultOf()];
    const sealed = await vault.seal(person, context, { name: '张三' });
    const changed = sealed.slice(0, 30) + (sealed[30] === 'A' ? 'B' : 'A') + sealed.slice(31);
    await expect(vault.open(person, context, changed)).rejects.toMatchObject({ name: 'SealBroken' });
    const refusal: unknown = await vault.open(person, 'e-2:PetitionRegistered', sealed).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'SealBroken' });
    expect(String(refusal)).not.toContain(sealed.slice(20, 40));
    expect(await vault.open(person, context, sealed)).toEqual({ name: '张三' });
  });
  it('says that a key is missing when the table lost it', async () => {
    const person = somebody();
    await expect(vaultOf().open(person, context, 'v1.x.y')).rejects.toMatchObject({ name: 'PersonKeyMissing', personId: person });
  });
});

describe('erasing a person', () => {
  it('makes everything of the person null and refuses anything new, in this process and in a new one', async () => {
    const [person, other, vault] = [somebody(), somebody(), vaultOf()];
    const sealed = await vault.seal(person, context, '张三');
    const kept = await vault.seal(other, context, '李四');
    expect(await vault.erase(person)).toBe('erased');
    for (const each of [vault, vaultOf()]) {
      expect(await each.open(person, context, sealed)).toBeNull();
      expect(await each.open(other, context, kept)).toBe('李四');
      await expect(each.seal(person, context, '张三')).rejects.toMatchObject({ name: 'PersonErased', personId: person });
    }
    expect(await rowsOf(person)).toMatchObject([{ wrapped_key: null, erased_at: expect.any(Date) }]);
  });
  it('keeps the first date when it is done again', async () => {
    const [person, vault] = [somebody(), vaultOf()];
    await vault.seal(person, context, 'x');
    await vault.erase(person);
    const before = await rowsOf(person);
    expect(await vaultOf().erase(person)).toBe('already');
    expect(await rowsOf(person)).toEqual(before);
  });
  it('also binds for a person who has no key yet', async () => {
    const person = somebody();
    expect(await vaultOf().erase(person)).toBe('erased');
    await expect(vaultOf().seal(person, context, 'x')).rejects.toMatchObject({ name: 'PersonErased' });
  });
  it('wins over reads that are under way: none of them brings the key back', async () => {
    const person = somebody();
    const sealed = await vaultOf().seal(person, context, 'x');
    const vault = vaultOf();
    await Promise.allSettled([...Array.from({ length: 5 }, () => vault.open(person, context, sealed)), vault.erase(person)]);
    expect(await vault.open(person, context, sealed)).toBeNull();
  });
  it('cannot be undone, and a key cannot be replaced or deleted, by the services’ role', async () => {
    const [erased, live] = [somebody(), somebody()];
    await vaultOf().erase(erased);
    await vaultOf().seal(live, context, 'x');
    const denied = { code: '42501' };
    const set = (columns: string, id: string) => pool.query(`UPDATE personal_data.person_keys SET ${columns} WHERE person_id = $1`, [id]);
    await expect(set(`wrapped_key = '\\x00', erased_at = NULL`, erased)).rejects.toMatchObject(denied);
    await expect(set(`wrapped_key = '\\x00'`, live)).rejects.toMatchObject(denied);
    await expect(set(`master_key_id = 'ffffffff'`, live)).rejects.toMatchObject(denied);
    await expect(pool.query('DELETE FROM personal_data.person_keys')).rejects.toMatchObject(denied);
    await expect(pool.query('TRUNCATE personal_data.person_keys')).rejects.toMatchObject(denied);
  });
});

describe('many at once', () => {
  it('two vaults that make the same keys at the same time agree on each key', async () => {
    const people = Array.from({ length: 100 }, somebody);
    const requests = people.map((personId) => ({ personId, context, content: personId }));
    const [one, two] = [vaultOf(), vaultOf()];
    const [fromOne, fromTwo] = await Promise.all([one.sealMany(requests), two.sealMany(requests.toReversed())]);
    const reader = vaultOf();
    const open = (sealed: readonly string[], from: typeof requests) =>
      reader.openMany(from.map((request, at) => ({ ...request, content: sealed[at] ?? '' })));
    expect(await open(fromOne, requests)).toEqual(people);
    expect(await open(fromTwo, requests.toReversed())).toEqual(people.toReversed());
  });
  it('asks the table twice for new persons, once for known ones, and not at all for those just used', async () => {
    const people = Array.from({ length: 500 }, somebody);
    const requests = people.map((personId) => ({ personId, context, content: personId }));
    const [writing, reading] = [counted(), counted()];
    const writer = createVault({ pool: writing.pool, masterKeys });
    const sealed = await writer.sealMany([...requests, ...requests]);
    expect(writing.statements()).toBe(2);
    await Promise.all(people.map((personId) => writer.seal(personId, context, 'y')));
    expect(writing.statements()).toBe(2);
    const reader = createVault({ pool: reading.pool, masterKeys });
    await reader.openMany(requests.map((request, at) => ({ ...request, content: sealed[at] ?? '' })));
    expect(reading.statements()).toBe(1);
  });
  it('reads a key again that fell out of a full cache', async () => {
    const [one, two] = [somebody(), somebody()];
    const counting = counted();
    const vault = createVault({ pool: counting.pool, masterKeys, cache: { max: 1, maxAgeMs: 60_000 } });
    const sealed = await vault.seal(one, context, 'x');
    await vault.seal(two, context, 'y');
    expect(await vault.open(one, context, sealed)).toBe('x');
    expect(counting.statements()).toBe(5);
  });
  it('gives the failure of a query to those who asked, and asks anew the next time', async () => {
    const person = somebody();
    let down = true;
    const failing = new Proxy(pool, {
      get: (target, name) => {
        if (name === 'query' && down) return () => Promise.reject(new Error('connection lost'));
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const vault = createVault({ pool: failing, masterKeys });
    const answers = await Promise.allSettled([vault.seal(person, context, 'x'), vault.seal(person, context, 'y')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    down = false;
    expect(await vault.open(person, context, await vault.seal(person, context, 'x'))).toBe('x');
  });
});

describe('the master key', () => {
  it('is missed by name when it was exchanged, at start-up and at each look-up', async () => {
    const person = somebody();
    const sealed = await vaultOf().seal(person, context, 'x');
    const exchanged = masterKeysOf([newKey]);
    const needed = { name: 'UnknownMasterKey', keyIds: [oldKey.id] };
    await expect(checkMasterKeys(pool, exchanged)).rejects.toMatchObject(needed);
    await expect(vaultOf(exchanged).open(person, context, sealed)).rejects.toMatchObject(needed);
    await expect(vaultOf(exchanged).seal(person, context, 'y')).rejects.toMatchObject(needed);
  });
  it('may be followed by a new one: old keys still open, new ones are wrapped by the new', async () => {
    const [before, after] = [somebody(), somebody()];
    const sealed = await vaultOf().seal(before, context, 'x');
    const rotated = masterKeysOf([newKey, oldKey]);
    const vault = vaultOf(rotated);
    expect(await vault.open(before, context, sealed)).toBe('x');
    await vault.seal(after, context, 'y');
    expect(await rowsOf(after)).toMatchObject([{ master_key_id: newKey.id }]);
    await expect(checkMasterKeys(pool, rotated)).resolves.toBeUndefined();
    await expect(checkMasterKeys(pool, masterKeys)).rejects.toMatchObject({ keyIds: [newKey.id] });
  });
  it('of another installation with the same id is told from the right one', async () => {
    const person = somebody();
    const sealed = await vaultOf().seal(person, context, 'x');
    const impostor = masterKeysOf([{ id: oldKey.id, key: newKey.key }]);
    await expect(vaultOf(impostor).open(person, context, sealed)).rejects.toMatchObject({ name: 'UnknownMasterKey' });
  });
});

describe('the migration', () => {
  it('refuses a table of a newer program', async () => {
    const newer = await testDatabase();
    await migratePersonalData(newer.url);
    const client = new pg.Client({ connectionString: newer.url });
    await client.connect();
    await client.query('INSERT INTO personal_data.migrations (version) VALUES (99)');
    await client.end();
    await expect(migratePersonalData(newer.url)).rejects.toThrow('the key table has version 99, this program knows 1');
    await newer.drop();
  });
});
