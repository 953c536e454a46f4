import { listingRules, type ListingRow } from '@anjuan/regulation';

/** What must be so before a case is struck off (销号条件). That its result was checked is not among them: without it no case is in the state for it. */
export const strikeOffConditions = ['leader', 'plan', 'plan-done', 'visited', 'relief-settled'] as const;
export type StrikeOffCondition = (typeof strikeOffConditions)[number];

/** The rules of backlog work of one office (积案工作规则). */
export interface BacklogRules {
  readonly listing: readonly ListingRow[];
  readonly conditions: readonly StrikeOffCondition[];
  /** Days after the strike-off in which the case is watched (稳控期). */
  readonly watchDays: number;
}

export const theBacklogRules: BacklogRules = { listing: listingRules, conditions: strikeOffConditions, watchDays: 90 };
