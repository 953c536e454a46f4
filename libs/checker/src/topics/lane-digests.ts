import { createHash, type Hash } from 'node:crypto';
import type { Lane } from '@anjuan/event-bus';

/** What of a record must be the same in the store and in Kafka. */
export interface RecordMark {
  readonly id: string;
  /** `<transaction>.<sequence>` */
  readonly position: string;
  /** Everything else that may not change: stream, revision, type and payload. */
  readonly content: string;
}

/** One running hash per lane: equal ones mean the same records in the same order, whatever the number of events. */
export class LaneDigests {
  private readonly lanes = new Map<Lane, Hash>();

  see(lane: Lane, { id, position, content }: RecordMark): void {
    let hash = this.lanes.get(lane);
    if (!hash) this.lanes.set(lane, (hash = createHash('sha256')));
    hash.update(`${id} ${position} ${content.length} ${content}`);
  }

  /** The lanes in which this and the other differ. Ends the counting: nothing more may be seen. */
  differing(other: LaneDigests): ReadonlySet<Lane> {
    const [own, others] = [this.finish(), other.finish()];
    return new Set([...own.keys(), ...others.keys()].filter((lane) => own.get(lane) !== others.get(lane)));
  }

  private finish(): Map<Lane, string> {
    return new Map([...this.lanes].map(([lane, hash]) => [lane, hash.digest('base64')]));
  }
}
