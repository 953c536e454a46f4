import type { CaseEvent } from '../../api/types.ts';

/** The moment at which an event stands in a replay (回放): when the system recorded it, for a case file is what the system knew. */
export function momentOf(event: Pick<CaseEvent, 'recordedAt'>): string {
  return event.recordedAt;
}

type Timed = readonly Pick<CaseEvent, 'recordedAt'>[];
const moments = (events: Timed) => [...new Set(events.map(momentOf))].toSorted((a, b) => Date.parse(a) - Date.parse(b));

/** Whether an event had happened at the moment replayed; every event has when nothing is replayed. */
export function hadHappened(event: Pick<CaseEvent, 'recordedAt'>, at: string | undefined): boolean {
  return at === undefined || Date.parse(momentOf(event)) <= Date.parse(at);
}

/** The moments before and after the one replayed at which something happened; undefined at the ends. Events of one moment count as one. */
export function neighbours(events: Timed, at: string): { readonly previous: string | undefined; readonly next: string | undefined } {
  const now = Date.parse(at);
  const all = moments(events);
  return { previous: all.findLast((moment) => Date.parse(moment) < now), next: all.find((moment) => Date.parse(moment) > now) };
}
