import { accept, refuse, type CloseCase, type DeliverOpinion, type IssueOpinion, type RecordWork } from '@anjuan/contracts';
import { opinionParts } from '@anjuan/regulation';
import type { AssignmentState, Closable } from './state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from './step.ts';

/** Records a step of handling (办理记录). */
export function recordWork(command: StepFacts & Pick<RecordWork, 'kind' | 'note'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted', 'opinion-issued', 'delivered', 'procedure-ended'], ({ unit, proposal: { personId } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { on, kind, note } = command;
    return accept({ type: 'WorkRecorded', unit, workedOn: on, kind, personId, personal: { note } });
  });
}

/**
 * Issues the written handling opinion (处理意见) with its mandatory parts, Art. 32: request (where none is stated, the petition as
 * registered), facts and reasons, opinion, legal basis. An appeal-request records what was done to it, Art. 28. Not while a hearing is open.
 */
export function issueOpinion(command: StepFacts & Omit<IssueOpinion, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted'], ({ unit, proposal: { personId, category }, aside: { hearing } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    if (hearing) return refuse({ code: 'hearing-open', openedOn: hearing.openedOn });
    const { on, documentNumber, results, request, facts, opinion, basis, carryOutBy = null } = command;
    const parts = opinionParts.codes.filter((part) => command[part] === '');
    if (parts.length > 0) return refuse({ code: 'opinion-part-missing', parts, article: opinionParts.term('facts').article });
    if (carryOutBy !== null && carryOutBy < on) return refuse({ code: 'carry-out-before-opinion' });
    if (category === 'appeal-request' && results.length === 0) return refuse({ code: 'result-missing', article: '28' });
    const stated = request === undefined ? {} : { request };
    return accept({
      ...{ type: 'OpinionIssued', unit, issuedOn: on, documentNumber, results: [...new Set(results)], personId },
      ...{ requestAs: request === undefined ? 'registered' : 'stated', carryOutBy, personal: { ...stated, facts, opinion, basis } },
    });
  });
}

/** Records that the opinion reached the petitioner (送达), with its proof: the time to ask for review runs from that day, Art. 35. */
export function deliverOpinion(command: StepFacts & Omit<DeliverOpinion, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['opinion-issued'], ({ unit, proposal: { personId } }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { on, method, proof } = command;
    if (proof === '') return refuse({ code: 'proof-missing' });
    return accept({ type: 'OpinionDelivered', deliveredOn: on, method, personId, personal: { proof } });
  });
}

/** Closes the case with the petitioner's rating (办结): delivered, settled, led into another procedure, or at the end of its own. */
export function closeCase(command: StepFacts & Pick<CloseCase, 'rating'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, closable, ({ unit }) => {
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    return accept({ type: 'CaseClosed', closedOn: command.on, rating: command.rating });
  });
}

const closable = ['delivered', 'directed', 'settled', 'procedure-ended'] as const satisfies readonly Closable['status'][];
