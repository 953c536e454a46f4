import { accept, type EventOf } from '@anjuan/contracts';
import type { AssignmentState, Proposal } from './state.ts';
import type { AssignmentDecision } from './step.ts';

/** Puts the classified petition on the dispatcher's desk (拟办). A changed classification moves it as long as nothing was sent. */
export function proposeAssignment(proposal: Proposal, state: AssignmentState): AssignmentDecision {
  if (state.status !== 'absent' && state.status !== 'proposed' && state.status !== 'taken-back') return accept();
  if (state.status !== 'absent' && same(state.proposal, proposal)) return accept();
  return accept({ type: 'AssignmentProposed', ...proposal });
}

/** Ends the handling (终止办理): withdrawn, not accepted, or the petitioner died and nobody continues the petition. Again, or after the closing: adds nothing. */
export function endAssignment(because: EventOf<'AssignmentEnded'>['because'], endedOn: string, state: AssignmentState): AssignmentDecision {
  if (state.status === 'closed' || state.status === 'ended') return accept();
  return accept({ type: 'AssignmentEnded', endedOn, because });
}

function same(a: Proposal, b: Proposal): boolean {
  return a.category === b.category && a.topic === b.topic && a.route === b.route && a.unit === b.unit;
}
