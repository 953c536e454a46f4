import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@anjuan/contracts';
import { openReadModel, type ReadModel } from '@anjuan/read-models';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import ExcelJS from 'exceljs';
import { reportQueries } from '../application/report-queries.ts';
import { reportProjection } from '../read-model/report/report.projection.ts';
import type { ReportView } from './report-view.ts';
import { openAuditApp } from './testing/open-audit-app.ts';
import { registrations, told } from './testing/may-2024.ts';

// Real: PostgreSQL, the read model of the reports, Nest and Fastify by injection. Given: the clock and the names of units.
let database: TestDatabase;
let model: ReadModel;
let app: NestFastifyApplication;

const [a, b, c] = ['XC20240506-0049', 'XC20240510-0077', 'XC20240514-0059'];

/** Beside the registrations: three are sent on, two accepted, one closed and, in June, another first petition comes again. */
const steps: readonly RecordedEvent[] = [
  begun(a, '2024-05-06', '2024-05-21'),
  begun(b, '2024-05-10', '2024-05-25'),
  begun(c, '2024-05-14', '2024-05-29'),
  told(a, 'PetitionTransferred', '2024-05-07', '2024-05-07T02:00:00Z', { unit: 'S002', transferredOn: '2024-05-07' }),
  clock(a, 'ClockStopped', '2024-05-07', { clock: 'register-and-transfer', run: 1, on: '2024-05-07', outcome: 'met' }),
  clock(a, 'ClockStarted', '2024-05-07', { clock: 'acceptance', run: 1, from: '2024-05-07', due: '2024-05-22' }),
  told(b, 'PetitionEntrusted', '2024-05-11', '2024-05-11T02:00:00Z', { unit: 'S003', entrustedOn: '2024-05-11', reportBy: '2024-06-30' }),
  clock(b, 'ClockStopped', '2024-05-11', { clock: 'register-and-transfer', run: 1, on: '2024-05-11', outcome: 'met' }),
  clock(b, 'ClockStarted', '2024-05-11', { clock: 'acceptance', run: 1, from: '2024-05-11', due: '2024-05-26' }),
  told(a, 'PetitionAccepted', '2024-05-10', '2024-05-10T02:00:00Z', {
    unit: 'S002',
    acceptedOn: '2024-05-10',
    route: 'petition-procedure',
  }),
  clock(a, 'ClockStopped', '2024-05-10', { clock: 'acceptance', run: 1, on: '2024-05-10', outcome: 'met' }),
  told(b, 'PetitionAccepted', '2024-05-28', '2024-05-28T02:00:00Z', {
    unit: 'S003',
    acceptedOn: '2024-05-28',
    route: 'petition-procedure',
  }),
  clock(b, 'ClockStopped', '2024-05-28', { clock: 'acceptance', run: 1, on: '2024-05-28', outcome: 'late' }),
  told(a, 'OpinionIssued', '2024-05-20', '2024-05-20T02:00:00Z', {
    unit: 'S002',
    issuedOn: '2024-05-20',
    results: ['settled', 'explained'],
  }),
  told(a, 'CaseClosed', '2024-05-30', '2024-05-30T02:00:00Z', { closedOn: '2024-05-30', rating: 'satisfied' }),
  told(c, 'BacklogListed', '2024-05-02', '2024-05-30T02:00:00Z', { listedOn: '2024-05-02', times: 1 }),
  told('XC20240610-0001', 'PetitionRegistered', '2024-06-10', '2024-06-10T02:00:00Z', {
    ...{ registrationNumber: 'XC20240610-0001', receivedOn: '2024-06-10', channel: 'visit', headcount: 5, district: '' },
    source: { kind: 'form', reference: '' },
  }),
  told('XC20240610-0001', 'RelationConfirmed', '2024-06-10', '2024-06-10T02:00:01Z', { kind: 'repeat', ofCaseId: a }),
];

function begun(id: string, from: string, due: string): RecordedEvent {
  return clock(id, 'ClockStarted', from, { clock: 'register-and-transfer', run: 1, from, due });
}

function clock(id: string, type: string, on: string, data: Parameters<typeof told>[4]): RecordedEvent {
  return told(id, type, on, `${on}T04:00:00Z`, data);
}

