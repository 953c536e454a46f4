import type { Position, RecordedEvent } from '@anjuan/contracts';

/**
 * One partition of one topic, with the number of partitions there are: `<owner>/<partition>of<partitions>`, e.g. `intake/3of12`. The number is
 * part of the name since it decides which cases are in a lane, and topics may be filled anew with another number.
 */
export type Lane = string;

/** What a consumer has handled: everything up to the floor, and in each lane everything up to its mark. */
export interface Progress {
  readonly floor: Position;
  readonly marks: ReadonlyMap<Lane, Position>;
}

/** How far a delivery brings the consumer: in the store itself, or in some lanes. */
export type Reached =
  | { readonly from: 'store'; readonly readTo: Position }
  | {
      readonly from: 'lanes';
      readonly marks: ReadonlyMap<Lane, Position>;
      /** In each of these lanes, the place of the record before the first one here. A consumer that has not come there refuses (LaneHole). */
      readonly after?: ReadonlyMap<Lane, Position>;
    };

/** A record of a topic that is no event: what is known of it without reading it. */
export interface UnreadableRecord {
  readonly lane: Lane;
  /** Its Kafka key, by which it belongs to a case; empty where it has none. */
  readonly key: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** Where its headers still say so. */
  readonly eventId: string | null;
  readonly type: string | null;
  readonly position: Position | null;
  /** Class of the error. */
  readonly error: string;
  /** Which header or rule, never a value. */
  readonly message: string;
}

/** Events in store order per case, and how far they bring the consumer. */
export interface Delivery {
  readonly events: readonly RecordedEvent[];
  readonly reached: Reached;
  /** Records that could not be read; they come before the events. Put aside as dead letters at once. */
  readonly unreadable?: readonly UnreadableRecord[];
}

/** Records are missing between what the consumer has handled and what it was given: nothing may be handled over the gap. */
export class LaneHole extends Error {
  override readonly name = 'LaneHole';
  readonly lane: Lane;

  constructor(lane: Lane, message: string) {
    super(message);
    this.lane = lane;
  }
}
