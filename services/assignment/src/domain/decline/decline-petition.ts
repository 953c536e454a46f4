import { accept, refuse, type DeclinePetition } from '@anjuan/contracts';
import { nonAcceptanceGrounds } from '@anjuan/regulation';
import type { AssignmentState } from '../assignment/state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

/**
 * The unit tells the petitioner that it does not accept (不予受理告知), with its ground, Art. 23. Of a litigation matter (涉法涉诉) it also
 * says to which organ to go, Art. 31.
 */
export function declinePetition(command: StepFacts & Omit<DeclinePetition, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['sent'], ({ unit, proposal: { personId } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { on, ground, explanation, referredTo } = command;
    if (ground === 'litigation-matter' && referredTo === '') return refuse({ code: 'referral-missing' });
    const { article } = nonAcceptanceGrounds.term(ground);
    return accept({ type: 'PetitionDeclined', unit, declinedOn: on, ground, article, referredTo, personId, personal: { explanation } });
  });
}