beforeAll(async () => {
  database = await testDatabase();
  model = await openReadModel(database.url, reportProjection);
  const events = [...registrations(), ...steps].sort((one, other) => one.recordedAt.getTime() - other.recordedAt.getTime());
  await model.manager.transaction((manager) => reportProjection.project(events, manager));
  app = await openAuditApp({ reports: reportQueries(model.manager), unitNames: new Map([['S002', '市住房和城乡建设局']]) });
});
afterAll(async () => {
  await app.close();
  await model.close();
  await database.drop();
});

async function get<Answer>(url: string): Promise<Answer> {
  const answer = await app.inject({ method: 'GET', url });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.json();
}

const month = (query = '') => get<ReportView>(`/api/reports/month/2024-05${query}`);

/** Numbers other than 0. */
function numbersOf({ numbers }: { readonly numbers: Readonly<Record<string, number>> }): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(numbers).filter(([, number]) => number !== 0));
}

describe('the report of May 2024', () => {
  // Counted by hand in the register.
  const registered = { received: 18, people: 29, first: 13, repeat: 5 };

  it('counts the register as it stands at the end of June', async () => {
    const { total } = await month();
    expect(numbersOf(total)).toEqual({
      ...registered,
      ...{ transferred: 1, entrusted: 1, accepted: 2, opinions: 1, settled: 1, explained: 1 },
      ...{ sendingDue: 3, sendingOnTime: 2, acceptanceDue: 2, acceptanceOnTime: 1 },
      ...{ closed: 1, rated: 1, satisfied: 1, ended: 1, openAtEnd: 17, backlogListed: 1, backlogAtEnd: 1 },
    });
    expect(total.rates).toMatchObject({
      sendingRate: { numerator: 2, denominator: 3, value: 0.6667 },
      acceptanceRate: { numerator: 1, denominator: 2, value: 0.5 },
      handlingRate: { numerator: 0, denominator: 0, value: null },
      firstSettlementRate: { numerator: 0, denominator: 13, value: 0 }, // the one that was settled came again in June
      repeatRate: { numerator: 5, denominator: 18, value: 0.2778 },
      satisfactionRate: { numerator: 1, denominator: 1, value: 1 },
    });
  });

  it('says what was known on 31 May: the petitioner had not come again', async () => {
    const { total, asOf } = await month('?asOf=2024-05-31');
    expect(asOf).toBe('2024-05-31T15:59:59.999Z');
    expect(total.rates['firstSettlementRate']).toEqual({ numerator: 1, denominator: 13, value: 0.0769 });
  });

  it('says what was known on 20 May: eight days later nobody was late, and the backlog was not entered yet', async () => {
    const { total } = await month('?asOf=2024-05-20');
    expect(numbersOf(total)).toEqual({
      ...{
        received: 10,
        people: 21,
        first: 8,
        repeat: 2,
        transferred: 1,
        entrusted: 1,
        accepted: 1,
        opinions: 1,
        settled: 1,
        explained: 1,
      },
      ...{ sendingDue: 2, sendingOnTime: 2, acceptanceDue: 1, acceptanceOnTime: 1, openAtEnd: 10 },
    });
  });

  it.each([
    ['channel', { visit: 7, letter: 4, online: 4, hotline: 2, call: 1 }],
    ['category', { 'appeal-request': 11, proposal: 4, accusation: 3 }],
    ['district', { 麓东区: 6, 云湖区: 6, 江北区: 3, 高新园区: 3 }],
    [
      'topic',
      {
        ...{ other: 3, 'city-management': 3, housing: 2, health: 2, 'social-security': 2, transport: 2 },
        ...{ education: 2, land: 1, fundraising: 1 },
      },
    ],
    ['unit', { S002: 17, S003: 1 }],
  ])('is divided by %s', async (by, expected) => {
    const { tables } = await month();
    const rows = tables.find((table) => table.by === by)?.rows.filter(({ numbers }) => numbers['received'] !== 0) ?? [];
    expect(Object.fromEntries(rows.map(({ value, numbers }) => [value, numbers['received']]))).toEqual(expected);
  });

  it('names rows in both languages, and units by the register', async () => {
    const { tables } = await month();
    const label = (by: string, value: string) => {
      const row = tables.find((table) => table.by === by)?.rows.find((each) => each.value === value);
      return [row?.label, row?.english];
    };
    expect(label('channel', 'visit')).toEqual(['来访', 'Visit']);
    expect(label('unit', 'S002')).toEqual(['市住房和城乡建设局', '市住房和城乡建设局']);
    expect(label('unit', '')).toEqual(['未定责任单位', 'No responsible unit yet']);
  });
});

