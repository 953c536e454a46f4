import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { accept, type AssignmentEvent } from '@anjuan/contracts';
import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import { createVault, deriveSecret, masterKeyOf, masterKeysOf, migratePersonalData } from '@anjuan/personal-data';
import { commandRunner, createJobs, ProblemFilter, type Host } from '@anjuan/service-kit';
import { testDatabase } from '@anjuan/testing';
import pg from 'pg';
import { openAssignment } from '../../index.ts';

const keys = masterKeysOf([masterKeyOf(Buffer.alloc(32, 7))]);

/** The assignment service over HTTP, by injection, for a spec. */
export interface OpenAssignment {
  /** Takes a step as an officer; gives the status and the body. */
  step(caseId: string, path: string, body: object, actor?: string): Promise<{ readonly status: number; readonly body: Answer }>;
  recordUnit(code: string, body: object): Promise<number>;
  /** Puts a classified petition on the dispatcher's desk, as the reaction to its classification does. */
  propose(caseId: string, event: Extract<AssignmentEvent, { type: 'AssignmentProposed' }>): Promise<void>;
  typesOf(caseId: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Answer {
  readonly code?: string;
  readonly added?: number;
  readonly title?: string;
  readonly errors?: readonly { readonly field: string }[];
}

/** Real: PostgreSQL, the store, the vault, Nest and its command bus. Given: the clock, at 31 December 2025, 10:00 in Shanghai. */
export async function openForTest(): Promise<OpenAssignment> {
  const database = await testDatabase();
  await migrateEventStore(database.url);
  await migratePersonalData(database.url);
  const pool = new pg.Pool({ connectionString: database.url });
  const store = createPostgresEventStore({ connectionString: database.url });
  const vault = createVault({ pool, masterKeys: keys });
  const report = (): void => undefined;
  const host: Host = {
    ...{ databaseUrl: database.url, store, vault, runner: commandRunner(store, vault), clock: () => new Date('2025-12-31T02:00:00Z') },
    secrets: { personId: deriveSecret(keys.root, 'person-id'), repeatTokens: deriveSecret(keys.root, 'repeat-tokens') },
    ...{ jobs: createJobs(report), report },
  };
  const service = await openAssignment(host);
  Logger.overrideLogger(false);
  const app = await NestFactory.create<NestFastifyApplication>(service.module, new FastifyAdapter());
  app.useGlobalFilters(new ProblemFilter(report));
  await app.init();
  const send = async (method: 'POST' | 'PUT', url: string, body: object, actor: string) => {
    const response = await app.inject({ method, url, headers: { 'anjuan-actor': actor }, payload: body });
    return { status: response.statusCode, body: response.json<Answer>() };
  };
  return {
    step: (caseId, path, body, actor = 'id=dispatcher-1; role=dispatcher; unit=S002') =>
      send('POST', `/api/cases/${caseId}/${path}`, body, actor),
    recordUnit: async (code, body) => (await send('PUT', `/api/units/${code}`, body, 'id=dispatcher-1; role=dispatcher; unit=S002')).status,
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
    async close() {
      await app.close();
      await service.close();
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}
