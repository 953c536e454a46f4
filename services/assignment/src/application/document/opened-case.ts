import type { DomainEvent, RecordedEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { openEvents, type Vault } from '@anjuan/personal-data';
import { payloadOf } from '@anjuan/service-kit';
import type { CaseEvents } from '../../domain/index.ts';

/** Lines of a ledger, thousands in an old case: no document tells of them. */
const untold: readonly string[] = ['LedgerEntryImported', 'LedgerRowImported'];

/** A case's events in store order with their personal parts open, those of an erased person null. Throws what store and vault throw. */
export async function openedCase(store: EventStore, vault: Vault, caseId: string): Promise<CaseEvents> {
  const recorded: RecordedEvent[] = [];
  for await (const event of store.readCase(caseId)) if (!untold.includes(event.type)) recorded.push(event);
  const opened = await openEvents(vault, recorded);
  return opened.map((event) => payloadOf<DomainEvent>(event));
}

/** A recorded event with its own personal part open. */
export async function openedEvent<Event extends DomainEvent>(vault: Vault, event: RecordedEvent): Promise<Event> {
  const [opened = event] = await openEvents(vault, [event]);
  return payloadOf<Event>(opened);
}
