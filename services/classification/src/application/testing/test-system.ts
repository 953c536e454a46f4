import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface.js';
import { CommandBus } from '@nestjs/cqrs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accept, type EventOf, type RecordedEvent } from '@anjuan/contracts';
import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import { createVault, deriveSecret, masterKeyOf, masterKeysOf, migratePersonalData, openEvents, personIdOf } from '@anjuan/personal-data';
import { schemaOf } from '@anjuan/read-models';
import { theRegulation } from '@anjuan/regulation';
import { commandRunner, createJobs, type Host, type Outcome, type Service } from '@anjuan/service-kit';
import { settled, testDatabase } from '@anjuan/testing';
import pg from 'pg';
import type { ClassificationConfig } from '../../config.ts';
import type { DecisionState } from '../../domain/decision/index.ts';
import { openClassification } from '../../index.ts';
import { DecideCommand, type OfficersDecision, type RefusedDecision } from '../decide.handler.ts';

type Registered = Omit<EventOf<'PetitionRegistered'>, 'type' | 'personId' | 'personal'>;
type Petitioner = NonNullable<EventOf<'PetitionRegistered'>['personal']>['petitioner'];

/** A petition as a test tells it; what it leaves out is unknown. */
export type TestPetition = Partial<Omit<Registered, 'registrationNumber'>> & {
  readonly caseId: string;
  readonly petitioner?: Partial<Petitioner>;
  readonly target?: string;
  readonly title?: string;
  readonly text: string;
};

export type TestUnit = Partial<Omit<EventOf<'UnitRecorded'>, 'type'>> & { readonly unit: string; readonly name: string };

export const noConfirmation: ClassificationConfig['rule'] = { proposal: null, accusation: null, 'appeal-request': null };
const keys = masterKeysOf([masterKeyOf(Buffer.alloc(32, 7))]);
const quiet = Object.assign(new NestApplicationContextOptions(), { logger: false as const, abortOnError: false });
const clerk = { id: 'clerk-7', role: 'intake-clerk', unit: 'S002' };
const officer = { id: 'classifier-3', role: 'classifier', unit: 'S002' };

/** Where the store, the vault and the folder of models are; several services can be opened on it one after another. */
export interface TestSystem {
  readonly host: Host;
  readonly modelDir: string;
  /** What the operator was told. */
  readonly reported: string[];
  open(config?: Partial<ClassificationConfig>): Promise<OpenService>;
  register(...petitions: readonly TestPetition[]): Promise<void>;
  record(...units: readonly TestUnit[]): Promise<void>;
  /** What classification wrote on a case, the personal parts open. */
  eventsOf(caseId: string): Promise<readonly RecordedEvent[]>;
  /** Sets a process manager's checkpoint back, as when it died after its commands stood and before the checkpoint moved. */
  rewind(consumer: string): Promise<void>;
  close(): Promise<void>;
}

export interface OpenService {
  readonly service: Service;
  /** Delivers what the store holds to every consumer, or to the one named, once, in pages of at most so many events. */
  deliver(pageSize?: number, only?: string): Promise<void>;
  /** Decides over the command bus, as the controllers do. */
  decide(caseId: string, decision: OfficersDecision, key?: string): Promise<Outcome<DecisionState, RefusedDecision>>;
  close(): Promise<void>;
}

