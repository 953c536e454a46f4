import { accept, caseId as caseIdSchema, type Decision, type DeliveryEvent, type EventOf } from '@anjuan/contracts';
import type { DeadLetter } from '@anjuan/event-bus';
import type { CommandContext } from '../commands/context.ts';
import { caseIdOf } from '../commands/ids.ts';
import type { CommandRunner } from '../commands/run-command.ts';
import type { Decider } from '../snapshots/decider.ts';

type Discarded = EventOf<'DeadLetterDiscarded'>;

/** What was left out of a case, for whom. */
export type Discards = readonly Pick<Discarded, 'consumer' | 'eventId' | 'record'>[];

const decider: Decider<Discards, DeliveryEvent> = {
  initialState: [],
  evolve: (known, { consumer, eventId, record }) => [...known, { consumer, eventId, record }],
};

/** Leaves an event out for a consumer (死信丢弃); nothing where that is so already. Never refuses. */
export function discard(event: Discarded, known: Discards): Decision<Discarded, never> {
  const same = known.some(
    ({ consumer, eventId, record }) =>
      consumer === event.consumer &&
      eventId === event.eventId &&
      (eventId !== null || JSON.stringify(record) === JSON.stringify(event.record)),
  );
  return same ? accept() : accept(event);
}

/** Records in `delivery-<caseId>` that the letter's event is left out. A record's key that can be no case id gets one derived from it. */
export async function recordDiscard(runner: CommandRunner, letter: DeadLetter, reason: string, context: CommandContext): Promise<void> {
  const { consumer, eventId, record } = letter;
  const isCase = caseIdSchema.safeParse(letter.caseId).success;
  await runner.run<Discards, DeliveryEvent, never>({
    ...{ owner: 'delivery', caseId: isCase ? letter.caseId : caseIdOf(letter.caseId), context, decider },
    decide: (known) => discard({ type: 'DeadLetterDiscarded', consumer, eventId, record, reason }, known),
  });
}
