import { comparePositions, type Position, type RecordedEvent } from '@anjuan/contracts';
import { CopyRefused, type CopyTarget, type EventStore } from '@anjuan/event-store';

export interface CopyOptions {
  readonly signal: AbortSignal;
  /** How many events have been written by this run. */
  readonly progress: (copied: number) => void;
}

/**
 * Copies what the source holds up to `end`, in its order, after what an earlier run copied. Answers how many events were written. Running it again
 * goes on where it ended, whatever ended it. Throws CopyRefused when the target is no copy of this source, the signal's reason,
 * EventStoreUnavailable.
 */
export async function copyStore(source: EventStore, target: CopyTarget, end: Position, options: CopyOptions): Promise<number> {
  const after = await lastCopied(source, target);
  let copied = 0;
  for await (const { events } of source.readAll({ ...(after && { after }), signal: options.signal })) {
    const wanted = events.filter(({ position }) => comparePositions(position, end) <= 0);
    if (wanted.length > 0) await target.write(wanted);
    copied += wanted.length;
    options.progress(copied);
    if (wanted.length < events.length) break;
  }
  return copied;
}

/** The place in the source up to which the target holds it; undefined for an empty target. */
async function lastCopied(source: EventStore, target: CopyTarget): Promise<Position | undefined> {
  const last = await target.last();
  if (!last) return undefined;
  if (!last.origin) throw new CopyRefused('the target holds events that were not copied');
  const [there] = await oneOf(source.readStream(last.event.stream, { from: last.event.revision, limit: 1 }));
  if (there?.id !== last.event.id || comparePositions(there.position, last.origin) !== 0)
    throw new CopyRefused('the target was copied from another store');
  return last.origin;
}

async function oneOf(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  for await (const event of events) return [event];
  return [];
}
