import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventToAppend, JsonObject } from '@anjuan/contracts';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import pg from 'pg';
import { migratePersonalData } from '../key-table/migrate.ts';
import { masterKeyOf, masterKeysOf } from '../master-key/master-key.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { openEvents, sealEvents } from './seal-events.ts';

// Real: PostgreSQL.
let database: TestDatabase;
let pool: pg.Pool;
let vault: Vault;
beforeAll(async () => {
  database = await testDatabase();
  await migratePersonalData(database.url);
  pool = new pg.Pool({ connectionString: database.url });
  vault = createVault({ pool, masterKeys: masterKeysOf([masterKeyOf(Buffer.alloc(32, 5))]) });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const personId = 'p-0123456789abcdef0123456789abcdef';
const event = (id: string, type: string, data: JsonObject): EventToAppend => ({
  id,
  type,
  schemaVersion: 1,
  caseId: 'case-1',
  causationId: null,
  correlationId: 'c-1',
  actor: { id: 'clerk-7', role: 'intake-clerk', unit: 'S002' },
  occurredAt: new Date('2024-01-02T00:00:00Z'),
  data,
});
const work = event('e-1', 'WorkRecorded', { type: 'WorkRecorded', kind: 'contacted', personId, personal: { note: '电话联系向先生' } });
const closed = event('e-2', 'CaseClosed', { type: 'CaseClosed', rating: 'satisfied' });

describe('events on their way to the store', () => {
  it('have their personal part sealed and nothing else changed', async () => {
    const [sealed, untouched] = await sealEvents(vault, [work, closed]);
    expect(untouched).toEqual(closed);
    expect(sealed).toEqual({ ...work, data: { ...work.data, personal: expect.stringMatching(/^v1\.[\w-]+\.[\w-]+$/) } });
    expect(JSON.stringify(sealed)).not.toContain('向先生');
  });
  it('come back as they were', async () => {
    expect(await openEvents(vault, await sealEvents(vault, [work, closed]))).toEqual([work, closed]);
  });
  it('do not open under another event’s id or type', async () => {
    const [sealed] = await sealEvents(vault, [work]);
    if (!sealed) throw new Error('nothing was sealed');
    await expect(openEvents(vault, [{ ...sealed, id: 'e-9' }])).rejects.toMatchObject({ name: 'SealBroken' });
    await expect(openEvents(vault, [{ ...sealed, type: 'OpinionIssued' }])).rejects.toMatchObject({ name: 'SealBroken' });
  });
  it('have null for a personal part once the person is erased, and the rest stays', async () => {
    const gone = { ...work, data: { ...work.data, personId: 'p-ffffffffffffffffffffffffffffffff' } };
    const sealed = await sealEvents(vault, [gone, work]);
    await vault.erase('p-ffffffffffffffffffffffffffffffff');
    expect(await openEvents(vault, sealed)).toEqual([{ ...gone, data: { ...gone.data, personal: null } }, work]);
  });
  it('are refused when a personal part names no person', async () => {
    const nameless = event('e-3', 'WorkRecorded', { personal: { note: 'x' } });
    await expect(sealEvents(vault, [nameless])).rejects.toThrow(TypeError);
  });
});
