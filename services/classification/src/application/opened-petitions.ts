import type { EventOf, RecordedEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { openEvents, type Vault } from '@anjuan/personal-data';
import { payloadOf } from '@anjuan/service-kit';
import { LRUCache } from 'lru-cache';
import type { PetitionForMatching } from '../domain/repeats/index.ts';

type Registered = EventOf<'PetitionRegistered'>;

/** A registered petition with its personal part open. */
export interface OpenedPetition {
  readonly caseId: string;
  readonly registered: Registered & { readonly personal: NonNullable<Registered['personal']> };
}

/** Opens registrations; the last 20,000 stay in memory. Those of erased persons are left out. */
export interface OpenedPetitions {
  ofEvents(events: readonly RecordedEvent[]): Promise<void>;
  find(caseId: string): Promise<OpenedPetition | undefined>;
}

export function openedPetitions(store: EventStore, vault: Vault): OpenedPetitions {
  const kept = new LRUCache<string, OpenedPetition>({ max: 20_000 });
  const keep = async (events: readonly RecordedEvent[]): Promise<void> => {
    for (const event of await openEvents(vault, events)) {
      const registered = payloadOf<Registered>(event);
      if (registered.personal)
        kept.set(event.caseId, { caseId: event.caseId, registered: { ...registered, personal: registered.personal } });
    }
  };
  return {
    ofEvents: (events) => keep(events.filter((event) => event.type === 'PetitionRegistered')),
    async find(caseId) {
      const known = kept.get(caseId);
      if (known) return known;
      for await (const event of store.readStream(`intake-${caseId}`, { limit: 1 })) await keep([event]);
      return kept.get(caseId);
    },
  };
}

/** What matching needs of it. */
export function forMatching({ caseId, registered }: OpenedPetition, repeatOf?: string): PetitionForMatching {
  const { receivedOn, district, headcount, anonymous, personal } = registered;
  const { name, idNumber, phone, address } = personal.petitioner;
  const { target, title, text } = personal;
  const facts = { caseId, receivedOn, petitionerName: name, idNumber, phone, address, district, headcount, anonymous, target, title, text };
  return repeatOf === undefined ? facts : { ...facts, repeatOf };
}
