import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventToAppend, JsonObject } from '@anjuan/contracts';
import { createPostgresEventStore, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { createVault, masterKeyOf, masterKeysOf, migratePersonalData, sealEvents, type Vault } from '@anjuan/personal-data';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import pg from 'pg';
import { openAuditApp } from './testing/open-audit-app.ts';

// Real: PostgreSQL, the store, the vault, Nest and Fastify by injection. Given: the clock and the names of units.
let database: TestDatabase;
let pool: pg.Pool;
let store: EventStore;
let vault: Vault;
let app: NestFastifyApplication;

const [petitioner, colleague] = ['p-0123456789abcdef0123456789abcdef', 'p-ffffffffffffffffffffffffffffffff'];
const registered = {
  ...{ registrationNumber: 'XC20040506-0001', channel: 'letter', receivedOn: '2004-05-06', personId: petitioner, headcount: 1 },
  ...{
    anonymous: false,
    district: '云湖区',
    urgentSignals: [],
    labels: null,
    declaredRepeatOf: null,
    source: { kind: 'form', reference: '' },
  },
  personal: { petitioner: { name: '向某', idNumber: '', phone: '', address: '' }, target: '', title: '拆迁补偿', text: '补偿未到位' },
};

beforeAll(async () => {
  database = await testDatabase();
  await migrateEventStore(database.url);
  await migratePersonalData(database.url);
  pool = new pg.Pool({ connectionString: database.url });
  vault = createVault({ pool, masterKeys: masterKeysOf([masterKeyOf(Buffer.alloc(32, 7))]) });
  store = createPostgresEventStore({ connectionString: database.url });
  app = await openAuditApp({ store, vault });
});
afterAll(async () => {
  await app.close();
  await store.close();
  await pool.end();
  await database.drop();
});

function event(caseId: string, type: string, occurredAt: Date, data: JsonObject): EventToAppend {
  const actor = { id: 'clerk-7', role: 'intake-clerk', unit: 'S002' };
  return { id: randomUUID(), type, schemaVersion: 1, caseId, causationId: null, correlationId: 'c-1', actor, occurredAt, data };
}

/** A case with so many notes besides its registration, one a day from 2004-05-07, every third about a colleague of the petitioner. */
async function longCase(caseId: string, notes: number): Promise<void> {
  await append(`intake-${caseId}`, [event(caseId, 'PetitionRegistered', new Date('2004-05-06T02:00:00Z'), registered)]);
  const worked = Array.from({ length: notes }, (_, index) =>
    event(caseId, 'WorkRecorded', new Date(Date.parse('2004-05-07T02:00:00Z') + index * 86_400_000), {
      ...{ unit: 'S002', workedOn: '2004-05-07', kind: 'contacted', personId: index % 3 === 0 ? colleague : petitioner },
      personal: { note: `第${index}次联系` },
    }),
  );
  await append(`assignment-${caseId}`, worked);
}

async function append(stream: string, events: readonly EventToAppend[]): Promise<void> {
  expect(await store.append(stream, await sealEvents(vault, events), 'no-stream')).toMatchObject({ outcome: 'appended' });
}

interface History {
  readonly state: { readonly version: number; readonly title: string | null } | null;
  readonly events: readonly { readonly type: string; readonly data: { readonly personal: { readonly note?: string } | null } }[];
}
const history = async (caseId: string, query = '') => (await app.inject({ url: `/api/cases/${caseId}/history${query}` })).json<History>();
const notesOf = ({ events }: History) => events.slice(1).map(({ data }) => data.personal?.note);

describe('a case of thousands of events', () => {
  beforeAll(() => longCase('CASE-LONG', 2_345));

  it('is replayed whole and in order, every note opened', async () => {
    const replayed = await history('CASE-LONG');
    expect(replayed.state).toMatchObject({ version: 2_346, title: '拆迁补偿' });
    expect(notesOf(replayed)).toEqual(Array.from({ length: 2_345 }, (_, index) => `第${index}次联系`));
  });
  it('is replayed to a day among them', async () => {
    const replayed = await history('CASE-LONG', '?at=2007-01-31&clock=occurred'); // to the end of the 1,000th day of notes
    expect(replayed.state).toMatchObject({ version: 1_001 });
    expect(notesOf(replayed).at(-1)).toBe('第999次联系');
  });
  it('has a history and no state before it was registered', async () => {
    expect(await history('CASE-LONG', '?at=2004-05-01')).toMatchObject({ state: null, events: [] });
  });
  it('stands as its events say, and shows what the registration says of people', async () => {
    const shown = (await app.inject({ url: '/api/cases/CASE-LONG' })).json<Record<string, unknown>>();
    expect(shown).toMatchObject({ version: 2_346, title: '拆迁补偿', petitionerName: '向某', text: '补偿未到位' });
  });
  it('answers as JSON of a known length', async () => {
    const { headers, rawPayload } = await app.inject({ url: '/api/cases/CASE-LONG/history' });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['content-length']).toBe(String(rawPayload.length));
  });
  it('loses only the notes about a person who was erased', async () => {
    await vault.erase(colleague);
    const notes = notesOf(await history('CASE-LONG'));
    expect(notes.filter((note) => note === undefined)).toHaveLength(782);
    expect(notes[1]).toBe('第1次联系');
  });
});

it('a case that nobody registered is unknown, whether opened or replayed', async () => {
  for (const url of ['/api/cases/CASE-NONE', '/api/cases/CASE-NONE/history']) {
    const answer = await app.inject({ url });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'case-unknown']);
  }
});
