import { refuse, type AssignmentEvent, type Decision } from '@anjuan/contracts';
import type { Day } from '@anjuan/regulation';
import type { AssignmentRefusal } from './refusals.ts';
import type { AssignmentState, Status } from './state.ts';

/** Facts of a step beside its own content. */
export interface StepFacts {
  /** The day of the step, in Asia/Shanghai. */
  readonly on: Day;
  readonly today: Day;
  readonly actor: { readonly role: string; readonly unit: string };
}

export type AssignmentDecision = Decision<AssignmentEvent, AssignmentRefusal>;

type InStatus<S extends Status> = Extract<AssignmentState, { status: S }>;

/**
 * The checks every step begins with: the case is in one of the states the step needs, its day is not in the future and not before the
 * step before. Then `then` decides.
 */
export function step<S extends Exclude<Status, 'absent'>>(
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
  return then(state);
}

/**
 * Whether who acts may act for the responsible unit. A handler or head acts for the own unit only (Art. 23, 32); others, as the
 * petition office that records a paper answer, are told apart by their role in the event.
 */
export function actsFor(facts: StepFacts, unit: string): boolean {
  const ofAUnit = facts.actor.role === 'unit-handler' || facts.actor.role === 'unit-head';
  return !ofAUnit || facts.actor.unit === unit;
}

function isIn<S extends Status>(state: AssignmentState, needed: readonly S[]): state is InStatus<S> {
  return needed.some((status) => status === state.status);
}

function lastDay(state: AssignmentState): Day | null {
  switch (state.status) {
    case 'absent':
    case 'proposed':
    case 'closed':
    case 'ended':
      return null;
    case 'sent':
      return state.rejectedOn ?? state.sentOn;
    case 'objected':
      return state.objectedOn;
    case 'taken-back':
      return state.takenBackOn;
    case 'accepted':
      return state.acceptedOn;
    case 'opinion-issued':
      return state.issuedOn;
    case 'delivered':
      return state.deliveredOn;
  }
}
