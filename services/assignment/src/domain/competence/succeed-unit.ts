import { accept, refuse } from '@anjuan/contracts';
import type { AssignmentState, InStatus } from '../assignment/state.ts';
import { step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';
import { inForceOn, type UnitState } from '../unit/unit.ts';

const article = '24';
const needed = [
  'sent',
  'objected',
  'accepted',
  'directed',
  'settled',
  'opinion-issued',
  'delivered',
  'under-review',
  'review-issued',
  'procedure-ended',
] as const;

/** Facts of the register: the unit whose turn it is, and the last of its successors. */
export interface Succession extends StepFacts {
  readonly unitState: UnitState;
  readonly successorState: UnitState;
}

/**
 * The successor of a merged or dissolved unit takes the case over (承继单位接办), Art. 24; a reviewing unit's successor likewise. Limits run
 * on: a reorganisation gives nobody more time.
 */
export function succeedUnit(facts: Succession, state: AssignmentState): AssignmentDecision {
  return step(facts, state, needed, (current) => {
    const unit = actingUnit(current);
    const { unitState, successorState, on } = facts;
    if (unitState.status === 'unknown') return refuse({ code: 'unit-unknown', unit });
    if (inForceOn(unitState, on)) return refuse({ code: 'unit-still-in-force', unit });
    if (successorState.status === 'unknown' || successorState.unit === unit) return refuse({ code: 'no-successor', unit });
    const { unit: successor, successor: next } = successorState;
    if (!inForceOn(successorState, on)) return refuse({ code: 'unit-not-in-force', unit: successor, successor: next });
    return accept({ type: 'UnitSucceeded', unit, successor, succeededOn: on, article });
  });
}

/** The unit whose step is next: the reviewing one while it reviews, else the responsible one. */
export function actingUnit(state: InStatus<(typeof needed)[number]>): string {
  return state.status === 'under-review' || state.status === 'review-issued' ? state.reviewer : state.unit;
}

/** The unit whose successor is looked for; undefined where no unit has the case. */
export function unitToSucceed(state: AssignmentState): string | undefined {
  return isNeeded(state) ? actingUnit(state) : undefined;
}

function isNeeded(state: AssignmentState): state is InStatus<(typeof needed)[number]> {
  return needed.some((status) => status === state.status);
}
