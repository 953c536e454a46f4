import type { ExpectedReaction } from '@anjuan/checker';
import { isOutOfLedger, type EventOf, type RecordedEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { openEvents, type Vault } from '@anjuan/personal-data';
import { payloadOf } from '@anjuan/service-kit';

const decided: ReadonlySet<string> = new Set(['ClassificationConfirmed', 'ClassificationOverridden', 'PetitionNotAccepted']);

/**
 * What the services promise each other for every registered petition: a suggestion how to classify it, and the clock of Art. 22 (15 days to
 * register and send on). No suggestion is owed where an officer decided first, or where the person was erased and there is nothing to read;
 * no clock for a petition out of a ledger, which was received long ago.
 */
export function promises(store: EventStore, vault: Vault): readonly ExpectedReaction[] {
  const isErased = async (registered: RecordedEvent): Promise<boolean> => {
    const [opened] = await openEvents(vault, [registered]);
    return opened?.data['personal'] === null;
  };
  const isDecided = async (registered: RecordedEvent): Promise<boolean> => {
    for await (const { type } of store.readStream(`classification-${registered.caseId}`)) if (decided.has(type)) return true;
    return false;
  };
  return [
    {
      ...{ by: 'classification/suggest-when-registered', cause: 'PetitionRegistered', effect: 'ClassificationSuggested' },
      excused: async (registered) => (await isDecided(registered)) || (await isErased(registered)),
    },
    {
      ...{ by: 'supervision/clock-when-stepped', cause: 'PetitionRegistered', effect: 'ClockStarted' },
      is: (started) => started.data['clock'] === 'register-and-transfer',
      excused: (registered) => Promise.resolve(isOutOfLedger(payloadOf<EventOf<'PetitionRegistered'>>(registered))),
    },
  ];
}
