import { accept } from '@anjuan/contracts';
import { addDays, type ClockCode, type Day, type Regulation } from '@anjuan/regulation';
import { reviewable, type AssignmentState } from '../assignment/state.ts';
import type { AssignmentDecision, StepFacts } from '../assignment/step.ts';
import { endProcedure } from './answer-review.ts';
import { nextLevel, requestClock } from './request-review.ts';

/** The petitioner's own time to ask for a review that ended unused (期满未申请). */
export interface Lapse {
  readonly clock: ClockCode;
  /** Its last day. */
  readonly dueOn: Day;
}

/**
 * Ends the procedure by itself (自动终结) on the day after the time to ask for review or re-review ended unused, Art. 35 and 36. Never refuses:
 * where the case moved on meanwhile (it was asked for, an officer ended it, the opinion was revoked and given anew) nothing is left to end.
 */
export function endUnasked(
  { clock, dueOn }: Lapse,
  actor: StepFacts['actor'],
  state: AssignmentState,
  regulation: Regulation,
): AssignmentDecision {
  const of = reviewable(state);
  const level = of && nextLevel(of);
  if (level === undefined || requestClock(level) !== clock) return accept();
  const on = addDays(dueOn, 1); // the lapse itself tells that its last day is over
  const decision = endProcedure({ on, today: on, actor }, state, regulation);
  return decision.outcome === 'refused' ? accept() : decision;
}
