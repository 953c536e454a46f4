import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startPosition, type JsonObject, type RecordedEvent } from '@anjuan/contracts';
import { openReadModel, type ReadModel } from '@anjuan/read-models';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import fc from 'fast-check';
import { AmendmentRow, CaseRow } from './entities.ts';
import { caseFileProjection } from './case-file.projection.ts';
import { fillCaseFile } from './fill-case-file.ts';

// Real: PostgreSQL and the read model. The events are made by hand, in an order that chance chooses.
let database: TestDatabase;
let model: ReadModel;

beforeEach(async () => {
  database = await testDatabase();
  model = await openReadModel(database.url, caseFileProjection);
});
afterEach(async () => {
  await model.close();
  await database.drop();
});

const personId = 'p-00000001';
const unit = 'S002';
const decided = { category: 'appeal-request', topic: 'housing', route: 'petition-procedure', unit };
const choice = (value: string) => ({ value, confidence: 0.9 });
const relation = (ofCaseId: string) => ({ kind: 'repeat', ofCaseId, personId });

/** What may happen to a case, each by the service that says it; anything may come at any time. */
const happenings: readonly (readonly [owner: string, type: string, data: JsonObject])[] = [
  ['supervision', 'ClockStarted', clock('register-and-transfer', 'calendar')],
  ['supervision', 'ClockStarted', clock('handling', 'working')],
  ['supervision', 'ClockStopped', { clock: 'register-and-transfer', run: 1, on: '2024-03-05', outcome: 'met' }],
  ['supervision', 'ClockExpired', { clock: 'handling', run: 1, due: '2024-03-16', article: '34' }],
  ['supervision', 'HandlingLimitExtended', { run: 1, due: '2024-04-16', days: 30, article: '34', personId, personal: 'sealed-reason' }],
  [
    'classification',
    'ClassificationSuggested',
    {
      ...{ classifier: { name: 'lexicon', version: '1' }, category: choice(decided.category), topic: choice(decided.topic) },
      ...{ route: choice(decided.route), units: [{ unit, confidence: 0.6 }], personId, personal: 'sealed-grounds' },
    },
  ],
  ['classification', 'ClassificationConfirmed', { ...decided, by: 'officer', threshold: null, personId }],
  ['classification', 'RelationSuggested', { ...relation('case-1'), score: 0.7, personal: 'sealed-reasons' }],
  ['classification', 'RelationConfirmed', relation('case-1')],
  ['assignment', 'AssignmentProposed', { ...decided, personId }],
  ['assignment', 'PetitionTransferred', { unit: 'S003', transferredOn: '2024-03-07' }],
  ['assignment', 'CaseClosed', { closedOn: '2024-05-02', rating: 'satisfied' }],
  ['intake', 'RegistrationCorrected', corrected('hotline', '江北区')],
  ['intake', 'PetitionContinued', { continuedOn: '2024-04-02', personId, personal: 'sealed-heir' }],
  ['intake', 'UrgentMatterReported', { reportedOn: '2024-03-02', to: ['S001'], article: '25', personId, personal: 'sealed-report' }],
  ['assignment', 'WorkRecorded', { unit, workedOn: '2024-03-20', kind: 'mediated', personId, personal: 'sealed-note' }],
];

function clock(name: string, dayKind: string): JsonObject {
  return { clock: name, run: 1, from: '2024-03-01', due: '2024-03-16', days: 15, dayKind, article: '22', personId };
}

function corrected(channel: string, district: string): JsonObject {
  return { correctedOn: '2024-03-09', channel, district, headcount: 2, anonymous: null, personId, personal: 'sealed-correction' };
}

function registered(caseId: string): readonly [string, string, JsonObject] {
  const plain = { registrationNumber: `测信\\${caseId}\t"8"`, channel: 'letter', receivedOn: '2024-03-01', personId, headcount: 6 };
  const rest = { anonymous: false, district: '云湖区', urgentSignals: [{ kind: 'mass', words: ['聚集\n'] }], labels: null };
  const source = { kind: 'form', reference: '' };
  return ['intake', 'PetitionRegistered', { ...plain, ...rest, declaredRepeatOf: null, source, personal: `sealed\\${caseId}` }];
}

function unitRecorded(name: string): readonly [string, string, JsonObject] {
  const facts = { unit, name, level: 'district', parent: null, duties: ['住房'], topics: ['housing'] };
  return ['assignment', 'UnitRecorded', { ...facts, established: null, dissolved: null, successor: null }];
}

/** Events in the order given: a number of a case, and what happens to it; below zero its registration, or a unit where there is no case. */
function history(steps: readonly (readonly [number: number, what: number])[]): RecordedEvent[] {
  const revisions = new Map<string, number>();
  return steps.map(([number, what], index) => {
    const caseId = number < 0 ? 'unit-S002' : `case-${number}`;
    const [owner, type, data] = number < 0 ? unitRecorded(`住建局${what}`) : (happenings[what] ?? registered(caseId));
    const stream = `${owner}-${caseId}`;
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    return {
      ...{ id: randomUUID(), type, schemaVersion: 1, caseId, causationId: null, correlationId: 'c-1', occurredAt: new Date(0) },
      ...{ actor: { id: 'u-7', role: 'clerk', unit }, data, stream, revision, recordedAt: new Date(0) },
      position: { transaction: 1n, sequence: BigInt(index + 1) },
    };
  });
}

