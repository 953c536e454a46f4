import { accept, refuse, type SettlePetition } from '@anjuan/contracts';
import type { AssignmentState } from '../assignment/state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

const article = '33';

/** Opens a mediation (调解), Art. 33. The limit for the opinion runs on. */
export function openMediation(command: StepFacts & { readonly mediator: string }, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted'], ({ unit, proposal: { personId }, aside }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    if (aside.mediating) return refuse({ code: 'mediation-open' });
    const { on, mediator } = command;
    return accept({ type: 'MediationOpened', unit, openedOn: on, article, personId, personal: { mediator } });
  });
}

/** Ends it without an agreement (调解不成): the petition goes on to its opinion. */
export function failMediation(command: StepFacts & { readonly reason: string }, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted'], ({ unit, proposal: { personId }, aside }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    if (!aside.mediating) return refuse({ code: 'no-mediation' });
    const { on, reason } = command;
    return accept({ type: 'MediationFailed', unit, failedOn: on, article, personId, personal: { reason } });
  });
}

/** The parties agree in writing (达成协议), by mediation or among themselves (和解), Art. 33. The agreement stands in place of an opinion. */
export function settlePetition(command: StepFacts & Omit<SettlePetition, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted'], ({ unit, proposal: { personId }, aside: { mediating } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { on, documentNumber, terms } = command;
    return accept({
      ...{ type: 'SettlementReached', unit, agreedOn: on, mediated: mediating, documentNumber, article, personId },
      personal: { terms },
    });
  });
}
