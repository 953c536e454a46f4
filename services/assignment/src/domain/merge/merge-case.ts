import { accept, refuse } from '@anjuan/contracts';
import { known, type AssignmentState, type Status } from '../assignment/state.ts';
import { step, type AssignmentDecision, type StepFacts } from '../assignment/step.ts';

const gone: readonly Status[] = ['absent', 'merged', 'ended'];

/**
 * The case is a duplicate and goes on in another one (并案): it waits there, without limits of its own, until that is undone. Only before its
 * own opinion, and never into a case that is itself merged or ended. Merged into the same case before: adds nothing.
 */
export function mergeCase(
  command: StepFacts & { readonly into: string; readonly reason: string; readonly caseId: string; readonly other: AssignmentState },
  state: AssignmentState,
): AssignmentDecision {
  const { into, caseId, other, on, reason } = command;
  if (state.status === 'merged' && state.into === into) return accept();
  return step(command, state, ['proposed', 'sent', 'objected', 'taken-back', 'in-conflict', 'accepted'], ({ proposal: { personId } }) => {
    if (into === caseId) return refuse({ code: 'merge-into-itself' });
    if (gone.includes(other.status) || !known(other)) return refuse({ code: 'other-case-not-open' });
    return accept({ type: 'CaseMerged', intoCaseId: into, mergedOn: on, personId, personal: { reason } });
  });
}

/** The merging was wrong (撤销并案): the case goes on where it stood, with the limits it had. */
export function undoMerge(command: StepFacts & { readonly reason: string }, state: AssignmentState): AssignmentDecision {
  return step(command, state, ['merged'], ({ into, mergedOn, before, proposal: { personId } }) => {
    const { on, reason } = command;
    const standing = before.status;
    return accept({ type: 'MergeUndone', fromCaseId: into, standing, mergedOn, undoneOn: on, personId, personal: { reason } });
  });
}
