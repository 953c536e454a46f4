import { accept, refuse, type AskAvoidance, type DecideAvoidance } from '@anjuan/contracts';
import type { AssignmentState } from '../assignment/state.ts';
import { step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

const needed = ['proposed', 'sent', 'objected', 'taken-back', 'in-conflict', 'accepted', 'opinion-issued', 'under-review'] as const;
const approver = 'unit-head';

/** Asks that an officer with an interest keep out of the case (申请回避). Asked or granted before: adds nothing. */
export function askAvoidance(command: StepFacts & Omit<AskAvoidance, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, needed, ({ proposal: { personId }, aside: { avoidance } }) => {
    const { officer, ground, askedBy, on, reason } = command;
    if (avoidance[officer] === null || avoidance[officer] === true) return accept();
    return accept({ type: 'AvoidanceAsked', officer, ground, askedBy, askedOn: on, personId, personal: { reason } });
  });
}

/**
 * A head decides on it (回避决定), never on the own avoidance: that is for the head above. Who keeps out takes no further step in the case:
 * every step of this service refuses that account.
 */
export function decideAvoidance(command: StepFacts & Omit<DecideAvoidance, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, needed, ({ proposal: { personId }, aside: { avoidance } }) => {
    const { officer, granted, on, reason, actor } = command;
    if (actor.role !== approver) return refuse({ code: 'wrong-approver', needed: approver });
    if (actor.id === officer) return refuse({ code: 'own-avoidance' });
    const known = avoidance[officer];
    if (known === undefined) return refuse({ code: 'avoidance-not-asked' });
    if (known === granted) return accept();
    if (known !== null) return refuse({ code: 'avoidance-decided' });
    return accept({ type: 'AvoidanceDecided', officer, granted, decidedOn: on, personId, personal: { reason } });
  });
}
