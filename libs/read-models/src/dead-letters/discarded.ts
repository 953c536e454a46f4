import type { EventStore } from '@anjuan/event-store';
import type { IsDiscarded } from './apart.ts';

/**
 * Looks in the store whether an operator has left an event out for this consumer (DeadLetterDiscarded in `delivery-<caseId>`): a rebuild is to
 * come to the same rows as the live read model.
 */
export function discardedIn(store: Pick<EventStore, 'readStream'>, consumer: string): IsDiscarded {
  return async ({ id, caseId }) => {
    for await (const { type, data } of store.readStream(`delivery-${caseId}`)) {
      if (type === 'DeadLetterDiscarded' && data['consumer'] === consumer && data['eventId'] === id) return true;
    }
    return false;
  };
}
