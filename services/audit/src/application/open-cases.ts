import type { DomainEvent, RecordedEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { openEvents, type Vault } from '@anjuan/personal-data';
import { payloadOf } from '@anjuan/service-kit';
import { evolve, type CaseFile } from '../domain/index.ts';

/** Which clock a moment is read on: when things happened in the world, or when the system learnt of them. */
export type ReplayClock = 'occurred' | 'recorded';

export interface Moment {
  readonly at: Date;
  readonly clock: ReplayClock;
}

export interface Replay {
  readonly file: CaseFile | null;
  /** Every event up to the moment in store order, opened. */
  readonly events: readonly RecordedEvent[];
}

/**
 * Plays a case up to a moment, or to now (案卷回放). Personal parts are opened; those of an erased person are null.
 * Throws what store and vault throw.
 */
export async function replay(store: EventStore, vault: Vault, caseId: string, moment?: Moment): Promise<Replay> {
  const recorded: RecordedEvent[] = [];
  const upTo = moment?.clock === 'recorded' ? { recordedAt: moment.at } : undefined;
  for await (const event of store.readCase(caseId, upTo)) {
    if (moment?.clock === 'occurred' && event.occurredAt > moment.at) continue;
    recorded.push(event);
  }
  const events = await openEvents(vault, recorded);
  let file: CaseFile | null = null;
  for (const event of events) file = evolve(file, caseId, payloadOf<DomainEvent>(event));
  return { file, events };
}
