import type { AssignmentEvent, EventOf, RecordedEvent } from '@anjuan/contracts';
import { dayOf, openProcessManager, payloadOf, reactionContext, type Host, type ProcessManager } from '@anjuan/service-kit';
import {
  endAssignment,
  proposeAssignment,
  type AssignmentDecision,
  type AssignmentRefusal,
  type AssignmentState,
} from '../domain/index.ts';
import { assignmentDecider } from './assignment-decider.ts';

const name = 'assignment/propose-when-classified';

export const causes = [
  ...(['ClassificationConfirmed', 'ClassificationOverridden', 'PetitionNotAccepted'] as const),
  ...(['PetitionWithdrawn', 'PetitionEndedByDeath'] as const),
] as const;
type Cause = EventOf<(typeof causes)[number]>;

/** Classified petitions come to the dispatcher's desk; withdrawn and not accepted ones leave it, and those nobody continues after a death. */
export function openProposing(host: Host): Promise<ProcessManager> {
  return openProcessManager(host.databaseUrl, { name, filter: { types: causes }, react: (event) => propose(host, event) });
}

/** What this process answers an event of one of its `causes` with. */
export async function propose({ runner, clock }: Pick<Host, 'runner' | 'clock'>, event: RecordedEvent): Promise<void> {
  const context = reactionContext('assignment', name, event, clock());
  const cause = payloadOf<Cause>(event);
  await runner.run<AssignmentState, AssignmentEvent, AssignmentRefusal>({
    ...{
      owner: 'assignment',
      caseId: event.caseId,
      context,
      likelyNew: cause.type !== 'PetitionWithdrawn' && cause.type !== 'PetitionEndedByDeath',
    },
    decider: assignmentDecider,
    decide: (state) => react(cause, dayOf(context.now), state),
  });
}

// Neither decision refuses: a reaction that comes too late finds that it already is so.
function react(cause: Cause, today: string, state: AssignmentState): AssignmentDecision {
  switch (cause.type) {
    case 'ClassificationConfirmed':
    case 'ClassificationOverridden': {
      const { category, topic, route, unit, personId } = cause;
      return proposeAssignment({ category, topic, route, unit, personId }, state);
    }
    case 'PetitionNotAccepted':
      return endAssignment('not-accepted', today, state);
    case 'PetitionWithdrawn':
      return endAssignment('withdrawn', cause.withdrawnOn, state);
    case 'PetitionEndedByDeath':
      return endAssignment('petitioner-died', cause.endedOn, state);
  }
}