async function tables(): Promise<unknown> {
  const rows = (table: string): Promise<unknown> => model.manager.query(`SELECT t::text AS row FROM ${table} t ORDER BY 1`);
  return Promise.all(['case_file', 'case_clock', 'case_sealed', 'case_amendment', 'unit'].map(rows));
}

async function emptied<Item>(work: () => Promise<Item>): Promise<Item> {
  await model.manager.query('TRUNCATE case_file, case_clock, case_sealed, case_amendment, unit');
  return work();
}

function* inPages(events: readonly RecordedEvent[], size: number): Generator<readonly RecordedEvent[]> {
  for (let from = 0; from < events.length; from += size) yield events.slice(from, from + size);
}

async function projected(events: readonly RecordedEvent[], page: number): Promise<unknown> {
  for (const some of inPages(events, page)) await model.manager.transaction((manager) => caseFileProjection.project(some, manager));
  return tables();
}

async function filled(events: readonly RecordedEvent[], page: number, capacity?: number): Promise<unknown> {
  const filling = fillCaseFile(model.manager, capacity);
  for (const some of inPages(events, page)) await filling.add(some);
  await filling.finish();
  return tables();
}

describe('filling the case files', () => {
  it('comes to the rows that the live projection makes, whatever it keeps in memory', async () => {
    const step = fc.tuple(fc.integer({ min: -1, max: 12 }), fc.integer({ min: -3, max: happenings.length - 1 }));
    const sizes = fc.record({ page: fc.integer({ min: 1, max: 40 }), livePage: fc.integer({ min: 1, max: 40 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 150 }),
        sizes,
        fc.constantFrom(1, 2, 4, 8, 20_000),
        async (steps, size, capacity) => {
          const events = history(steps);
          const live = await emptied(() => projected(events, size.livePage));
          expect(await emptied(() => filled(events, size.page, capacity))).toEqual(live);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('writes more cases than one transaction takes, and reads back those that come again', async () => {
    const cases = Array.from({ length: 5_000 }, (_, number) => number);
    const waves = [cases.map((number) => [number, -1] as const), cases.map((number) => [number, 0] as const), [[7, 6] as const]];
    const events = history(waves.flat());
    const [files, clocks, sealed] = (await filled(events, 500, 1_000)) as { row: string }[][];
    expect([files?.length, clocks?.length, sealed?.length]).toEqual([5_000, 5_000, 5_000]);
    const [changed] = await model.manager.find(CaseRow, { where: { state: 'classified' } });
    expect(changed?.file).toMatchObject({ caseId: 'case-7', version: 3, decision: { topic: 'housing' } });
  });

  it('keeps the columns of a row with what corrected the registration', async () => {
    const correction = happenings.findIndex(([, type]) => type === 'RegistrationCorrected');
    const urgent = happenings.findIndex(([, type]) => type === 'UrgentMatterReported');
    await projected(history([[1, -1]]), 1);
    await projected(history([[1, -1], [1, correction], [1, urgent]]).slice(1), 1); // prettier-ignore
    const [row] = await model.manager.find(CaseRow);
    expect(row).toMatchObject({ channel: 'hotline', district: '江北区', urgent: true, file: { headcount: 2 } });
    const amendments = await model.manager.find(AmendmentRow);
    expect(amendments.map(({ caseId, revision, type, sealed }) => [caseId, revision, type, sealed])).toEqual([
      ['case-1', 1, 'RegistrationCorrected', 'sealed-correction'],
    ]);
  });

  it('throws what the database refuses', async () => {
    await filled(history([[1, -1]]), 10);
    await expect(filled(history([[1, -1]]), 10)).rejects.toMatchObject({ code: '23505' });
    expect((await model.progress()).floor).toEqual(startPosition);
  });
});

describe('the entities of the case files', () => {
  it('are the columns of their tables', async () => {
    const columns: { table: string; column: string; type: string; nullable: boolean; primary: boolean }[] = await model.manager.query(
      `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
         EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS primary
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'audit_case_file'::regnamespace AND c.relname = ANY ($1) ORDER BY 1, 2`,
      [['case_file', 'case_clock', 'case_sealed', 'case_amendment', 'unit']],
    );
    const described = model.manager.dataSource.entityMetadatas
      .filter(({ tableName }) => tableName !== 'checkpoint')
      .flatMap(({ tableName, columns: own }) =>
        own.map(({ databaseName, type, isNullable, isPrimary }) => ({
          ...{ table: tableName, column: databaseName, type: String(type), nullable: isNullable, primary: isPrimary },
        })),
      );
    const order = (one: { table: string; column: string }): string => `${one.table} ${one.column}`;
    expect(described.sort((a, b) => (order(a) < order(b) ? -1 : 1))).toEqual(columns.sort((a, b) => (order(a) < order(b) ? -1 : 1)));
  });
});
