import { deadLetterOperations, type Operation } from '@anjuan/service-kit';
import { z } from 'zod';

const tag = '系统 System';
const name = z.strictObject({ name: z.string().max(80) });

export const liveness = {
  ...{ id: 'liveness', method: 'get', path: '/health/live', tag, summary: { zh: '存活', en: 'The process runs' } },
  response: z.object({ status: z.literal('live') }),
} satisfies Operation;

export const readiness = {
  ...{ id: 'readiness', method: 'get', path: '/health/ready', tag, summary: { zh: '就绪', en: 'Requests are taken; 503 where not' } },
  response: z.object({ status: z.literal('ready') }),
} satisfies Operation;

export const listConsumers = {
  ...{
    id: 'listConsumers',
    method: 'get',
    path: '/api/system/consumers',
    tag,
    summary: { zh: '消费者进度', en: 'How far every consumer has come' },
  },
  response: z.object({
    head: z.string(),
    caughtUp: z.boolean(),
    consumers: z.array(
      z.object({ name: z.string(), position: z.string(), behind: z.int(), state: z.string(), lastError: z.string().nullable() }),
    ),
  }),
} satisfies Operation;

export const listProjections = {
  ...{
    id: 'listProjections',
    method: 'get',
    path: '/api/system/projections',
    tag,
    summary: { zh: '读模型', en: 'Read models that can be rebuilt' },
  },
  response: z.object({ items: z.array(z.string()) }),
} satisfies Operation;

export const rebuildProjection = {
  ...{ id: 'rebuildProjection', method: 'post', path: '/api/system/projections/{name}/rebuild', tag, status: 202 },
  summary: { zh: '重建读模型', en: 'Make a read model anew beside the live one, then swap' },
  params: name,
  response: z.object({ job: z.string() }),
} satisfies Operation;

export const showJob = {
  ...{
    id: 'showJob',
    method: 'get',
    path: '/api/system/jobs/{job}',
    tag,
    summary: { zh: '任务进度', en: 'How a long piece of work is doing' },
  },
  params: z.strictObject({ job: z.uuid() }),
  response: z.object({
    job: z.string(),
    kind: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    done: z.int(),
    total: z.int().nullable(),
    result: z.unknown(),
    error: z.string().nullable(),
  }),
} satisfies Operation;

export const startCheck = {
  ...{ id: 'startCheck', method: 'post', path: '/api/system/check', tag, status: 202 },
  summary: { zh: '核查有无丢失、重复、错序', en: 'Check that nothing is lost, doubled, out of order or different' },
  response: z.object({ job: z.string() }),
} satisfies Operation;

export const startTopicsRebuild = {
  ...{ id: 'rebuildTopics', method: 'post', path: '/api/system/topics/rebuild', tag, status: 202 },
  summary: { zh: '由事件库重新填充消息主题', en: 'Delete the topics and fill them anew from the store' },
  response: z.object({ job: z.string() }),
} satisfies Operation;

export const systemOperations: readonly Operation[] = [
  ...[liveness, readiness, listConsumers, listProjections, rebuildProjection, startCheck, startTopicsRebuild, showJob],
  ...deadLetterOperations,
];
