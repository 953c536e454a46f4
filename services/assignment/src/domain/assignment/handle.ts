import { accept, refuse, type CloseCase, type DeliverOpinion, type IssueOpinion, type RecordWork } from '@anjuan/contracts';
import type { AssignmentState } from './state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from './step.ts';

/** Records a step of handling (办理记录). */
export function recordWork(command: StepFacts & Pick<RecordWork, 'kind' | 'note'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted', 'opinion-issued', 'delivered'], ({ unit, proposal: { personId } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { on, kind, note } = command;
    return accept({ type: 'WorkRecorded', unit, workedOn: on, kind, personId, personal: { note } });
  });
}

/** Issues the written handling opinion (处理意见), Art. 32. An appeal-request records what was done to it, Art. 28. */
export function issueOpinion(command: StepFacts & Omit<IssueOpinion, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted'], ({ unit, proposal: { personId, category } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { on, documentNumber, results, facts, opinion, basis } = command;
    if (category === 'appeal-request' && results.length === 0) return refuse({ code: 'result-missing', article: '28' });
    return accept({
      ...{ type: 'OpinionIssued', unit, issuedOn: on, documentNumber, results: [...new Set(results)], personId },
      personal: { facts, opinion, basis },
    });
  });
}

/** Records that the opinion reached the petitioner (送达). */
export function deliverOpinion(command: StepFacts & Omit<DeliverOpinion, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['opinion-issued'], ({ unit, proposal: { personId } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { on, method, proof } = command;
    return accept({ type: 'OpinionDelivered', deliveredOn: on, method, personId, personal: { proof } });
  });
}

/** Closes the case with the petitioner's rating (办结). */
export function closeCase(command: StepFacts & Pick<CloseCase, 'rating'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['delivered'], ({ unit }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    return accept({ type: 'CaseClosed', closedOn: command.on, rating: command.rating });
  });
}
