import type { RecordedEvent } from '@anjuan/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Fills the empty tables of a read model from the first event on. Unlike `project` it need not leave the tables right after each page:
 * only `finish` must, so that rows can be kept in memory, within a bound of its own, and written once. After an error it is not used again.
 */
export interface Filling {
  /** Takes events in order. */
  add(events: readonly RecordedEvent[]): Promise<void>;
  /** Writes what is not in the tables yet. Nothing is added after it. */
  finish(): Promise<void>;
}

/**
 * Begins to fill. `manager` belongs to the copy and is in no transaction. Transactions are to be short: the head of the store, and with it
 * every consumer, waits for the oldest one that writes.
 */
export type BeginFilling = (manager: EntityManager) => Filling;
