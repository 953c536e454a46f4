import type { Position, RecordedEvent } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import type { Delivery, Lane } from '../delivery/delivery.ts';

/** The event at which a case of one consumer stopped (死信): later events of the case wait behind it, in order. */
export interface DeadLetter {
  readonly id: string;
  readonly consumer: string;
  readonly caseId: string;
  /** Null for a record that could not be read. */
  readonly eventId: string | null;
  readonly type: string | null;
  readonly position: Position | null;
  readonly lane: Lane | null;
  /** Where the record stands in Kafka; null for one that came from the store, or could be read. */
  readonly record: { readonly topic: string; readonly partition: number; readonly offset: string } | null;
  /** Class of the last error. */
  readonly error: string;
  /** Code and place of the last error, never a value. */
  readonly message: string;
  readonly tries: number;
  readonly since: Date;
  /** Later events of the case that wait behind it. */
  readonly waiting: number;
}

/** What became of a case whose dead letter was tried again or discarded. */
export type Released =
  | { readonly outcome: 'handled'; readonly events: number }
  /** The case stopped again, at this letter: the same one, or one that waited behind it. */
  | { readonly outcome: 'stopped'; readonly events: number; readonly letter: DeadLetter };

/** The dead letters of one consumer, kept in its own schema. */
export interface DeadLetters {
  /**
   * Handles a delivery that failed again and again: case by case, each case that fails put aside, everything else handled and the progress
   * moved, in one transaction. Throws where the reason is no single case: what the consumer writes to is down.
   */
  isolate(delivery: Delivery, tries: number, signal: AbortSignal): Promise<void>;
  /** Cases that are held up. */
  count(): Promise<number>;
  /** The letters at which cases stopped, oldest first. */
  list(limit: number): Promise<readonly DeadLetter[]>;
  find(id: string): Promise<DeadLetter | undefined>;
  /** Handles the events of the letter's case in order, read anew from the store. Undefined where the letter is gone. */
  retry(id: string, store: Pick<EventStore, 'readCase'>, signal: AbortSignal): Promise<Released | undefined>;
  /** Leaves the letter's event out for good and handles those behind it. The caller has recorded the reason. */
  discard(id: string, store: Pick<EventStore, 'readCase'>, signal: AbortSignal): Promise<Released | undefined>;
}

/** The letter's event as the store has it; undefined for a record that is not in the store. Throws what the store throws. */
export async function eventOf(letter: DeadLetter, store: Pick<EventStore, 'readCase'>): Promise<RecordedEvent | undefined> {
  if (letter.position === null) return undefined;
  for await (const event of store.readCase(letter.caseId, { position: letter.position })) if (event.id === letter.eventId) return event;
  return undefined;
}
