import { accept, refuse, type OrderConfidentiality } from '@anjuan/contracts';
import type { PetitionDecision, PetitionState } from '../petition/petition.ts';
import { windowStep, type WindowFacts } from '../petition/window-step.ts';

/** Keeps confidential who petitions, or the whole petition (保密); it stays so after the end. The same scope again adds nothing. */
export function orderConfidentiality(command: WindowFacts & Omit<OrderConfidentiality, 'on'>, state: PetitionState): PetitionDecision {
  return windowStep(command, state, ({ confidential, personId }) => {
    const { on, scope, reason } = command;
    if (confidential === scope) return accept();
    return accept({ type: 'ConfidentialityOrdered', scope, orderedOn: on, personId, personal: { reason } });
  });
}

/** Lifts it (解除保密). */
export function liftConfidentiality(command: WindowFacts & { readonly reason: string }, state: PetitionState): PetitionDecision {
  return windowStep(command, state, ({ confidential, personId }) => {
    if (confidential === null) return refuse({ code: 'not-confidential' });
    return accept({ type: 'ConfidentialityLifted', liftedOn: command.on, personId, personal: { reason: command.reason } });
  });
}
