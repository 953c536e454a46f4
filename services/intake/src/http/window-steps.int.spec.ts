import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createPostgresEventStore, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { createVault, deriveSecret, masterKeyOf, masterKeysOf, migratePersonalData } from '@anjuan/personal-data';
import { theRegulation } from '@anjuan/regulation';
import { commandRunner, createJobs, ProblemFilter, type Host } from '@anjuan/service-kit';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import { nestApp } from '@anjuan/testing/nest';
import pg from 'pg';
import { openIntake } from '../index.ts';

// Real: PostgreSQL, the store, the vault, HTTP by injection. Given: the clock, at 31 December 2025, 10:00 in Shanghai.
let database: TestDatabase;
let pool: pg.Pool;
let store: EventStore;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await testDatabase();
  await migrateEventStore(database.url);
  await migratePersonalData(database.url);
  const keys = masterKeysOf([masterKeyOf(Buffer.alloc(32, 7))]);
  pool = new pg.Pool({ connectionString: database.url });
  store = createPostgresEventStore({ connectionString: database.url });
  const vault = createVault({ pool, masterKeys: keys });
  const report = (): void => undefined;
  const host: Host = {
    ...{ databaseUrl: database.url, store, vault, runner: commandRunner(store, vault), clock: () => new Date('2025-12-31T02:00:00Z') },
    secrets: { personId: deriveSecret(keys.root, 'person-id'), repeatTokens: deriveSecret(keys.root, 'repeat-tokens') },
    ...{ jobs: createJobs(report), report, regulation: theRegulation },
  };
  const service = await openIntake(host);
  app = await nestApp(service.module, new ProblemFilter(report));
});
afterAll(async () => {
  await app.close();
  await store.close();
  await pool.end();
  await database.drop();
});

async function post(url: string, payload: object): Promise<{ status: number; code: string | undefined; added: number | undefined }> {
  const response = await app.inject({ method: 'POST', url, payload });
  const { code, added } = response.json<{ code?: string; added?: number }>();
  return { status: response.statusCode, code, added };
}
const register = (registrationNumber: string): Promise<object> =>
  post('/api/petitions', { registrationNumber, channel: 'visit', receivedOn: '2024-05-06', headcount: 7, text: '工资没有结清。' });
async function take(caseId: string, steps: readonly (readonly [path: string, body: object])[]): Promise<void> {
  for (const [path, body] of steps)
    expect([path, await post(`/api/cases/${caseId}/${path}`, body)]).toEqual([path, { status: 200, code: undefined, added: 1 }]);
}
async function typesOf(caseId: string): Promise<string[]> {
  const types: string[] = [];
  for await (const event of store.readStream(`intake-${caseId}`)) types.push(event.type);
  return types;
}

describe('the steps at the window', () => {
  it('are taken over HTTP, one after another', async () => {
    await register('W-100');
    await take('W-100', [
      ['representatives', { on: '2024-05-06', representatives: [{ name: '测甲', phone: '13900000001' }] }],
      ['confidentiality', { on: '2024-05-07', scope: 'identity', reason: '请求保密' }],
      ['confidentiality/lifting', { on: '2024-05-08', reason: '本人同意' }],
      ['visits', { on: '2024-05-09', kind: 'received', headcount: 7, note: '接谈' }],
      ['counselling', { on: '2024-05-10', counsellor: '咨询师', note: '已平复' }],
      ['agent', { on: '2024-05-11', kind: 'lawyer', agent: { name: '律师甲' }, mandate: '代收文书' }],
      ['agent/dismissal', { on: '2024-05-12' }],
      ['urgent-report', { on: '2024-05-13', to: ['S000'], content: '聚集', measures: '到场' }],
      ['registration-correction', { on: '2024-05-14', headcount: 6, petitioner: { name: '测甲' }, reason: '录入错误' }],
      ['death', { on: '2024-06-10', diedOn: '2024-06-01', proof: '证明' }],
      ['death/heir', { on: '2024-06-20', heir: { name: '测乙' }, proof: '户口簿' }],
      ['death', { on: '2024-08-10', diedOn: '2024-08-01', proof: '证明' }],
      ['death/end', { on: '2024-09-30', reason: '无承受人' }],
    ]);
    expect(await typesOf('W-100')).toEqual([
      ...['PetitionRegistered', 'RepresentativesChosen', 'ConfidentialityOrdered', 'ConfidentialityLifted', 'VisitRecorded'],
      ...['CounsellingRecorded', 'AgentAppointed', 'AgentDismissed', 'UrgentMatterReported', 'RegistrationCorrected'],
      ...['PetitionerDied', 'PetitionContinued', 'PetitionerDied', 'PetitionEndedByDeath'],
    ]);
  });
  it('are refused with status and code', async () => {
    await register('W-200');
    const people = Array.from({ length: 6 }, (_, index) => ({ name: `代表${index}` }));
    expect(await post('/api/cases/W-200/representatives', { representatives: people })).toMatchObject({
      ...{ status: 422, code: 'too-many-representatives' },
    });
    expect(await post('/api/cases/W-200/agent/dismissal', {})).toMatchObject({ status: 409, code: 'no-agent' });
    expect(await post('/api/cases/W-200/registration-correction', { reason: '误' })).toMatchObject({
      status: 400,
      code: 'nothing-corrected',
    });
    expect(await post('/api/cases/W-999/visits', { kind: 'paid', note: '走访' })).toMatchObject({ status: 404, code: 'case-unknown' });
    expect(await typesOf('W-200')).toEqual(['PetitionRegistered']);
  });
  it('keep names out of what is stored in the open', async () => {
    await register('W-300');
    await take('W-300', [['agent', { on: '2024-05-11', kind: 'lawyer', agent: { name: '律师甲' }, mandate: '代收文书' }]]);
    const stored: string[] = [];
    for await (const event of store.readStream('intake-W-300')) stored.push(JSON.stringify(event.data));
    expect(stored).toHaveLength(2);
    expect(stored.join()).not.toMatch(/律师甲|代收文书/u);
  });
});
