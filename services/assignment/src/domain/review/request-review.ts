import { accept, refuse } from '@anjuan/contracts';
import { isOneLevelUp, reviewLevels, type ClockCode, type Day, type Regulation } from '@anjuan/regulation';
import { beforeUnaskedEnd, known, reviewable, type AssignmentState, type Decided, type ReviewLevel } from '../assignment/state.ts';
import { step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';
import { inForceOn, type UnitState } from '../unit/unit.ts';

/** Facts of the register: the unit that decided, and the one asked to review it. */
export interface ReviewFacts extends StepFacts {
  readonly decidedBy: UnitState;
  readonly unit: string;
  readonly reviewer: UnitState;
}

/** The level of the next review: review after the handling opinion, re-review after that; undefined where none follows. */
export function nextLevel({ by }: Pick<Decided, 'by'>): ReviewLevel | undefined {
  return by === 'opinion' ? 'review' : by === 'review' ? 're-review' : undefined;
}

/** The petitioner's own clock to ask for a review. */
export function requestClock(level: ReviewLevel): ClockCode {
  return `${level}-request`;
}

/** The unit above the one that decided, where a request names none; undefined at the top of the register. */
export function superiorOf(decidedBy: UnitState): string | undefined {
  return decidedBy.status === 'recorded' ? (decidedBy.parent ?? undefined) : undefined;
}

/**
 * The petitioner asks the unit one level up for review (复查, Art. 35) or, after that, re-review (复核, Art. 36), within 30 days from the
 * delivery of the answer; of a closed case too. Only an opinion of the petition procedure can be reviewed: the other statutory routes
 * have the remedies of their own laws. After re-review nothing follows. A request made in time but entered after the time lapsed is taken: the
 * day it was made counts, and the end of the procedure for want of it was not true.
 */
export function requestReview(
  command: ReviewFacts & { readonly reason: string },
  state: AssignmentState,
  regulation: Regulation,
): AssignmentDecision {
  const over = procedureEnd(state);
  const before = beforeUnaskedEnd(state);
  if (over !== undefined && !isInTime(command.on, before, regulation))
    return refuse({ code: 'procedure-ended', endedOn: over, article: reviewLevels.term('re-review').article });
  return step(command, before, ['delivered', 'closed'], () => {
    const of = reviewable(before);
    const level = of && nextLevel(of);
    if (!of || !level || of.route !== 'petition-procedure')
      return refuse({ code: 'no-review', article: reviewLevels.term('review').article });
    const { article } = reviewLevels.term(level);
    const { due } = regulation.limitFrom(requestClock(level), of.deliveredOn, '');
    if (command.on > due) return refuse({ code: 'review-too-late', due, article });
    const { unit, reviewer, decidedBy, on, reason } = command;
    if (decidedBy.status === 'unknown') return refuse({ code: 'unit-unknown', unit: of.decidedBy });
    if (reviewer.status === 'unknown') return refuse({ code: 'unit-unknown', unit });
    if (!inForceOn(reviewer, on)) return refuse({ code: 'unit-not-in-force', unit, successor: reviewer.successor });
    if (!isOneLevelUp(reviewer, decidedBy, regulation.limitOn('levels-up', on).value))
      return refuse({ code: 'not-one-level-up', unit, article });
    const { personId } = of.proposal;
    return accept({ type: 'ReviewRequested', level, unit, ofUnit: of.decidedBy, requestedOn: on, article, personId, personal: { reason } });
  });
}

function isInTime(on: Day, state: AssignmentState, regulation: Regulation): boolean {
  const of = reviewable(state);
  const level = of && nextLevel(of);
  return of !== undefined && level !== undefined && on <= regulation.limitFrom(requestClock(level), of.deliveredOn, '').due;
}

/** The day the procedure ended, of a closed case too. */
export function procedureEnd(state: AssignmentState): string | undefined {
  if (state.status === 'procedure-ended') return state.endedOn;
  return state.status === 'closed' && known(state) && state.from?.status === 'procedure-ended' ? state.from.endedOn : undefined;
}
