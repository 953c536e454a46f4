import type { RecordedEvent } from '@anjuan/contracts';
import { isOutage } from '@anjuan/event-bus';
import type { EntityManager } from 'typeorm';

/** A case that stopped: the event at which it did, and those of the delivery that wait behind it. */
export interface Stopped {
  readonly event: RecordedEvent;
  readonly error: unknown;
  readonly behind: readonly RecordedEvent[];
}

/** Whether an operator has left this event out for this consumer. */
export type IsDiscarded = (event: RecordedEvent) => Promise<boolean>;

/**
 * Applies events in the caller's transaction so that a case that fails leaves no trace and holds up nobody: all together first, and where that
 * fails in halves, down to the single case and its single event. Cases keep the order of their own events. Throws where a failure is an outage.
 */
export async function applyApart(
  manager: EntityManager,
  events: readonly RecordedEvent[],
  apply: (events: readonly RecordedEvent[]) => Promise<void>,
  isDiscarded: IsDiscarded = () => Promise.resolve(false),
): Promise<Stopped[]> {
  const stopped: Stopped[] = [];

  async function attempt(some: readonly RecordedEvent[]): Promise<{ readonly error: unknown } | undefined> {
    await manager.query('SAVEPOINT apart');
    try {
      await apply(some);
    } catch (error) {
      if (isOutage(error)) throw error;
      await manager.query('ROLLBACK TO SAVEPOINT apart'); // fails, and so does all of it, where the connection was the reason
      return { error };
    }
    await manager.query('RELEASE SAVEPOINT apart');
    return undefined;
  }

  async function oneByOne(own: readonly RecordedEvent[]): Promise<void> {
    for (const [at, event] of own.entries()) {
      const failed = await attempt([event]);
      if (!failed || (await isDiscarded(event))) continue;
      stopped.push({ event, error: failed.error, behind: own.slice(at + 1) });
      return;
    }
  }

  async function halves(cases: readonly string[]): Promise<void> {
    const wanted = new Set(cases);
    const own = events.filter(({ caseId }) => wanted.has(caseId));
    if (own.length === 0) return;
    if (cases.length === 1) return oneByOne(own);
    if (!(await attempt(own))) return;
    const middle = cases.length >> 1;
    await halves(cases.slice(0, middle));
    await halves(cases.slice(middle));
  }

  await halves([...new Set(events.map(({ caseId }) => caseId))]);
  return stopped;
}
