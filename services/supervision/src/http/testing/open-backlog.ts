import { accept, type DomainEvent, type Owner, type RecordedEvent } from '@anjuan/contracts';
import type { Consumer } from '@anjuan/event-bus';
import { createPostgresEventStore, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { createVault, deriveSecret, masterKeyOf, masterKeysOf, migratePersonalData, openEvents } from '@anjuan/personal-data';
import { theRegulation, type ListingRow, type Regulation } from '@anjuan/regulation';
import { commandRunner, createJobs, ProblemFilter, type Host } from '@anjuan/service-kit';
import { settled, testDatabase } from '@anjuan/testing';
import { nestApp } from '@anjuan/testing/nest';
import pg from 'pg';
import { listDue } from '../../application/list-when-due.scheduler.ts';
import { openSupervision } from '../../index.ts';

const keys = masterKeysOf([masterKeyOf(Buffer.alloc(32, 7))]);

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly code?: string; readonly added?: number };
}

/** The supervision service over HTTP, by injection, for a spec of backlog work. */
export interface OpenBacklog {
  readonly store: EventStore;
  post(path: string, body: object, actor?: string): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Lets supervision know of a registered case, as the reaction to its registration does. */
  register(caseId: string, personId: string): Promise<void>;
  /** Lets a step of another service have happened in a case. */
  happen(owner: Owner, caseId: string, event: DomainEvent): Promise<void>;
  /** One look of the rules that list; gives the number of cases listed. */
  listByRule(rules: readonly ListingRow[]): Promise<number>;
  /** Every event of a case, opened. */
  eventsOf(caseId: string): Promise<readonly RecordedEvent[]>;
  /** Lets the clocks move by what happened, as the service's own reaction does. */
  moveClocks(): Promise<void>;
  /** Brings the list of backlog cases up to date. */
  project(): Promise<void>;
  close(): Promise<void>;
}

/** Real: PostgreSQL, the store, the vault, Nest and its command bus. Given: the clock, at 24 November 2026, 10:00 in Shanghai. */
export async function openBacklogForTest(regulation: Regulation = theRegulation): Promise<OpenBacklog> {
  const database = await testDatabase();
  await migrateEventStore(database.url);
  await migratePersonalData(database.url);
  const pool = new pg.Pool({ connectionString: database.url });
  const store = createPostgresEventStore({ connectionString: database.url });
  const vault = createVault({ pool, masterKeys: keys });
  const report = (): void => undefined;
  const host: Host = {
    ...{ databaseUrl: database.url, store, vault, runner: commandRunner(store, vault), clock: () => new Date('2026-11-24T02:00:00Z') },
    secrets: { personId: deriveSecret(keys.root, 'person-id'), repeatTokens: deriveSecret(keys.root, 'repeat-tokens') },
    ...{ jobs: createJobs(report), report, regulation },
  };
  const service = await openSupervision(host);
  const app = await nestApp(service.module, new ProblemFilter(report));
  const answered = (response: { statusCode: number; json: () => unknown }): Answer => ({
    status: response.statusCode,
    body: response.json() as Answer['body'],
  });
  async function happen(owner: Owner, caseId: string, event: DomainEvent): Promise<void> {
    const context = { actor: { id: `system:${owner}`, role: 'system', unit: '' }, now: host.clock(), key: `${caseId} ${event.type}` };
    await host.runner.run<null, DomainEvent, never>({
      ...{ owner, caseId, context: { ...context, causationId: caseId, correlationId: null } },
      ...{ decider: { initialState: null, evolve: () => null }, decide: () => accept(event) },
    });
  }
  return {
    store,
    post: async (url, payload, actor = 'id=supervisor-1; role=supervisor; unit=S001') =>
      answered(await app.inject({ method: 'POST', url, headers: { 'anjuan-actor': actor }, payload })),
    get: async (url) => answered(await app.inject({ method: 'GET', url })),
    register: (caseId, personId) =>
      happen('supervision', caseId, {
        ...{ type: 'ClockStarted', clock: 'register-and-transfer', run: 1, from: '2025-01-02', due: '2025-01-17', days: 15, personId },
        ...{ dayKind: 'calendar', article: '22', localGround: '' },
      }),
    happen,
    async listByRule(rules) {
      const model = service.readModels.find(({ name }) => name === 'supervision/listing');
      if (model === undefined) throw new Error('the read model of the rules is not open');
      return listDue(host, model, rules);
    },
    async eventsOf(caseId) {
      const events: RecordedEvent[] = [];
      for await (const event of store.readCase(caseId)) events.push(event);
      return openEvents(vault, events);
    },
    async moveClocks() {
      await settled(database.url);
      for (const consumer of service.consumers) if (consumer.name === 'supervision/clock-when-stepped') await catchUp(consumer, store);
    },
    async project() {
      await settled(database.url);
      for (const model of service.readModels) await catchUp(model, store);
    },
    async close() {
      await app.close();
      await service.close();
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}

async function catchUp(model: Consumer, store: EventStore): Promise<void> {
  const { floor } = await model.progress();
  for await (const { events, readTo } of store.readAll({ after: floor, filter: model.filter }))
    await model.handle({ events, reached: { from: 'store', readTo } }, new AbortController().signal);
}
