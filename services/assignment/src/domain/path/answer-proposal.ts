import { accept, refuse, type AnswerProposal } from '@anjuan/contracts';
import { adoptions } from '@anjuan/regulation';
import type { AssignmentState } from '../assignment/state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

/** A proposal was studied, adopted wholly, in part or not, and answered (建议答复), Art. 29. No review follows it. */
export function answerProposal(command: StepFacts & Omit<AnswerProposal, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted'], ({ unit, proposal: { personId, category } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    if (category !== 'proposal') return refuse({ code: 'not-a-proposal' });
    const { on, adopted, answer } = command;
    const { article } = adoptions.term(adopted);
    return accept({ type: 'ProposalAnswered', unit, answeredOn: on, adopted, article, personId, personal: { answer } });
  });
}
