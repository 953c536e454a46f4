import type { Operation } from '@anjuan/service-kit';
import { z } from 'zod';
import { dimensions, measures, periodOf } from '../domain/index.ts';
import { cursor, moment } from './parameters.ts';

const asOf = moment
  .optional()
  .meta({ description: '统计时点：只计当时已记录的；默认现在 / only what was recorded by then; now when absent' });
const month = z.string().refine((text) => text.length === 7 && periodOf(text) !== undefined).meta({ type: 'string', description: '2024-05' }); // prettier-ignore
const year = z.string().refine((text) => text.length === 4 && periodOf(text) !== undefined).meta({ type: 'string', description: '2024' }); // prettier-ignore
const period = z.string().refine((text) => periodOf(text) !== undefined).meta({ type: 'string', description: '2024-05, 2024' }); // prettier-ignore

const numbers = z.record(z.string(), z.int());
const rate = z.object({ numerator: z.int(), denominator: z.int(), value: z.number().nullable() });
const sums = { numbers, rates: z.record(z.string(), rate) };
const words = { code: z.string(), label: z.string(), english: z.string() };

/** A report as programs read it (统计报表). */
const report = z.object({
  period: z.object({ kind: z.enum(['month', 'year']), name: z.string(), first: z.string(), last: z.string() }),
  asOf: z.string(),
  total: z.object(sums),
  tables: z.array(
    z.object({ by: z.string(), rows: z.array(z.object({ value: z.string(), label: z.string(), english: z.string(), ...sums })) }),
  ),
  /** Art. 41, of a year: which numbers and tables answer which of its items. */
  article41: z
    .array(z.object({ item: z.int(), label: z.string(), english: z.string(), measures: z.array(z.string()), tables: z.array(z.string()) }))
    .optional(),
  measures: z.array(
    z.object({ ...words, section: z.string(), meaning: z.string(), meaningEnglish: z.string(), article: z.string(), unit: z.string() }),
  ),
  rates: z.array(z.object({ ...words, numerator: z.string(), denominator: z.string() })),
});

const behind = z.object({
  ...{ caseId: z.string(), kind: z.string(), code: z.string(), number: z.int(), from: z.string(), to: z.string().nullable() },
  ...{ entry: z.string(), outcome: z.string().nullable(), rating: z.string().nullable(), amount: z.number() },
  ...{ repeatOf: z.string().nullable(), decided: z.boolean(), reopened: z.boolean(), unitName: z.string() },
  ...{ channel: z.string(), category: z.string(), topic: z.string(), district: z.string(), unit: z.string() },
});

const tag = '统计 Reports';
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const lang = z.enum(['zh', 'en']).default('zh');

export const monthReport = {
  ...{ id: 'monthReport', method: 'get', path: '/api/reports/month/{month}', tag, summary: { zh: '月度统计表', en: 'Report of a month' } },
  params: z.object({ month }),
  query: z.strictObject({ asOf }),
  response: report,
} satisfies Operation;

export const yearReport = {
  ...{
    id: 'yearReport',
    method: 'get',
    path: '/api/reports/year/{year}',
    tag,
    summary: { zh: '信访工作年度报告数据（第四十一条）', en: 'Yearly report, Art. 41' },
  },
  params: z.object({ year }),
  query: z.strictObject({ asOf }),
  response: report,
} satisfies Operation;

export const reportCases = {
  ...{
    id: 'reportCases',
    method: 'get',
    path: '/api/reports/cases',
    tag,
    summary: { zh: '统计数字背后的案件', en: 'The cases behind a number of a report' },
  },
  query: z
    .strictObject({
      period,
      measure: z.enum(measures.map(({ code }) => code)),
      by: z.enum(dimensions).optional(),
      value: z.string().max(64).optional(),
      asOf,
      limit: z.coerce.number().int().min(1).max(500).default(50),
      after: cursor('text', 'code', 'number').optional(),
    })
    .refine(({ by, value }) => (by === undefined) === (value === undefined), { path: ['value'] }),
  response: z.object({ period: z.string(), measure: z.string(), asOf: z.string(), items: z.array(behind), next: z.string().nullable() }),
} satisfies Operation;

export const reportWorkbook = {
  ...{
    id: 'reportWorkbook',
    method: 'get',
    path: '/api/reports/workbook/{period}',
    tag,
    summary: { zh: '统计表 Excel，含每个数字的案件', en: 'A report as an Excel workbook, with the cases behind its numbers' },
  },
  params: z.object({ period }),
  query: z.strictObject({ asOf, lang }),
  file: workbook,
} satisfies Operation;

export const reportOperations: readonly Operation[] = [monthReport, yearReport, reportCases, reportWorkbook];
