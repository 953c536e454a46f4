import type { DocumentKindCode } from '@anjuan/contracts';
import { known, type Draft, type DraftContext } from './draft-context.ts';
import * as notices from './draft-notices.ts';
import * as opinions from './draft-opinions.ts';
import { draftStrikeOff } from './draft-strike-off.ts';

const drafts: Readonly<Record<DocumentKindCode, (context: DraftContext) => Draft>> = {
  'registration-slip': notices.draftSlip,
  'acceptance-notice': notices.draftAcceptance,
  'refusal-notice': notices.draftRefusal,
  'transfer-letter': notices.draftTransfer,
  'entrust-letter': notices.draftEntrusting,
  'supervision-order': notices.draftSupervision,
  'extension-notice': notices.draftExtension,
  'handling-opinion': opinions.draftOpinion,
  'review-opinion': opinions.draftReview,
  're-review-opinion': opinions.draftReReview,
  'settlement-agreement': opinions.draftSettlement,
  'strike-off-form': draftStrikeOff,
};

/** What the case tells of a document's data (拟稿), without its number. Pure. */
export function draftOf(kind: DocumentKindCode, context: DraftContext): Draft {
  return known(drafts[kind](context));
}
