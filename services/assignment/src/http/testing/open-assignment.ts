import { accept, type AssignmentEvent, type DomainEvent, type Owner } from '@anjuan/contracts';
import { createPostgresEventStore, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { createVault, deriveSecret, masterKeyOf, masterKeysOf, migratePersonalData, type Vault } from '@anjuan/personal-data';
import { schemaOf } from '@anjuan/read-models';
import { theRegulation } from '@anjuan/regulation';
import { commandRunner, createJobs, ProblemFilter, type Host } from '@anjuan/service-kit';
import { settled, testDatabase } from '@anjuan/testing';
import { nestApp } from '@anjuan/testing/nest';
import pg from 'pg';
import { openAssignment, type AssignmentConfig } from '../../index.ts';

const keys = masterKeysOf([masterKeyOf(Buffer.alloc(32, 7))]);

const dispatcher = 'id=dispatcher-1; role=dispatcher; unit=S002';

/** The assignment service over HTTP, by injection, for a spec. */
export interface OpenAssignment {
  /** Takes a step as an officer; gives the status and the body. */
  step(caseId: string, path: string, body: object, actor?: string): Promise<{ readonly status: number; readonly body: Answer }>;
  recordUnit(code: string, body: object): Promise<number>;
  /** Puts a classified petition on the dispatcher's desk, as the reaction to its classification does. */
  propose(caseId: string, event: Extract<AssignmentEvent, { type: 'AssignmentProposed' }>): Promise<void>;
  typesOf(caseId: string): Promise<readonly string[]>;
  /** Gives a process manager what it has not seen; `rewind`: first forgets what it had seen, as a crash before its checkpoint does. */
  deliver(consumer: string, options?: { readonly rewind: boolean }): Promise<void>;
  readonly databaseUrl: string;
  readonly store: EventStore;
  readonly vault: Vault;
  post(
    url: string,
    body: object,
    by?: { readonly actor?: string; readonly key?: string },
  ): Promise<{ readonly status: number; readonly body: Answer }>;
  put(url: string, body: object): Promise<{ readonly status: number; readonly body: Answer }>;
  get(
    url: string,
    actor?: string,
  ): Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly bytes: Buffer;
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a spec names the answer it expects
    json<Body>(): Body;
  }>;
  /** Puts an event of another service into its own stream of the case. */
  record(owner: Owner, caseId: string, event: DomainEvent): Promise<void>;
  close(): Promise<void>;
}

export interface Answer {
  readonly code?: string;
  readonly added?: number;
  readonly title?: string;
  readonly errors?: readonly { readonly field: string; readonly rule?: string }[];
  readonly document?: string;
  readonly documentNumber?: string;
  readonly sha256?: string;
  readonly templateSha256?: string;
  readonly status?: unknown;
}

export interface TestOptions {
  /** Opens on the database of another, as a second process does. */
  readonly beside?: OpenAssignment;
  readonly config?: AssignmentConfig;
  /** Puts something between the service and its store, e.g. a failure. */
  readonly around?: (store: EventStore) => EventStore;
}

/** Real: PostgreSQL, the store, the vault, Nest and its command bus. Given: the clock, at 31 December 2025, 10:00 in Shanghai. */
export async function openForTest({ beside, config, around = (store) => store }: TestOptions = {}): Promise<OpenAssignment> {
  const database = beside ? { url: beside.databaseUrl, drop: () => Promise.resolve() } : await testDatabase();
  if (!beside) {
    await migrateEventStore(database.url);
    await migratePersonalData(database.url);
  }
  const pool = new pg.Pool({ connectionString: database.url });
  const store = around(createPostgresEventStore({ connectionString: database.url }));
  const vault = createVault({ pool, masterKeys: keys });
  const report = (): void => undefined;
  const host: Host = {
    ...{ databaseUrl: database.url, store, vault, runner: commandRunner(store, vault), clock: () => new Date('2025-12-31T02:00:00Z') },
    secrets: { personId: deriveSecret(keys.root, 'person-id'), repeatTokens: deriveSecret(keys.root, 'repeat-tokens') },
    ...{ jobs: createJobs(report), report, regulation: theRegulation },
  };
  const service = await openAssignment(host, config);
  const app = await nestApp(service.module, new ProblemFilter(report));
  const send = async (method: 'POST' | 'PUT', url: string, body: object, actor: string, key?: string) => {
    const headers = { 'anjuan-actor': actor, ...(key === undefined ? {} : { 'idempotency-key': key }) };
    const response = await app.inject({ method, url, headers, payload: body });
    return { status: response.statusCode, body: response.json<Answer>() };
  };
  return {
    step: (caseId, path, body, actor = dispatcher) => send('POST', `/api/cases/${caseId}/${path}`, body, actor),
    recordUnit: async (code, body) => (await send('PUT', `/api/units/${code}`, body, dispatcher)).status,
    databaseUrl: database.url,
    ...{ store, vault },
    post: (url, body, { actor = dispatcher, key } = {}) => send('POST', url, body, actor, key),
    async get(url, actor = dispatcher) {
      const { statusCode, headers, rawPayload } = await app.inject({ method: 'GET', url, headers: { 'anjuan-actor': actor } });
      return { status: statusCode, headers, bytes: rawPayload, json: () => JSON.parse(rawPayload.toString('utf8')) as never };
    },
    put: (url, body) => send('PUT', url, body, dispatcher),
    async record(owner, caseId, event) {
      const context = {
        actor: { id: 'clerk-1', role: 'intake-clerk', unit: 'S001' },
        now: host.clock(),
        key: `${owner}/${caseId}/${event.type}`,
      };
      await host.runner.run<null, DomainEvent, never>({
        ...{ owner, caseId, context: { ...context, causationId: caseId, correlationId: null } },
        decider: { initialState: null, evolve: () => null },
        decide: () => accept(event),
      });
    },
    async propose(caseId, event) {
      const context = { actor: { id: 'system:assignment', role: 'system', unit: '' }, now: host.clock(), key: caseId };
      await host.runner.run<null, AssignmentEvent, never>({
        ...{ owner: 'assignment', caseId, context: { ...context, causationId: caseId, correlationId: null } },
        decider: { initialState: null, evolve: () => null },
        decide: () => accept(event),
      });
    },
    async typesOf(caseId) {
      const types: string[] = [];
      for await (const event of store.readStream(`assignment-${caseId}`)) types.push(event.type);
      return types;
    },
    async deliver(name, { rewind = false } = { rewind: false }) {
      const consumer = service.consumers.find((each) => each.name === name);
      if (!consumer) throw new Error(`there is no consumer ${name}`);
      if (rewind) await pool.query(`UPDATE ${schemaOf(name)}.checkpoint SET transaction = 0, sequence = 0`);
      await settled(database.url);
      const { floor: after } = await consumer.progress();
      for await (const { events, readTo } of store.readAll({ after, filter: consumer.filter }))
        await consumer.handle({ events, reached: { from: 'store', readTo } }, new AbortController().signal);
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
