import { caseReference, category, channel, day, line, route, topic, unitCode } from '@anjuan/contracts';
import type { Operation } from '@anjuan/service-kit';
import { z } from 'zod';
import { caseStates, queues } from '../domain/index.ts';
import { cursor, moment } from './parameters.ts';
import { reportOperations } from './report-operations.ts';

const limit = z.coerce.number().int().min(1).max(500).default(50);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const filter = z.strictObject({
  state: z.enum(caseStates).optional(),
  category: category.optional(),
  topic: topic.optional(),
  route: route.optional(),
  channel: channel.optional(),
  district: line(60, 0).optional(),
  unit: unitCode.optional(),
  urgent: flag.optional(),
  repeat: flag.optional(),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  q: line(64, 0).optional(),
});

const item = z.record(z.string(), z.unknown());
const list = z.object({ items: z.array(item), next: z.string().nullable() });
const tag = '案卷 Case files';

export const listCases = {
  ...{ id: 'listCases', method: 'get', path: '/api/cases', tag, summary: { zh: '案件列表', en: 'List cases, newest first' } },
  query: filter.extend({ limit, after: cursor('day', 'text').optional() }),
  response: list,
} satisfies Operation;

export const countCases = {
  ...{ id: 'countCases', method: 'get', path: '/api/cases/counts', tag, summary: { zh: '案件计数', en: 'Count cases by one field' } },
  query: filter.extend({ by: z.enum(['state', 'topic', 'category', 'district']) }),
  response: z.object({ counts: z.array(z.object({ value: z.string().nullable(), count: z.int() })), total: z.int() }),
} satisfies Operation;

export const showCase = {
  ...{ id: 'showCase', method: 'get', path: '/api/cases/{id}', tag, summary: { zh: '案件详情', en: 'One case as it stands now' } },
  params: caseReference,
  response: item,
} satisfies Operation;

export const caseHistory = {
  ...{
    id: 'caseHistory',
    method: 'get',
    path: '/api/cases/{id}/history',
    tag,
    summary: { zh: '案卷回放', en: 'Replay a case to a moment' },
  },
  params: caseReference,
  query: z.strictObject({ at: moment.optional(), clock: z.enum(['occurred', 'recorded']).default('occurred') }),
  response: z.object({ caseId: z.string(), at: z.string(), clock: z.string(), state: item.nullable(), events: z.array(item) }),
} satisfies Operation;

export const listWork = {
  ...{
    id: 'listWork',
    method: 'get',
    path: '/api/worklist',
    tag,
    summary: { zh: '工作台', en: 'Cases that wait at a desk, oldest first' },
  },
  query: z.strictObject({ queue: z.enum(queues).default('classification'), limit, after: cursor('day', 'text').optional() }),
  response: list,
} satisfies Operation;

export const countWork = {
  ...{ id: 'countWork', method: 'get', path: '/api/worklist/counts', tag, summary: { zh: '工作台计数', en: 'Count the desks' } },
  response: z.object({ counts: z.array(z.object({ queue: z.string(), count: z.int() })) }),
} satisfies Operation;

export const listClocks = {
  ...{ id: 'listClocks', method: 'get', path: '/api/clocks', tag, summary: { zh: '时限', en: 'Clocks by their last day' } },
  query: z.strictObject({
    state: z.enum(['running', 'warned', 'expired']).default('running'),
    dueWithin: z
      .string()
      .regex(/^\d{1,4}d$/)
      .optional()
      .meta({ description: '例如 5d / days from today, e.g. 5d' }),
    limit,
    after: cursor('day', 'text', 'text', 'number').optional(),
  }),
  response: list,
} satisfies Operation;

export const listUnits = {
  ...{ id: 'listUnits', method: 'get', path: '/api/units', tag, summary: { zh: '单位名录', en: 'Register of units' } },
  query: z.strictObject({
    inForceOn: day.optional(),
    limit: z.coerce.number().int().min(1).max(5000).default(5000),
    after: cursor('text').optional(),
  }),
  response: list,
} satisfies Operation;

export const showVocabulary = {
  ...{
    id: 'showVocabulary',
    method: 'get',
    path: '/api/vocabulary',
    tag,
    summary: { zh: '词汇表', en: 'Codes with their labels and articles' },
  },
  response: z.record(z.string(), z.array(item)),
} satisfies Operation;

export const auditOperations: readonly Operation[] = [
  listCases,
  countCases,
  showCase,
  caseHistory,
  listWork,
  countWork,
  listClocks,
  listUnits,
  showVocabulary,
  ...reportOperations,
];
