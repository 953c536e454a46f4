import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventOf, Position, RecordedEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { openEvents, type Vault } from '@anjuan/personal-data';
import { payloadOf } from '@anjuan/service-kit';
import { LRUCache } from 'lru-cache';

/** Opening computes: between so many petitions, requests come in. */
const atOnce = 100;

type Registered = EventOf<'PetitionRegistered'>;

/** A registered petition with its personal part open. */
export interface OpenedPetition {
  readonly caseId: string;
  /** Place of its registration in the global order. */
  readonly position: Position;
  readonly registered: Registered & { readonly personal: NonNullable<Registered['personal']> };
}

/** Opens registrations; the last 20,000 stay in memory. Those of erased persons are left out. */
export interface OpenedPetitions {
  ofEvents(events: readonly RecordedEvent[]): Promise<void>;
  find(caseId: string): Promise<OpenedPetition | undefined>;
  /** Its person was erased meanwhile. */
  forget(caseId: string): void;
}

export function openedPetitions(store: EventStore, vault: Vault, max = 20_000): OpenedPetitions {
  const kept = new LRUCache<string, OpenedPetition>({ max });
  const keep = async (events: readonly RecordedEvent[]): Promise<void> => {
    for (const petition of await openRegistrations(vault, events)) kept.set(petition.caseId, petition);
  };
  return {
    ofEvents: (events) => keep(events.filter((event) => !kept.has(event.caseId))),
    async find(caseId) {
      const known = kept.get(caseId);
      if (known) return known;
      for await (const event of store.readStream(`intake-${caseId}`, { limit: 1 })) await keep([event]);
      return kept.get(caseId);
    },
    forget: (caseId) => kept.delete(caseId),
  };
}

/** Opens the registrations among events, some at a time; those of erased persons are left out. Keeps nothing. */
export async function openRegistrations(vault: Vault, events: readonly RecordedEvent[]): Promise<OpenedPetition[]> {
  const registrations = events.filter((event) => event.type === 'PetitionRegistered');
  const opened: OpenedPetition[] = [];
  for (let at = 0; at < registrations.length; at += atOnce) {
    for (const event of await openEvents(vault, registrations.slice(at, at + atOnce))) {
      const registered = payloadOf<Registered>(event);
      const { personal } = registered;
      if (personal) opened.push({ caseId: event.caseId, position: event.position, registered: { ...registered, personal } });
    }
    await nextTurn();
  }
  return opened;
}
