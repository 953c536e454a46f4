import { accept, refuse, type AcceptPetition } from '@anjuan/contracts';
import { routeAllowed } from '@anjuan/regulation';
import type { AssignmentState } from './state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from './step.ts';

/** The unit tells the petitioner that it is accepted and by which route it goes (受理告知). Art. 23. */
export function acceptPetition(command: StepFacts & Pick<AcceptPetition, 'route'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['sent'], ({ unit, proposal }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const route = command.route ?? proposal.route;
    if (!routeAllowed(proposal.category, route)) return refuse({ code: 'route-not-allowed' });
    return accept({ type: 'PetitionAccepted', unit, acceptedOn: command.on, route });
  });
}
