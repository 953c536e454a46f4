import { accept, refuse } from '@anjuan/contracts';
import { daysBetween, hearingStages } from '@anjuan/regulation';
import type { AssignmentState } from '../assignment/state.ts';
import { actsFor, reviewsFor, step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

/** Opens a hearing (听证): of a major or complex case while it is handled, Art. 31, or in re-review, Art. 36. */
export function openHearing(command: StepFacts, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted', 'under-review'], (current) => {
    const reviewing = current.status === 'under-review';
    const unit = reviewing ? current.reviewer : current.unit;
    const mayAct = reviewing ? reviewsFor(command, unit) : actsFor(command, unit);
    if (!mayAct) return refuse({ code: 'wrong-unit', responsible: unit });
    if (reviewing && current.level === 'review') return refuse({ code: 'no-hearing-in-review' });
    const { aside, proposal } = current;
    if (aside.hearing) return refuse({ code: 'hearing-open', openedOn: aside.hearing.openedOn });
    const stage = reviewing ? 're-review' : 'handling';
    const { article } = hearingStages.term(stage);
    return accept({ type: 'HearingOpened', unit, stage, openedOn: command.on, article, personId: proposal.personId });
  });
}

/**
 * Closes it (听证结束). `days` are the calendar days on which it was held, the first and the last among them: in re-review they do not count
 * towards the limit, Art. 36.
 */
export function closeHearing(command: StepFacts & { readonly record: string }, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['accepted', 'under-review'], (current) => {
    const unit = current.status === 'under-review' ? current.reviewer : current.unit;
    if (!reviewsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    const { hearing } = current.aside;
    if (!hearing) return refuse({ code: 'no-hearing' });
    const { on, record } = command;
    if (on < hearing.openedOn) return refuse({ code: 'day-before-previous-step', previous: hearing.openedOn });
    const { stage, openedOn } = hearing;
    const { article } = hearingStages.term(stage);
    const { personId } = current.proposal;
    const days = daysBetween(openedOn, on) + 1;
    return accept({ type: 'HearingClosed', unit, stage, openedOn, closedOn: on, days, article, personId, personal: { record } });
  });
}
