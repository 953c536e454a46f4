import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { EventToAppend, RecordedEvent } from '@anjuan/contracts';
import { inProcessTransport, type Transport } from '@anjuan/event-bus';
import { createPostgresEventStore, EventStoreUnavailable, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { createVault, masterKeyOf, masterKeysOf, migratePersonalData } from '@anjuan/personal-data';
import { testDatabase, until, type TestDatabase } from '@anjuan/testing';
import { nestApp } from '@anjuan/testing/nest';
import pg from 'pg';
import { commandRunner } from '../commands/run-command.ts';
import { ProblemFilter } from '../http/problem-filter.ts';
import { openProcessManager, type ProcessManager } from '../reactions/process-manager.ts';
import { DeadLettersModule } from './dead-letters.controller.ts';

// Real: PostgreSQL, the store, the in-process transport, HTTP by injection. Given: a process manager that notes what it answered.
let database: TestDatabase;
let store: EventStore;
let pool: pg.Pool;
let manager: ProcessManager;
let app: NestFastifyApplication;
let transport: Transport;
let running: Promise<void>;
const end = new AbortController();
const failing = new Map<string, () => Error>();
let unprepared = new Set<string>();
let answered: string[] = [];
let tries: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await migrateEventStore(database.url);
  await migratePersonalData(database.url);
  store = createPostgresEventStore({ connectionString: database.url });
  pool = new pg.Pool({ connectionString: database.url });
  manager = await openProcessManager(database.url, {
    ...{ name: 'test/answer-when-registered', filter: { categories: ['intake'] }, width: 8 },
    prepare(events) {
      const bad = events.find(({ caseId }) => unprepared.has(caseId));
      return bad ? Promise.reject(new RangeError('the bulk has a bad one')) : Promise.resolve();
    },
    react(event) {
      const mark = markOf(event);
      tries.push(mark);
      const failure = failing.get(mark);
      if (failure) return Promise.reject(failure());
      answered.push(mark);
      return Promise.resolve();
    },
  });
  const vault = createVault({ pool, masterKeys: masterKeysOf([masterKeyOf(Buffer.alloc(32, 3))]) });
  const parts = { consumers: [manager], store, runner: commandRunner(store, vault), clock: () => new Date('2026-03-01T02:00:00Z') };
  app = await nestApp(DeadLettersModule.with(parts), new ProblemFilter(() => undefined));
  transport = inProcessTransport(store, { tries: 2 });
  running = transport.run(manager, end.signal);
});
afterAll(async () => {
  end.abort();
  await running;
  await app.close();
  await manager.close();
  await store.close();
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  failing.clear();
  unprepared = new Set();
  [answered, tries] = [[], []];
});

const markOf = ({ caseId, data }: RecordedEvent): string => `${caseId} ${JSON.stringify(data['step'])}`;

/** Appends so many steps to each case, the cases' first steps first. */
async function happen(steps: number, ...cases: string[]): Promise<void> {
  const event = (caseId: string, step: number): EventToAppend => ({
    ...{ id: randomUUID(), type: 'PetitionRegistered', schemaVersion: 1, caseId, causationId: null, correlationId: 'c-1' },
    ...{ actor: { id: 'u-7', role: 'intake-clerk', unit: 'S002' }, occurredAt: new Date(0), data: { step, personal: 'v1.sealed' } },
  });
  await store.appendMany(
    cases.map((caseId) => ({
      ...{ stream: `intake-${caseId}`, events: Array.from({ length: steps }, (_, step) => event(caseId, step)), expected: 'any' as const },
    })),
  );
}

async function ask(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { 'anjuan-actor': 'id=li4; role=operator; unit=S002' };
  const response = await app.inject({ method, url: `/api/system/dead-letters${path}`, headers, ...(body ? { payload: body } : {}) });
  return { status: response.statusCode, body: response.json() };
}

async function letters(): Promise<readonly Record<string, unknown>[]> {
  return (await ask('GET', '')).body['items'] as Record<string, unknown>[];
}

const state = () => transport.statuses()[0];

