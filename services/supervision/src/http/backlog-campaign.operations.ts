import * as contracts from '@anjuan/contracts';
import { commandAnswer, type Operation } from '@anjuan/service-kit';
import { z } from 'zod';
import { backlogFilter } from './backlog-list.operations.ts';

const tag = '专项与成批 Campaigns and batches';
const campaign = z.strictObject({ campaign: contracts.groupId });
const batch = z.strictObject({ batch: contracts.groupId });
const items = z.object({ items: z.array(z.record(z.string(), z.unknown())) });
const ofCases = z.object({
  done: z.int(),
  refused: z.int(),
  results: z.array(z.object({ caseId: z.string(), outcome: z.enum(['done', 'already', 'refused']), problem: z.unknown().optional() })),
});
/** Cases drawn into one batch at most: one below what a batch can hold, so that a single case left over still finds its place. */
export const largestBatch = 999;
/** Cases of a filter, so many at a time in the order of their ids: `after` is the `next` of the answer before. */
const byFilter = contracts.joinCampaignByFilter.extend({
  filter: backlogFilter,
  ...{ after: contracts.caseId.optional(), limit: z.int().min(1).max(500).default(500) },
});
export type JoinByFilter = z.infer<typeof byFilter>;
/** Cases of a filter as batches of one series, one batch a request: `part` and `after` are the `next` of the answer before. */
const drawBatch = contracts.makeBatchesByFilter.extend({
  ...{ filter: backlogFilter, limit: z.int().min(2).max(largestBatch).default(largestBatch) },
  ...{ part: z.int().min(1).max(999).default(1), after: contracts.caseId.optional() },
});
export type DrawBatch = z.infer<typeof drawBatch>;
const drawn = z.object({
  ...{ batch: contracts.groupId, outcome: z.enum(['done', 'already']), cases: z.int() },
  next: z.object({ part: z.int(), after: contracts.caseId }).nullable(),
});
const step = { method: 'post', tag } as const;

// prettier-ignore
export const campaignOps = {
  open: { id: 'openCampaign', ...step, path: '/api/campaigns', body: contracts.openCampaign, response: commandAnswer, summary: { zh: '启动专项', en: 'Open a campaign with its targets' } },
  list: { id: 'listCampaigns', method: 'get', tag, path: '/api/campaigns', query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }), response: items, summary: { zh: '专项与进展', en: 'Campaigns and what they have reached' } },
  change: { id: 'changeCampaign', ...step, path: '/api/campaigns/{campaign}/change', params: campaign, body: contracts.changeCampaign, response: commandAnswer, summary: { zh: '调整专项', en: 'Change targets or last day' } },
  close: { id: 'closeCampaign', ...step, path: '/api/campaigns/{campaign}/closure', params: campaign, body: contracts.closeCampaign, response: commandAnswer, summary: { zh: '专项结束', en: 'Close the campaign with what it reached' } },
  join: { id: 'joinCampaign', ...step, path: '/api/campaigns/{campaign}/cases', params: campaign, body: contracts.joinCampaignCases, response: ofCases, summary: { zh: '纳入专项', en: 'Take cases into the campaign; each answers for itself' } },
  joinByFilter: { id: 'joinCampaignByFilter', ...step, path: '/api/campaigns/{campaign}/cases/by-filter', params: campaign, body: byFilter, response: ofCases.extend({ next: contracts.caseId.nullable() }), summary: { zh: '按条件批量纳入专项', en: 'Take the cases of a filter into the campaign, page by page' } },
  leave: { id: 'leaveCampaign', ...step, path: '/api/campaigns/{campaign}/cases/removal', params: campaign, body: contracts.leaveCampaignCases, response: ofCases, summary: { zh: '移出专项', en: 'Take cases out of the campaign' } },
  clusters: { id: 'listClusters', method: 'get', tag, path: '/api/backlog/clusters', query: z.strictObject({ by: contracts.clusterKind.optional(), district: contracts.line(60, 0).optional(), least: z.coerce.number().int().min(2).max(1000).default(2), limit: z.coerce.number().int().min(1).max(200).default(50) }), response: items, summary: { zh: '串并建议：同一对象、地点、政策、领域', en: 'Open cases that share a target, place, policy or topic, with the reason' } },
  batches: { id: 'listBatches', method: 'get', tag, path: '/api/batches', query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }), response: items, summary: { zh: '批次与答复情况', en: 'Batches, with how many cases each action answered' } },
  makeBatch: { id: 'makeBatch', ...step, path: '/api/batches', body: contracts.makeBatch, response: commandAnswer, summary: { zh: '组成批次', en: 'Take cases together' } },
  drawBatch: { id: 'makeBatchByFilter', ...step, path: '/api/batches/by-filter', body: drawBatch, response: drawn, summary: { zh: '按条件组成批次，一次一批', en: 'Take the cases of a filter together, one batch of a series at a time' } },
  answerBatch: { id: 'answerBatch', ...step, path: '/api/batches/{batch}/answer', params: batch, body: contracts.answerBatch, response: ofCases, summary: { zh: '成批答复', en: 'One action answers every case of the batch; those refused are told' } },
} as const satisfies Readonly<Record<string, Operation>>;

export const campaignOperations: readonly Operation[] = Object.values(campaignOps);
