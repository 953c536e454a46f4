import { z } from 'zod';
import { groupId } from '../events/backlog.ts';
import { campaignTargets, clusterKind } from '../events/campaign.ts';
import { caseId, day, line, prose, unitCode } from '../primitives.ts';

/** Every `on` is the day of the step; today in Asia/Shanghai when absent. */
const on = day.optional();

/** Body of `POST /api/campaigns` (启动专项). */
export const openCampaign = z.strictObject({
  on,
  campaign: groupId,
  title: line(100),
  until: day,
  unit: unitCode,
  targets: campaignTargets,
});
/** Body of `POST /api/campaigns/{campaign}/change` (调整专项). */
export const changeCampaign = z.strictObject({ on, until: day, targets: campaignTargets, reason: line(300) });
/** Body of `POST /api/campaigns/{campaign}/closure` (专项结束). */
export const closeCampaign = z.strictObject({ on });
/** Body of `POST /api/campaigns/{campaign}/cases` (纳入专项): cases by name. */
export const joinCampaignCases = z.strictObject({ on, caseIds: z.array(caseId).min(1).max(500) });
/** Body of `POST /api/campaigns/{campaign}/cases/removal` (移出专项). */
export const leaveCampaignCases = z.strictObject({ on, caseIds: z.array(caseId).min(1).max(500), reason: line(300) });
/** Body of `POST /api/batches` (组成批次). */
export const makeBatch = z.strictObject({
  ...{ on, batch: groupId, basis: clusterKind.nullable().default(null), reason: line(300), caseIds: z.array(caseId).min(2).max(1000) },
});
/** Name of a series of batches (批次系列): its batches are `NAME-001`, `NAME-002` and so on. */
export const batchSeries = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,35}$/)
  .meta({ description: '批次系列编号，各批为「编号-001」起 / id of a series of batches, which are ID-001 and so on' });
/** What `POST /api/batches/by-filter` says of the series (按条件组成批次), beside the filter. */
export const makeBatchesByFilter = z.strictObject({
  on,
  series: batchSeries,
  basis: clusterKind.nullable().default(null),
  reason: line(300),
});
/** What `POST /api/campaigns/{campaign}/cases/by-filter` says (按条件纳入专项), beside the filter. */
export const joinCampaignByFilter = z.strictObject({ on });
/** Id of a batch of a series. */
export const batchOfSeries = (series: string, part: number): string => `${series}-${String(part).padStart(3, '0')}`;
/** Body of `POST /api/batches/{batch}/answer` (成批答复): one action for every case of the batch. */
export const answerBatch = z.strictObject({ on, documentNumber: line(80), article: line(40, 0).default(''), answer: prose(20_000) });

export type OpenCampaign = z.infer<typeof openCampaign>;
export type ChangeCampaign = z.infer<typeof changeCampaign>;
export type CloseCampaign = z.infer<typeof closeCampaign>;
export type JoinCampaignCases = z.infer<typeof joinCampaignCases>;
export type LeaveCampaignCases = z.infer<typeof leaveCampaignCases>;
export type MakeBatch = z.infer<typeof makeBatch>;
export type AnswerBatch = z.infer<typeof answerBatch>;
