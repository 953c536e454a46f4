import type { CaseEvent, ReplayClock } from '../../api/types.ts';

type Timed = Pick<CaseEvent, 'recordedAt' | 'occurredAt'>;

/**
 * The moment just after an event on one of the two clocks of a replay (回放): when it happened in the world, or when the system recorded
 * it. The store records to the microsecond and the interface tells milliseconds, so on that clock the moment is one millisecond later.
 */
export function momentOf(event: Timed, clock: ReplayClock): string {
  return clock === 'occurred' ? event.occurredAt : new Date(Date.parse(event.recordedAt) + 1).toISOString();
}

/** Whether an event had happened at the moment replayed; every event has when nothing is replayed. */
export function hadHappened(event: Timed, at: string | undefined, clock: ReplayClock): boolean {
  return at === undefined || Date.parse(momentOf(event, clock)) <= Date.parse(at);
}

/** The moments before and after the one replayed at which something happened; undefined at the ends. Events of one moment count as one. */
export function neighbours(
  events: readonly Timed[],
  at: string,
  clock: ReplayClock,
): { readonly previous: string | undefined; readonly next: string | undefined } {
  const now = Date.parse(at);
  const moments = events.map((event) => momentOf(event, clock)).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return { previous: moments.findLast((moment) => Date.parse(moment) < now), next: moments.find((moment) => Date.parse(moment) > now) };
}

/** The same place on the other clock: after the last event that had happened by then; undefined when none had. */
export function onOtherClock(events: readonly Timed[], at: string, clock: ReplayClock): string | undefined {
  const other = clock === 'occurred' ? 'recorded' : 'occurred';
  return events
    .filter((event) => hadHappened(event, at, clock))
    .map((event) => momentOf(event, other))
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
}
