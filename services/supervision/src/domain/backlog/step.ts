import { refuse, type BacklogEvent, type Decision } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import type { StrikeOffCondition } from './rules.ts';
import type { BacklogState, BacklogStatus } from './state.ts';

export type BacklogRefusal =
  | { readonly code: 'case-unknown' }
  | { readonly code: 'not-backlog' }
  | { readonly code: 'wrong-backlog-state'; readonly is: BacklogStatus; readonly needed: readonly BacklogStatus[] }
  | { readonly code: 'day-in-the-future'; readonly today: Day }
  | { readonly code: 'day-before-previous-step'; readonly previous: Day }
  | { readonly code: 'superior-missing' }
  | { readonly code: 'due-before-plan'; readonly step: number; readonly on: Day }
  | { readonly code: 'no-plan' }
  | { readonly code: 'plan-step-unknown'; readonly steps: number }
  | { readonly code: 'relief-unknown'; readonly reliefs: number }
  | { readonly code: 'approver-is-requester' }
  | { readonly code: 'approved-more-than-asked'; readonly askedFen: number }
  | { readonly code: 'approval-only-lowered'; readonly approvedFen: number }
  | { readonly code: 'approved-less-than-paid'; readonly paidFen: number }
  | { readonly code: 'relief-not-approved' }
  | { readonly code: 'paid-more-than-approved'; readonly approvedFen: number; readonly leftFen: number }
  | { readonly code: 'voucher-used'; readonly relief: number }
  | { readonly code: 'checked-by-own-unit'; readonly unit: string }
  | { readonly code: 'conditions-missing'; readonly missing: readonly StrikeOffCondition[] }
  | { readonly code: 'watch-not-over'; readonly until: Day }
  | { readonly code: 'link-unknown' }
  | { readonly code: 'not-in-campaign'; readonly campaign: string };

export type BacklogDecision = Decision<BacklogEvent, BacklogRefusal>;

/** What a step of backlog work comes with beside its own content. */
export interface BacklogFacts {
  /** The day of the step, in Asia/Shanghai. */
  readonly on: Day;
  readonly today: Day;
  readonly actor: { readonly id: string; readonly role: string; readonly unit: string };
}

/** A case that is or was on the list; its person is known. */
export type Known = BacklogState & { readonly personId: string };

/**
 * The checks every step begins with: the case is backlog, in a state the step needs, and the day is neither in the future nor before the
 * step that brought it there. Then `then` decides.
 */
export function backlogStep(
  facts: BacklogFacts,
  state: BacklogState,
  needed: readonly BacklogStatus[],
  then: (state: Known) => BacklogDecision,
): BacklogDecision {
  const { personId, status, movedOn } = state;
  if (personId === null || status === 'absent') return refuse({ code: 'not-backlog' });
  if (!needed.includes(status)) return refuse({ code: 'wrong-backlog-state', is: status, needed });
  if (facts.on > facts.today) return refuse({ code: 'day-in-the-future', today: facts.today });
  if (movedOn !== null && facts.on < movedOn) return refuse({ code: 'day-before-previous-step', previous: movedOn });
  return then({ ...state, personId });
}

/** States in which a case is worked on. */
export const open = ['listed', 'reported', 'checked'] as const;
/** Every state of a case that is or was on the list. */
export const any = [...open, 'watched', 'ended', 'moved'] as const;
