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
/** Body of `POST /api/batches/{batch}/answer` (成批答复): one action for every case of the batch. */
export const answerBatch = z.strictObject({ on, documentNumber: line(80), article: line(40, 0).default(''), answer: prose(20_000) });

export type OpenCampaign = z.infer<typeof openCampaign>;
export type ChangeCampaign = z.infer<typeof changeCampaign>;
export type CloseCampaign = z.infer<typeof closeCampaign>;
export type JoinCampaignCases = z.infer<typeof joinCampaignCases>;
export type LeaveCampaignCases = z.infer<typeof leaveCampaignCases>;
export type MakeBatch = z.infer<typeof makeBatch>;
export type AnswerBatch = z.infer<typeof answerBatch>;
