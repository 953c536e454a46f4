import { comparePositions, type Position, type RecordedEvent } from '@anjuan/contracts';
import type { EventFilter } from '@anjuan/event-store';
import type { Delivery, Lane, UnreadableRecord } from '../../delivery/delivery.ts';
import type { Queued } from './merge.ts';
import { readRecord, type Waiting } from './queued-record.ts';

/** What is to be delivered next, and the offsets that count as handled afterwards. */
export interface Batch {
  readonly delivery: Delivery;
  /** By lane, the offset after the last record of the batch. */
  readonly offsets: ReadonlyMap<Lane, bigint>;
  /** Records in it, wanted or not. */
  readonly records: number;
}

/** Collects taken records into deliveries. Records that the filter leaves out only move the marks, with the next delivery or after a while. */
export class Batches {
  readonly #filter: EventFilter;
  #events: RecordedEvent[] = [];
  #unreadable: UnreadableRecord[] = [];
  #marks = new Map<Lane, Position>();
  #after = new Map<Lane, Position>();
  #offsets = new Map<Lane, bigint>();
  #records = 0;

  constructor(filter: EventFilter) {
    this.#filter = filter;
  }

  /** Records that only move the marks, so far. */
  get idle(): number {
    return this.#events.length + this.#unreadable.length === 0 ? this.#records : 0;
  }

  /** Adds records and gives the batches that are full: one ends before a record that could not be read, which must come before later events. */
  *add(taken: readonly Queued<Waiting>[]): Generator<Batch, void, undefined> {
    for (const record of taken) {
      const read = readRecord(record, this.#filter);
      if (read.kind === 'unreadable' && this.#events.length > 0) yield this.flush();
      if (read.kind === 'event') this.#events.push(read.event);
      else if (read.kind === 'unreadable') this.#unreadable.push(read.record);
      if (record.position !== null) {
        if (!this.#after.has(record.lane)) this.#after.set(record.lane, record.previous);
        this.#marks.set(record.lane, record.position);
      }
      this.pass(record);
    }
    if (this.#events.length + this.#unreadable.length > 0) yield this.flush();
  }

  /** A record that was handled before: only its offset counts. */
  pass({ lane, content }: Queued<Waiting>): void {
    this.#offsets.set(lane, BigInt(content.message.offset) + 1n);
    this.#records += 1;
  }

  /** What there is, also where it only moves marks. */
  flush(): Batch {
    // Cases keep their order: the places of a partition number rise. Over all numbers this is the store's order where all came in time.
    const events = this.#events.sort((a, b) => comparePositions(a.position, b.position));
    const unreadable = this.#unreadable.length > 0 ? { unreadable: this.#unreadable } : {};
    const delivery: Delivery = { events, reached: { from: 'lanes', marks: this.#marks, after: this.#after }, ...unreadable };
    const batch = { delivery, offsets: this.#offsets, records: this.#records };
    [this.#events, this.#unreadable, this.#records] = [[], [], 0];
    this.#marks = new Map();
    this.#after = new Map();
    this.#offsets = new Map();
    return batch;
  }
}
