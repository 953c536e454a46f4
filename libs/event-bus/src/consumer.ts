import type { Position } from '@anjuan/contracts';
import type { EventFilter, Page } from '@anjuan/event-store';

/**
 * Something that follows the events: a projection or a process manager. It keeps its own checkpoint, so that a transport
 * (in-process today, Kafka beside it) only has to deliver from there, in store order per case, at least once.
 */
export interface Consumer {
  /** Stable name, `<service>/<purpose>`; its checkpoint is kept under it. */
  readonly name: string;
  readonly filter: EventFilter;
  /** Where to go on from. */
  position(): Promise<Position>;
  /**
   * Handles the page and moves the checkpoint to `page.readTo`, or throws and moves nothing. Repeating a page changes nothing, so a
   * consumer may give up in the middle of one when the signal aborts: the process is to end soon.
   */
  handle(page: Page, signal: AbortSignal): Promise<void>;
}

/** How a consumer is doing, for health, metrics and operators. */
export interface ConsumerStatus {
  readonly name: string;
  readonly position: Position;
  readonly state: 'starting' | 'running' | 'retrying' | 'stopped';
  /** Class of the last error, never its data; null while all is well. */
  readonly lastError: string | null;
}

/** Delivers events to consumers until the signal aborts; a failing page is tried again with growing pauses. */
export interface Transport {
  run(consumer: Consumer, signal: AbortSignal): Promise<void>;
  statuses(): readonly ConsumerStatus[];
  /** Ends the current delivery of a consumer and starts it again from its checkpoint, as after its read model was swapped. */
  restart(name: string): void;
}
