import type { AssignmentEvent, EventOf, RecordedEvent } from '@anjuan/contracts';
import { addDays, type Regulation } from '@anjuan/regulation';
import { instantOf, openProcessManager, payloadOf, reactionContext, type Host, type ProcessManager } from '@anjuan/service-kit';
import { endUnasked, type AssignmentRefusal, type AssignmentState } from '../domain/index.ts';
import { assignmentDecider } from './assignment-decider.ts';

const name = 'assignment/end-when-lapsed';

export const causes = ['ClockStopped'] as const;

/**
 * Ends the procedure of cases whose petitioner let the time to ask for review pass (期满未申请，程序终结). The time itself is kept by the clocks of
 * supervision, durable and told once; this answers their lapse, with an id derived from it, so that a repetition after a crash adds nothing.
 */
export function openEnding(host: Host, regulation: Regulation): Promise<ProcessManager> {
  return openProcessManager(host.databaseUrl, { name, filter: { types: causes }, react: (event) => endLapsed(host, regulation, event) });
}

/** What this process answers a clock that stopped with. */
export async function endLapsed(
  { runner, clock }: Pick<Host, 'runner' | 'clock'>,
  regulation: Regulation,
  event: RecordedEvent,
): Promise<void> {
  const stopped = payloadOf<EventOf<'ClockStopped'>>(event);
  if (stopped.outcome !== 'lapsed') return;
  const context = reactionContext('assignment', name, event, clock());
  await runner.run<AssignmentState, AssignmentEvent, AssignmentRefusal>({
    ...{ owner: 'assignment', caseId: event.caseId, context, occurredAt: instantOf(addDays(stopped.on, 1), context.now) },
    decider: assignmentDecider,
    decide: (state) => endUnasked({ clock: stopped.clock, dueOn: stopped.on }, context.actor, state, regulation),
  });
}