/** Real: PostgreSQL, the event store, the vault, read models, Nest's command bus. Given: the clock, at 1 March 2026, 10:00 in Shanghai. */
export async function testSystem(): Promise<TestSystem> {
  const database = await testDatabase();
  await migrateEventStore(database.url);
  await migratePersonalData(database.url);
  const pool = new pg.Pool({ connectionString: database.url });
  const store = createPostgresEventStore({ connectionString: database.url });
  const vault = createVault({ pool, masterKeys: keys });
  const modelDir = await mkdtemp(join(tmpdir(), 'anjuan-models-'));
  const reported: string[] = [];
  const report = (where: string, error: unknown): void =>
    void reported.push(`${where}: ${error instanceof Error ? error.name : 'unknown'}`);
  const host: Host = {
    ...{ databaseUrl: database.url, store, vault, runner: commandRunner(store, vault), clock: () => new Date('2026-03-01T02:00:00Z') },
    secrets: { personId: deriveSecret(keys.root, 'person-id'), repeatTokens: deriveSecret(keys.root, 'repeat-tokens') },
    ...{ jobs: createJobs(report), report, regulation: theRegulation },
  };
  return {
    ...{ host, modelDir, reported },
    open: (config = {}) => openService(host, { rule: noConfirmation, classifierUrl: undefined, modelDir, ...config }),
    async register(...petitions) {
      for (const petition of petitions) await append(host, 'intake', petition.caseId, registeredOf(host, petition));
    },
    async record(...units) {
      for (const unit of units) await append(host, 'assignment', `unit-${unit.unit}`, { ...plainUnit, ...unit });
    },
    async eventsOf(caseId) {
      const events: RecordedEvent[] = [];
      for await (const event of store.readStream(`classification-${caseId}`)) events.push(event);
      return openEvents(vault, events);
    },
    async rewind(consumer) {
      await pool.query(`UPDATE ${schemaOf(consumer)}.checkpoint SET transaction = 0, sequence = 0`);
    },
    async close() {
      await store.close();
      await pool.end();
      await database.drop();
      await rm(modelDir, { recursive: true });
    },
  };
}

async function openService(host: Host, config: ClassificationConfig): Promise<OpenService> {
  const service = await openClassification(host, config);
  const app = await NestFactory.createApplicationContext(service.module, quiet);
  await app.init();
  return {
    service,
    async deliver(pageSize = 1000, only) {
      await settled(host.databaseUrl);
      const { signal } = new AbortController();
      for (const consumer of service.consumers.filter(({ name }) => only === undefined || name === only)) {
        const { floor: after } = await consumer.progress();
        for await (const { events, readTo } of host.store.readAll({ after, filter: consumer.filter, pageSize }))
          await consumer.handle({ events, reached: { from: 'store', readTo } }, signal);
      }
    },
    decide: (caseId, decision, key = `${caseId} ${JSON.stringify(decision)}`) => {
      const context = { actor: officer, now: host.clock(), key, causationId: key, correlationId: null };
      return app
        .get(CommandBus)
        .execute<DecideCommand, Outcome<DecisionState, RefusedDecision>>(new DecideCommand(caseId, decision, context));
    },
    async close() {
      await app.close();
      await service.close();
    },
  };
}

const plainUnit: Omit<EventOf<'UnitRecorded'>, 'unit' | 'name'> = {
  ...{ type: 'UnitRecorded', level: 'district', parent: null, duties: [], topics: [] },
  ...{ established: '2000-01-01', dissolved: null, successor: null },
};

function registeredOf(host: Host, petition: TestPetition): EventOf<'PetitionRegistered'> {
  const { caseId, petitioner, target = '', title = '', text, ...facts } = petition;
  const who = { name: '', idNumber: '', phone: '', address: '', ...petitioner };
  return {
    ...{ type: 'PetitionRegistered', registrationNumber: caseId, channel: 'hotline', receivedOn: '2026-02-01', headcount: 1 },
    ...{ anonymous: false, district: '', urgentSignals: [], labels: null, declaredRepeatOf: null },
    ...{ source: { kind: 'form', reference: '' }, ...facts },
    ...{ personId: personIdOf(who, host.secrets.personId, caseId), personal: { petitioner: who, target, title, text } },
  };
}

async function append(
  host: Host,
  owner: 'intake' | 'assignment',
  caseId: string,
  event: EventOf<'PetitionRegistered' | 'UnitRecorded'>,
): Promise<void> {
  const key = `${caseId} ${event.type} ${JSON.stringify(event).length}`;
  await host.runner.run<null, typeof event, never>({
    ...{ owner, caseId, context: { actor: clerk, now: host.clock(), key, causationId: key, correlationId: null } },
    decider: { initialState: null, evolve: () => null },
    decide: () => accept(event),
  });
}
