import { accept, type RecordedEvent, type SupervisionEvent } from '@anjuan/contracts';
import { endOfDay, type Regulation } from '@anjuan/regulation';
import { instantOf, openProcessManager, payloadOf, reactionContext, type Host, type ProcessManager } from '@anjuan/service-kit';
import { causes, react, type Cause, type ClocksState } from '../domain/index.ts';
import { clocksDecider } from './clocks-decider.ts';

const name = 'supervision/clock-when-stepped';

/** Starts and stops the clocks of a case as the other services take their steps. */
export function openClocking(host: Host, regulation: Regulation): Promise<ProcessManager> {
  return openProcessManager(host.databaseUrl, { name, filter: { types: causes }, react: (event) => moveClocks(host, regulation, event) });
}

/** What this process answers an event of one of its `causes` with. */
export async function moveClocks(
  { runner, clock }: Pick<Host, 'runner' | 'clock'>,
  regulation: Regulation,
  event: RecordedEvent,
): Promise<void> {
  const context = reactionContext('supervision', name, event, clock());
  const cause = payloadOf<Cause>(event);
  await runner.run<ClocksState, SupervisionEvent, never>({
    ...{ owner: 'supervision', caseId: event.caseId, context, likelyNew: cause.type === 'PetitionRegistered' },
    decider: clocksDecider,
    decide: (state) => accept(...react(cause, state, regulation)),
    occurredAt: (clockEvent) => momentOf(clockEvent, event.occurredAt),
  });
}

/** When a clock's event happened in the world: with its day; an expiry with the end of the last day (a limit ends with that day). */
export function momentOf(event: SupervisionEvent, cause: Date): Date {
  switch (event.type) {
    case 'ClockStarted':
    case 'ClockSpared':
      return instantOf(event.from, cause);
    case 'ClockStopped':
      // A petitioner's time that lapsed did so with the end of its last day.
      return event.outcome === 'lapsed' ? new Date(endOfDay(event.on) + 1) : instantOf(event.on, cause);
    case 'ClockPaused':
    case 'ClockResumed':
      return instantOf(event.on, cause);
    case 'ClockExpired':
      return new Date(endOfDay(event.due) + 1);
    case 'ClockWarned':
    case 'HandlingLimitExtended':
      return cause;
  }
}
