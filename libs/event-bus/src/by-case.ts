import type { RecordedEvent } from '@anjuan/contracts';

/**
 * Runs `work` for every event: events of one case one after another in store order, different cases side by side, at most `width`
 * cases at once. Rejects with the first error after the running cases have come to rest, so that nothing goes on behind a retry.
 * Begins nothing more when the signal aborts, and then rejects with its reason.
 */
export async function byCase(
  events: readonly RecordedEvent[],
  width: number,
  work: (event: RecordedEvent) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const cases = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const known = cases.get(event.caseId);
    if (known) known.push(event);
    else cases.set(event.caseId, [event]);
  }
  const queue = [...cases.values()];
  let next = 0;
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (;;) {
      const own = queue[next++];
      if (!own || failures.length > 0 || signal?.aborted) return;
      try {
        for (const event of own) await work(event);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, queue.length) }, lane));
  if (failures.length > 0) throw failures[0];
  signal?.throwIfAborted();
}
