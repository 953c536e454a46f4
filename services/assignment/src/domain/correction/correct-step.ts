import { accept, refuse, type CorrectStep } from '@anjuan/contracts';
import { known, type AssignmentState } from '../assignment/state.ts';
import type { AssignmentDecision, StepFacts } from '../assignment/step.ts';

/**
 * Says what is right where an entry of the handling is wrong (更正办理记录). The entry stays: this is a new one that names it by its revision.
 * In every state, since a mistake is often found after the end. It moves no limit: a wrong day that does is set right by a new step.
 */
export function correctStep(command: StepFacts & Omit<CorrectStep, 'on'>, state: AssignmentState): AssignmentDecision {
  const of = known(state);
  if (!of) return refuse({ code: 'not-classified-yet' });
  const { on, today, actor, revision, correction, reason } = command;
  if (on > today) return refuse({ code: 'day-in-the-future', today });
  const { entries, avoidance } = of.aside;
  if (avoidance[actor.id] === true) return refuse({ code: 'officer-keeps-out' });
  if (revision >= entries) return refuse({ code: 'entry-unknown', entries });
  const { personId } = of.proposal;
  return accept({ type: 'StepCorrected', ofRevision: revision, correctedOn: on, personId, personal: { correction, reason } });
}