describe('a case that fails in a process manager', () => {
  it('is put aside while the others are answered once each, and can be retried', async () => {
    failing.set('A-1 1', () => new TypeError('李四的电话 13900000000'));
    await happen(3, 'A-1', 'A-2', 'A-3');
    await until('the letter', async () => (await letters()).length === 1);
    expect(answered.sort()).toEqual(['A-1 0', 'A-2 0', 'A-2 1', 'A-2 2', 'A-3 0', 'A-3 1', 'A-3 2']);
    expect(tries.filter((mark) => mark === 'A-1 1')).toHaveLength(3);
    const [letter] = await letters();
    expect(letter).toMatchObject({
      consumer: 'test/answer-when-registered',
      caseId: 'A-1',
      error: 'TypeError',
      tries: 2,
      waiting: 1,
      record: null,
    });
    expect(JSON.stringify(letter)).not.toMatch(/李四|139/);
    await happen(1, 'A-1', 'A-4');
    await until('the case that waits', async () => (await letters())[0]?.['waiting'] === 2);
    await until('the gauge', () => Promise.resolve(state()?.parkedCases === 1));
    expect(answered).toContain('A-4 0');

    const path = `/${String(letter?.['id'])}`;
    expect((await ask('POST', `${path}/retry`)).body).toMatchObject({ outcome: 'stopped', events: 0, letter: { tries: 3 } });
    failing.clear();
    const shown = await ask('GET', path);
    expect(shown.body).toMatchObject({
      caseId: 'A-1',
      event: { id: letter?.['eventId'], stream: 'intake-A-1', revision: 1, data: { step: 1 } },
    });
    expect(JSON.stringify(shown.body)).not.toContain('sealed');
    expect((await ask('POST', `${path}/retry`)).body).toEqual({ outcome: 'handled', events: 3, letter: null });
    expect(answered.filter((mark) => mark.startsWith('A-1'))).toEqual(['A-1 0', 'A-1 1', 'A-1 2', 'A-1 0']);
    expect((await ask('POST', `${path}/retry`)).body).toMatchObject({ status: 404, code: 'dead-letter-unknown' });
  });

  it('goes on without the event that is discarded, and the discarding stands in the history of the case', async () => {
    failing.set('B-1 0', () => new TypeError());
    await happen(2, 'B-1');
    await until('the letter', async () => (await letters()).length === 1);
    const [letter] = await letters();
    const path = `/${String(letter?.['id'])}/discard`;
    expect((await ask('POST', path, {})).status).toBe(400);
    expect((await ask('POST', path, { reason: '表单版本过旧，已另行补录' })).body).toEqual({ outcome: 'handled', events: 1, letter: null });
    expect(answered).toEqual(['B-1 1']);
    const history: RecordedEvent[] = [];
    for await (const event of store.readCase('B-1')) if (event.type === 'DeadLetterDiscarded') history.push(event);
    expect(history).toEqual([
      expect.objectContaining({
        ...{ stream: 'delivery-B-1', actor: { id: 'li4', role: 'operator', unit: 'S002' } },
        data: { consumer: 'test/answer-when-registered', eventId: letter?.['eventId'], record: null, reason: '表单版本过旧，已另行补录' },
      }),
    ]);
  });

  it('is found also where already the loading in bulk fails', async () => {
    unprepared.add('C-2');
    await happen(2, 'C-1', 'C-2', 'C-3');
    await until('the letter', async () => (await letters()).length === 1);
    expect(answered.sort()).toEqual(['C-1 0', 'C-1 1', 'C-3 0', 'C-3 1']);
    expect(await letters()).toMatchObject([{ caseId: 'C-2', error: 'RangeError', waiting: 1 }]);
    unprepared.clear();
    expect((await ask('POST', `/${String((await letters())[0]?.['id'])}/retry`)).body).toMatchObject({ outcome: 'handled', events: 2 });
  });
});

describe('while the store is down', () => {
  it('nothing is put aside, however often it fails, and the consumer says that it waits', async () => {
    failing.set('D-1 0', () => new EventStoreUnavailable('away'));
    await happen(1, 'D-1');
    await until('more tries than a failing case gets', () => Promise.resolve(tries.filter((mark) => mark === 'D-1 0').length > 4));
    expect(state()).toMatchObject({ state: 'paused', lastError: 'EventStoreUnavailable' });
    expect(await letters()).toEqual([]);
    failing.clear();
    await until('the answer', () => Promise.resolve(answered.includes('D-1 0')));
    await until('the state', () => Promise.resolve(state()?.state === 'running'));
  });
});