describe('the yearly report (Art. 41)', () => {
  it('tells the months, and which numbers answer which item', async () => {
    const { tables, total, article41 } = await get<ReportView>('/api/reports/year/2024');
    const months = tables.find(({ by }) => by === 'month')?.rows ?? [];
    expect(months.map(({ value, numbers }) => [value, numbers['received'], numbers['openAtEnd']]).slice(3, 7)).toEqual([
      ['2024-04', 0, 0],
      ['2024-05', 18, 17],
      ['2024-06', 1, 18],
      ['2024-07', 0, 18],
    ]);
    expect(total.numbers).toMatchObject({ received: 19, collective: 1, repeat: 6 });
    expect(article41?.map(({ item }) => item)).toEqual([1, 2, 3, 4]);
  });
});

describe('the cases behind a number', () => {
  it('are listed in pages', async () => {
    type Page = { items: { caseId: string; unitName: string }[]; next: string | null };
    const address = '/api/reports/cases?period=2024-05&measure=repeat&by=district&value=%E9%BA%93%E4%B8%9C%E5%8C%BA&limit=1';
    const one = await get<Page>(address);
    const two = await get<Page>(`${address}&after=${String(one.next)}`);
    expect([...one.items, ...two.items].map(({ caseId }) => caseId)).toEqual(['XC20240520-0022', 'XC20240530-0040']);
    expect([one.items[0]?.unitName, two.next]).toEqual(['市住房和城乡建设局', null]);
  });

  it('are those of that time', async () => {
    const { items } = await get<{ items: { caseId: string }[] }>('/api/reports/cases?period=2024-05&measure=firstSettled&asOf=2024-05-31');
    expect(items.map(({ caseId }) => caseId)).toEqual([a]);
  });
});

describe('what is asked wrongly', () => {
  it.each([
    ['/api/reports/month/2024-13', 'month'],
    ['/api/reports/month/2024', 'month'],
    ['/api/reports/year/2024-05', 'year'],
    ['/api/reports/month/2024-05?asOf=yesterday', 'asOf'],
    ['/api/reports/cases?period=2024-05&measure=bogus', 'measure'],
    ['/api/reports/cases?period=2024-05&measure=received&by=unit', 'value'],
    ['/api/reports/workbook/2024-5', 'period'],
  ])('%s is refused by its field', async (url, field) => {
    const answer = await app.inject({ method: 'GET', url });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: { field: string }[] }>().errors.map((error) => error.field)).toEqual([field]);
  });
});

describe('the workbook', () => {
  it('holds the tables, and every case with what it counts in', async () => {
    const answer = await app.inject({ method: 'GET', url: '/api/reports/workbook/2024-05?lang=en' });
    expect(answer.statusCode === 200 ? '' : answer.body).toBe('');
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.rawPayload.buffer as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Total', 'Channel', 'Category', 'Topic', 'District', 'Unit', 'Cases']);
    const sheet = book.getWorksheet('Cases');
    const heads = (sheet?.getRow(1).values as string[]).slice(1);
    const column = (head: string): unknown[] => (sheet?.getColumn(heads.indexOf(head) + 1).values ?? []).slice(2);
    const behind = column('Case').filter((_, row) => column('Repeat petitions')[row] === 1);
    expect(behind).toEqual(['XC20240508-0091', 'XC20240520-0022', 'XC20240522-0020', 'XC20240524-0052', 'XC20240530-0040']);
    expect(column('People').reduce((sum: number, people) => sum + (typeof people === 'number' ? people : 0), 0)).toBe(29);
    expect(book.getWorksheet('District')?.getRow(2).values).toEqual(expect.arrayContaining(['云湖区', 6, 17]));
  });
});
