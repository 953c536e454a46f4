import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventOf, EventToAppend } from '@anjuan/contracts';
import { createPostgresEventStore, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { createVault, deriveSecret, masterKeyOf, masterKeysOf, migratePersonalData } from '@anjuan/personal-data';
import { openReadModel, type ReadModel } from '@anjuan/read-models';
import { addDays, theRegulation, type Day } from '@anjuan/regulation';
import { officeRules } from '@anjuan/service-host';
import { commandRunner, createJobs, dayOf, type Host } from '@anjuan/service-kit';
import { settled, testDatabase, type TestDatabase } from '@anjuan/testing';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { timersProjection } from '../read-model/timers/timers.projection.ts';
import { fireDue } from './expire-when-due.scheduler.ts';
import { warnDue } from './warn-before-due.scheduler.ts';

const hour = 3_600_000;

// Real: PostgreSQL and its clock, the store, the timers. Given: the clock of the process, hours before or behind.
describe('limits that run out', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let store: EventStore;
  let timers: ReadModel;
  beforeAll(async () => {
    database = await testDatabase();
    await migrateEventStore(database.url);
    await migratePersonalData(database.url);
    pool = new pg.Pool({ connectionString: database.url });
    store = createPostgresEventStore({ connectionString: database.url });
    timers = await openReadModel(database.url, timersProjection);
  });
  afterAll(async () => {
    await timers.close();
    await store.close();
    await pool.end();
    await database.drop();
  });

  const hostAt = (hours: number): Host => {
    const keys = masterKeysOf([masterKeyOf(Buffer.alloc(32, 7))]);
    const vault = createVault({ pool, masterKeys: keys });
    const report = (): void => undefined;
    const clock = (): Date => new Date(Date.now() + hours * hour);
    return {
      ...{ databaseUrl: database.url, store, vault, runner: commandRunner(store, vault), clock, report },
      ...{ jobs: createJobs(report), regulation: theRegulation },
      secrets: { personId: deriveSecret(keys.root, 'person-id'), repeatTokens: deriveSecret(keys.root, 'repeat-tokens') },
    };
  };

  /** A case with a limit of that last day: its first, or that of a supervision order. */
  async function started(
    caseId: string,
    due: Day,
    clock: 'register-and-transfer' | 'order-answer' = 'register-and-transfer',
  ): Promise<void> {
    const data: EventOf<'ClockStarted'> = {
      ...{ type: 'ClockStarted', clock, run: 1, from: addDays(due, -15), due, days: 15, dayKind: 'calendar' },
      ...{ article: '22', localGround: '', personId: 'p-1' },
    };
    const { type, ...payload } = data;
    const event: EventToAppend = {
      ...{
        id: randomUUID(),
        type,
        schemaVersion: 1,
        caseId,
        causationId: null,
        correlationId: caseId,
        occurredAt: new Date(),
        data: payload,
      },
      actor: { id: 'system:supervision', role: 'system', unit: '' },
    };
    await store.append(streamOf(caseId, clock), [event], 'no-stream');
    await settled(database.url);
    await project();
  }
  async function project(): Promise<void> {
    const { floor } = await timers.progress();
    for await (const page of store.readAll({ after: floor, filter: timers.filter })) {
      await timers.handle({ events: page.events, reached: { from: 'store', readTo: page.readTo } }, new AbortController().signal);
    }
  }
  const streamOf = (caseId: string, clock: string): string => `supervision-${clock === 'order-answer' ? `order.${caseId}` : caseId}`;
  async function eventsOf(caseId: string, type: string, clock = ''): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    for await (const event of store.readStream(streamOf(caseId, clock))) if (event.type === type) found.push(event.data);
    return found;
  }
  const expiriesOf = async (caseId: string, clock = ''): Promise<number> => (await eventsOf(caseId, 'ClockExpired', clock)).length;
  /** A look at the timers by a process whose clock is so many hours off; the projection sees what came of it. */
  async function looked(hours: number, look: typeof fireDue = fireDue, regulation = theRegulation): Promise<void> {
    const looking = look(hostAt(hours), timers, regulation);
    for (let over = false; !over;) {
      await settled(database.url);
      await project();
      over = await Promise.race([looking.then(() => true), new Promise<false>((resolve) => setTimeout(() => resolve(false), 20))]);
    }
    await settled(database.url);
    await project();
  }

  it('do so when their last day is over by the clock of the database, however wrong the clock of the process is', async () => {
    const today = dayOf(new Date());
    await started('C-OVER', addDays(today, -2)); // not yesterday: the day may change while this runs
    await started('C-RUNS', addDays(today, 1));
    await looked(-73);
    expect([await expiriesOf('C-OVER'), await expiriesOf('C-RUNS')]).toEqual([1, 0]);
    await looked(73);
    await looked(0);
    expect([await expiriesOf('C-OVER'), await expiriesOf('C-RUNS')]).toEqual([1, 0]);
  }, 60_000);

  it('do so in the stream of the supervision orders where they are those of an order', async () => {
    await started('C-ORDER', addDays(dayOf(new Date()), -2), 'order-answer');
    await looked(0);
    await looked(0);
    expect([await expiriesOf('C-ORDER', 'order-answer'), await expiriesOf('C-ORDER')]).toEqual([1, 0]);
  }, 60_000);

  it('are warned of before, once for each step, however often and by whatever clock one looks', async () => {
    const due = addDays(dayOf(new Date()), 3); // within five days and the last quarter, not within one day, even if the day changes meanwhile
    await started('C-NEAR', due);
    await started('C-NEAR', due, 'order-answer');
    await started('C-FAR', addDays(due, 6));
    for (const hours of [-73, 73, 0]) await looked(hours, warnDue);
    const warned = { run: 1, due, ground: '' };
    expect(await eventsOf('C-NEAR', 'ClockWarned')).toEqual([
      expect.objectContaining({ ...warned, clock: 'register-and-transfer', warning: '5d', article: '22' }),
    ]);
    expect(await eventsOf('C-NEAR', 'ClockWarned', 'order-answer')).toEqual([
      expect.objectContaining({ ...warned, clock: 'order-answer', warning: '75%', article: '40' }),
    ]);
    expect(await eventsOf('C-FAR', 'ClockWarned')).toEqual([]);
    expect(await expiriesOf('C-NEAR')).toBe(0);
  }, 60_000);

  it('are warned of by the steps of the office’s own file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'anjuan-rules-'));
    const file = join(folder, 'warnings.json');
    await writeFile(file, '[{"clock": "register-and-transfer", "steps": ["9d"], "since": "2022-05-01", "ground": "3号"}]');
    const { regulation } = officeRules({ ANJUAN_WARNINGS: file });
    await rm(folder, { recursive: true });
    const due = addDays(dayOf(new Date()), 3);
    await started('C-OWN', due);
    await looked(0, warnDue, regulation);
    expect(await eventsOf('C-OWN', 'ClockWarned')).toEqual([expect.objectContaining({ warning: '9d', due, ground: '3号' })]);
  }, 60_000);
});
