import { upcast, type RecordedEvent } from '@anjuan/contracts';
import type { Payload } from '../snapshots/decider.ts';

/**
 * The payload of a recorded event, as the caller knows its type; what is sealed is null. The store holds only what `toAppend` validated
 * against the definition of the type, so it is not validated again.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the type it knows from the event's filter
export function payloadOf<Event extends Payload>(event: RecordedEvent): Event {
  const data = upcast(event.type, event.schemaVersion, event.data);
  const sealed = typeof data['personal'] === 'string' ? { personal: null } : {};
  const payload: unknown = { ...data, ...sealed, type: event.type };
  return payload as Event;
}
