import type { EventToAppend, RecordedEvent } from '@anjuan/contracts';
import type { AppendResult, EventStore, ExpectedRevision, ReadStreamOptions } from '@anjuan/event-store';

/** The events of one append, as a real store is to get them. */
export interface Appended {
  readonly stream: string;
  readonly events: readonly RecordedEvent[];
}

/**
 * The part of the store's port that commands use, in memory. One writer only: what it is told of a revision is always true, but it is
 * checked all the same. `appended` is what came since it was last taken.
 */
export class MemoryStore implements Pick<EventStore, 'append' | 'readStream'> {
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly now: () => Date;
  private fresh: Appended[] = [];
  private sequence = 0n;

  constructor(now: () => Date) {
    this.now = now;
  }

  append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): Promise<AppendResult> {
    const known = this.streams.get(stream) ?? [];
    const revision = known.length - 1;
    const fits = expected === 'any' || (expected === 'no-stream' ? revision < 0 : expected === revision);
    if (!fits) return Promise.resolve({ outcome: 'conflict', revision: revision < 0 ? null : revision });
    const recordedAt = this.now();
    const recorded = events.map((event, index): RecordedEvent => {
      const position = { transaction: 1n, sequence: (this.sequence += 1n) };
      return { ...event, stream, revision: revision + 1 + index, position, recordedAt };
    });
    this.streams.set(stream, [...known, ...recorded]);
    this.fresh.push({ stream, events: recorded });
    const position = { transaction: 1n, sequence: this.sequence };
    return Promise.resolve({ outcome: 'appended', revision: revision + recorded.length, position, repeated: false });
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port reads asynchronously; memory need not
  async *readStream(stream: string, { limit = Infinity }: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const known = this.streams.get(stream) ?? [];
    for (let at = 0; at < known.length && at < limit; at += 1) {
      const event = known[at];
      if (event) yield event;
    }
  }

  /** What was appended since the last time, in order. */
  take(): readonly Appended[] {
    const taken = this.fresh;
    this.fresh = [];
    return taken;
  }
}
