import type { EventOf } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';

export type ListingRule = EventOf<'BacklogListed'>['grounds'][number]['rule'];

/** A rule that lists a case (列入标准): local practice, so a city changes its numbers; no article names them. */
export type ListingRow = { readonly label: string; readonly english: string; readonly since: Day } & (
  | { readonly rule: 'overdue'; /** Whole months past the last day of the handling limit, still open. */ readonly months: number }
  | {
      readonly rule: 'returned-after-end' | 'repeated';
      readonly times: number;
      /** Counted within so many months; null: without end. */ readonly withinMonths: number | null;
    }
  | { readonly rule: 'superior-list' | 'office-list' }
);

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

const since = '2022-05-01';

// prettier-ignore
export const theBacklogRules: BacklogRules = {
  listing: [
    { rule: 'overdue',            label: '超过办理期限仍未办结', english: 'Still open past its handling limit', months: 6, since },
    { rule: 'returned-after-end', label: '信访程序终结后再次信访', english: 'Returned after the end of the procedure', times: 1, withinMonths: null, since },
    { rule: 'repeated',           label: '一年内重复信访', english: 'Repeated within a year', times: 3, withinMonths: 12, since },
    { rule: 'superior-list',      label: '上级交办列入', english: 'Listed by a superior', since },
    { rule: 'office-list',        label: '本机关排查列入', english: 'Listed by the office itself', since },
  ],
  conditions: strikeOffConditions,
  watchDays: 90,
};
