import { z } from 'zod';
import { event } from '../event-type.ts';
import { caseId, day, line, unitCode } from '../primitives.ts';
import { groupId } from './backlog.ts';

/*
 * Campaigns and batches of backlog cases (专项、批次). Streams `supervision-campaign.<id>` and `supervision-batch.<id>`; in the envelope the id
 * stands where a case's would, as a unit's code does for units. Which case is in a campaign, and what answered it, stands with the case.
 */

/** Why cases are taken together (成批依据). */
export const clusterKind = z.enum(['target', 'place', 'policy', 'topic']);

/** What a campaign is to reach (专项目标): cases struck off, and how many may be left open at its end. */
export const campaignTargets = z.strictObject({
  struckOff: z.int().min(0).max(1_000_000),
  openAtEnd: z.int().min(0).max(1_000_000).nullable(),
});

/** A campaign began (启动专项): it takes a stock of backlog cases off until a day. */
export const campaignOpened = event(
  'CampaignOpened',
  1,
  'supervision',
  { zh: '启动专项', en: 'Campaign opened' },
  { campaign: groupId, title: line(100), openedOn: day, until: day, unit: unitCode, targets: campaignTargets },
);

/** The targets or the last day changed (调整专项). */
export const campaignChanged = event(
  'CampaignChanged',
  1,
  'supervision',
  { zh: '调整专项', en: 'Campaign changed' },
  { campaign: groupId, changedOn: day, until: day, targets: campaignTargets, reason: line(300) },
);

/** The campaign ended (专项结束), with what it reached. */
export const campaignClosed = event(
  'CampaignClosed',
  1,
  'supervision',
  { zh: '专项结束', en: 'Campaign closed' },
  { campaign: groupId, closedOn: day, cases: z.int().min(0), struckOff: z.int().min(0) },
);

/** An officer took cases together to answer them at once (成批解决), with the reason. */
export const batchMade = event(
  'BatchMade',
  1,
  'supervision',
  { zh: '组成批次', en: 'Batch made' },
  {
    ...{ batch: groupId, madeOn: day, basis: clusterKind.nullable(), reason: line(300) },
    caseIds: z.array(caseId).min(2).max(1000),
  },
);

export const campaignEvents = [campaignOpened, campaignChanged, campaignClosed, batchMade] as const;
