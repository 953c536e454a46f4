import type { RecordedEvent } from '@anjuan/contracts';
import { byCase, isOutage } from '@anjuan/event-bus';

/** A case that stopped: the event at which it did, and those of the delivery that wait behind it. */
export interface Stopped {
  readonly event: RecordedEvent;
  readonly error: unknown;
  readonly behind: readonly RecordedEvent[];
}

export interface ApartMeans {
  /** Cases worked on side by side. */
  readonly width: number;
  readonly prepare: (events: readonly RecordedEvent[], signal: AbortSignal) => Promise<void>;
  readonly answer: (event: RecordedEvent) => Promise<void>;
}

/**
 * Answers events so that a case that fails holds up only its own later ones. Where already the loading in bulk fails, it is found out case by case
 * whose fault that is. Throws where a failure is an outage.
 */
export async function reactApart(events: readonly RecordedEvent[], means: ApartMeans, signal: AbortSignal): Promise<Stopped[]> {
  if (events.length === 0) return [];
  const failed = await failureOf(() => means.prepare(events, signal), signal);
  if (!failed) return answerApart(events, means, signal);
  const cases = [...new Set(events.map(({ caseId }) => caseId))];
  const stopped: Stopped[] = [];
  for (const caseId of cases) {
    const own = events.filter((event) => event.caseId === caseId);
    // What is loaded in bulk may be kept for one call only: so the cases come one after another here.
    const alone = await failureOf(() => means.prepare(own, signal), signal);
    const [first] = own;
    if (!alone) stopped.push(...(await answerApart(own, means, signal)));
    else if (first) stopped.push({ event: first, error: alone.error, behind: own.slice(1) });
  }
  return stopped;
}

async function answerApart(events: readonly RecordedEvent[], { width, answer }: ApartMeans, signal: AbortSignal): Promise<Stopped[]> {
  const stopped = new Map<string, Stopped & { behind: RecordedEvent[] }>();
  const work = async (event: RecordedEvent): Promise<void> => {
    const before = stopped.get(event.caseId);
    if (before) return void before.behind.push(event);
    const failed = await failureOf(() => answer(event), signal);
    if (failed) stopped.set(event.caseId, { event, error: failed.error, behind: [] });
  };
  await byCase(events, width, work, signal);
  return [...stopped.values()];
}

async function failureOf(work: () => Promise<void>, signal: AbortSignal): Promise<{ readonly error: unknown } | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (isOutage(error) || signal.aborted) throw error;
    return { error };
  }
}
