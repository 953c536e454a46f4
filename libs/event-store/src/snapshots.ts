/** The folded state of a stream up to one event of it (快照): made from the events, so it can be thrown away at any time. */
export interface Snapshot {
  readonly stream: string;
  /** Name of the decider whose state it is. */
  readonly decider: string;
  /** Which fold made it: another version of the same decider makes nothing of it. */
  readonly fold: string;
  /** Revision and id of the last event in it. */
  readonly revision: number;
  readonly eventId: string;
  /** The state as JSON text. */
  readonly state: string;
}

/** Where snapshots are kept, one for each stream and decider, beside the event log and never in it. */
export interface SnapshotStore {
  /** Undefined where there is none, it was made by another fold, or it is not as it was written. Throws what the database throws. */
  find(stream: string, decider: string, fold: string): Promise<Snapshot | undefined>;
  /** Replaces an older one, or one of another fold. Throws what the database throws. */
  save(snapshot: Snapshot): Promise<void>;
  /** Throws all away that this role may see, and gives their number. Throws what the database throws. */
  drop(): Promise<number>;
}
