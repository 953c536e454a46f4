import { accept, refuse, type AssignmentEvent, type DeliverReviewOpinion, type IssueReviewOpinion } from '@anjuan/contracts';
import { procedureEnds, reviewLevels, type Regulation } from '@anjuan/regulation';
import { reviewable, type AssignmentState } from '../assignment/state.ts';
import { reviewsFor, step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';
import { nextLevel, procedureEnd, requestClock } from './request-review.ts';

/** The reviewing unit issues its opinion (复查意见、复核意见), Art. 35 and 36. Not while a hearing is open. */
export function issueReviewOpinion(command: StepFacts & Omit<IssueReviewOpinion, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['under-review'], ({ reviewer: unit, level, proposal: { personId }, aside: { hearing } }) => {
    if (!reviewsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    if (hearing) return refuse({ code: 'hearing-open', openedOn: hearing.openedOn });
    const { on, documentNumber, outcome, facts, opinion, basis } = command;
    const { article } = reviewLevels.term(level);
    return accept({
      ...{ type: 'ReviewOpinionIssued', level, unit, outcome, issuedOn: on, documentNumber, article, personId },
      personal: { facts, opinion, basis },
    });
  });
}

/**
 * The review opinion reaches the petitioner (送达), with its proof. A re-review opinion that leaves a decision standing ends the procedure:
 * the same facts and reasons are not accepted again, Art. 36. A revoked decision goes back to the responsible unit, to be handled again.
 */
export function deliverReviewOpinion(command: StepFacts & Omit<DeliverReviewOpinion, 'on'>, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['review-issued'], ({ reviewer: unit, level, outcome, proposal: { personId } }) => {
    if (!reviewsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { on, method, proof } = command;
    const delivered: AssignmentEvent = {
      ...{ type: 'ReviewOpinionDelivered', level, unit, outcome, deliveredOn: on, method, personId, personal: { proof } },
    };
    if (level === 'review' || outcome === 'returned') return accept(delivered);
    const { article } = procedureEnds.term('re-reviewed');
    return accept<AssignmentEvent>(delivered, { type: 'ProcedureEnded', because: 're-reviewed', endedOn: on, article });
  });
}

/** Ends the procedure because the petitioner let the time to ask for the next review pass (逾期未申请), Art. 35 and 36. Again: adds nothing. */
export function endProcedure(command: StepFacts, state: AssignmentState, regulation: Regulation): AssignmentDecision {
  if (procedureEnd(state) !== undefined) return accept();
  return step(command, state, ['delivered', 'closed'], () => {
    const of = reviewable(state);
    const level = of && nextLevel(of);
    if (!of || !level || of.route !== 'petition-procedure')
      return refuse({ code: 'no-review', article: reviewLevels.term('review').article });
    const { due, article } = regulation.limitFrom(requestClock(level), of.deliveredOn, '');
    if (command.on <= due) return refuse({ code: 'review-still-open', due, article });
    return accept({ type: 'ProcedureEnded', because: `${level}-not-requested`, endedOn: command.on, article });
  });
}
