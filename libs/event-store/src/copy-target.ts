import type { Position, RecordedEvent } from '@anjuan/contracts';

/** An event in the store it was copied to, with the place it had in the store it came from; null where it was not copied. */
export interface CopiedEvent {
  readonly event: RecordedEvent;
  readonly origin: Position | null;
}

/**
 * A store that another one is copied into, by its owner. Unlike EventStore it keeps each event's time of recording and remembers its former
 * place. Both adapters have one.
 */
export interface CopyTarget {
  /** The last event there is; null in an empty store. */
  last(): Promise<CopiedEvent | null>;
  /**
   * Writes events in the order given, after everything there is; what stands already is passed over or refused, never doubled. All up to some
   * event stand when it fails. Throws CopyRefused when the store holds what was not copied, EventStoreUnavailable.
   */
  write(events: readonly RecordedEvent[]): Promise<void>;
  /** Everything there is, in its order. */
  read(signal?: AbortSignal): AsyncIterable<readonly CopiedEvent[]>;
  close(): Promise<void>;
}

/** The target holds events of its own, or ones that contradict the source: it is no copy and must not be made one. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}
