import type { Position } from '@anjuan/contracts';
import type { EventFilter } from '@anjuan/event-store';
import type { DeadLetters } from './dead-letters/dead-letters.ts';
import type { Delivery, Lane, Progress } from './delivery/delivery.ts';

/**
 * Something that follows the events: a projection or a process manager. It keeps its own progress, so that a transport (in-process or
 * Kafka) only has to deliver from there, in store order per case, at least once.
 */
export interface Consumer {
  /** Stable name, `<service>/<purpose>`; its progress is kept under it. */
  readonly name: string;
  readonly filter: EventFilter;
  /** What is handled, as stored. */
  progress(): Promise<Progress>;
  /**
   * Handles a delivery and moves the progress to what it reaches, or throws and moves nothing. What the progress says is handled is passed
   * over, so a repetition changes nothing; a consumer may give up in the middle when the signal aborts: the process is to end soon.
   */
  handle(delivery: Delivery, signal: AbortSignal): Promise<void>;
  /** Where cases that fail again and again are put aside. A consumer without it is tried again for ever. */
  readonly deadLetters?: DeadLetters;
}

export type ConsumerState =
  /** No delivery was made yet. */
  | 'starting'
  | 'running'
  /** What the consumer writes to does not answer: it is tried again for ever. */
  | 'paused'
  /** The last delivery failed and is tried again. */
  | 'retrying'
  /** Records are missing before the next one: nothing more is handled until it is restarted, or gets other lanes. */
  | 'hole'
  | 'stopped';

/** How a consumer is doing, for health, metrics and operators. */
export interface ConsumerStatus {
  readonly name: string;
  /** The last place handled in the store's order; with lanes the farthest of them, while others may be behind it. */
  readonly position: Position;
  readonly state: ConsumerState;
  /** Class of the last error, never its data; null while all is well. */
  readonly lastError: string | null;
  /** Events that wait, at least; null where the transport does not know. */
  readonly behind: number | null;
  /** Since when the oldest known event that is not handled stands in the store, milliseconds; 0 when none waits. */
  readonly oldestAgeMs: number;
  /** Milliseconds since the loop last turned: grows without end where a consumer hangs or is dead. */
  readonly idleMs: number;
  /** Lanes this process handles; empty for the in-process transport, which has none. */
  readonly lanes: readonly Lane[];
  /** Cases held up by a dead letter, as last counted. */
  readonly parkedCases: number;
}

/** Delivers events to consumers until the signal aborts; a failing delivery is tried again with growing pauses. */
export interface Transport {
  run(consumer: Consumer, signal: AbortSignal): Promise<void>;
  statuses(): readonly ConsumerStatus[];
  /** Ends the current delivery of a consumer and starts it again from its progress, as after its read model was swapped. */
  restart(name: string): void;
}
