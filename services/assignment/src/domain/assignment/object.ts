import { accept, refuse } from '@anjuan/contracts';
import { conflictStages, type Regulation } from '@anjuan/regulation';
import type { AssignmentState } from './state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from './step.ts';

/** The unit objects that it is not competent (管辖异议), within the limit of Art. 23, 5 working days from its receipt. */
export function objectToCompetence(
  command: StepFacts & { readonly reason: string },
  state: AssignmentState,
  regulation: Regulation,
): AssignmentDecision {
  return step(command, state, ['sent'], ({ unit, sentOn, proposal, aside }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    if (aside.competent === unit) return refuse({ code: 'competence-decided', unit, article: conflictStages.term('agreement').article });
    const { due, article } = regulation.limitFrom('objection', sentOn, unit);
    if (command.on > due) return refuse({ code: 'objection-too-late', due, article });
    const { personId } = proposal;
    return accept({ type: 'CompetenceObjected', unit, objectedOn: command.on, personId, personal: { reason: command.reason } });
  });
}

/** The sender finds the objection right and takes the material back (收回), to send it again. Art. 23. */
export function takeBackMaterial(command: StepFacts, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['objected'], ({ unit }) => accept({ type: 'MaterialTakenBack', unit, takenBackOn: command.on }));
}

/** The sender finds the objection wrong (异议不成立); the unit stays responsible. Art. 23. */
export function rejectObjection(command: StepFacts & { readonly reason: string }, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['objected'], ({ unit, proposal: { personId } }) =>
    accept({ type: 'ObjectionRejected', unit, rejectedOn: command.on, personId, personal: { reason: command.reason } }),
  );
}
