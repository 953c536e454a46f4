import { refuse, type AssignmentEvent, type Decision } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import type { AssignmentRefusal } from './refusals.ts';
import type { AssignmentState, InStatus, Status } from './state.ts';

/** Facts of a step beside its own content. */
export interface StepFacts {
  /** The day of the step, in Asia/Shanghai. */
  readonly on: Day;
  readonly today: Day;
  /** `id`: the account, by which an officer who keeps out is known. */
  readonly actor: { readonly id: string; readonly role: string; readonly unit: string };
}

export type AssignmentDecision = Decision<AssignmentEvent, AssignmentRefusal>;

/**
 * The checks every step begins with: the case is in one of the states the step needs, its day is not in the future and not before the
 * step before, and who acts does not have to keep out of the case (回避). Then `then` decides.
 */
export function step<S extends Exclude<Status, 'absent' | 'ended'>>(
  facts: StepFacts,
  state: AssignmentState,
  needed: readonly S[],
  then: (state: InStatus<S>) => AssignmentDecision,
): AssignmentDecision {
  if (state.status === 'absent') return refuse({ code: 'not-classified-yet' });
  if (!isIn(state, needed)) return refuse({ code: 'wrong-state', is: state.status, needed });
  if (facts.on > facts.today) return refuse({ code: 'day-in-the-future', today: facts.today });
  const previous = lastDay(state);
  if (previous !== null && facts.on < previous) return refuse({ code: 'day-before-previous-step', previous });
  if ('aside' in state && state.aside.avoidance[facts.actor.id] === true) return refuse({ code: 'officer-keeps-out' });
  return then(state);
}

const ofAUnit = ['unit-handler', 'unit-head'];

/**
 * Whether who acts may act for the responsible unit. A handler or head acts for the own unit only (Art. 23, 32); others, as the
 * petition office that records a paper answer, are told apart by their role in the event.
 */
export function actsFor(facts: StepFacts, unit: string): boolean {
  return !ofAUnit.includes(facts.actor.role) || facts.actor.unit === unit;
}

/** Whether who acts may act for the reviewing unit: a reviewer, like a handler or head, for the own unit only (Art. 35, 36). */
export function reviewsFor(facts: StepFacts, unit: string): boolean {
  return ![...ofAUnit, 'reviewer'].includes(facts.actor.role) || facts.actor.unit === unit;
}

function isIn<S extends Status>(state: AssignmentState, needed: readonly S[]): state is InStatus<S> {
  return needed.some((status) => status === state.status);
}

function lastDay(state: AssignmentState): Day | null {
  switch (state.status) {
    case 'absent':
    case 'proposed':
    case 'ended':
      return null;
    case 'sent':
      return state.rejectedOn ?? state.sentOn;
    case 'objected':
      return state.objectedOn;
    case 'taken-back':
      return state.takenBackOn;
    case 'in-conflict':
      return state.referredOn;
    case 'accepted':
      return state.acceptedOn;
    case 'directed':
      return state.directedOn;
    case 'settled':
      return state.agreedOn;
    case 'opinion-issued':
    case 'review-issued':
      return state.issuedOn;
    case 'delivered':
    case 'procedure-ended': // comes with the delivery, or by itself when time lapsed: what was done since the delivery may be entered after it
      return state.deliveredOn;
    case 'under-review':
      return state.requestedOn;
    case 'closed':
      // A review may be asked for on a day before the closing: its own time runs from the delivery.
      return state.from ? lastDay(state.from) : null;
    case 'merged':
      return state.mergedOn;
  }
}
