import { accept, refuse, type RecordCarryingOut } from '@anjuan/contracts';
import { unitInCharge, type AssignmentState } from '../assignment/state.ts';
import { actsFor, step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

const article = '32';

/** Records that what an opinion or agreement orders was carried out, in part or whole (执行), Art. 32; also after the closing. */
export function recordCarryingOut(command: StepFacts & Omit<RecordCarryingOut, 'on'>, state: AssignmentState): AssignmentDecision {
  const needed = ['settled', 'delivered', 'under-review', 'review-issued', 'procedure-ended', 'closed'] as const;
  return step(command, state, needed, (current) => {
    const unit = unitInCharge(current);
    if (!actsFor(command, unit)) return refuse({ code: 'wrong-unit', responsible: unit });
    if (current.aside.carriedOut) return refuse({ code: 'carried-out-already' });
    const { on, complete, note } = command;
    const { personId } = current.proposal;
    return accept({ type: 'CarryingOutRecorded', unit, carriedOutOn: on, complete, article, personId, personal: { note } });
  });
}
