import type { Snapshot, SnapshotStore } from '@anjuan/event-store';

/** Snapshots as commands use them: a help that may fail. Nothing here ever rejects but `drop`. */
export interface Snapshots {
  find(stream: string, decider: string, fold: string): Promise<Snapshot | undefined>;
  /** Writes in the background; left out while one of the same stream and decider is being written. */
  keep(snapshot: Snapshot): void;
  /** Throws all away, and gives their number; throws what the database throws. */
  drop(): Promise<number>;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

/** `report` hears of what could not be read or written; the command goes on without a snapshot. */
export function createSnapshots(store: SnapshotStore, report: (where: string, error: unknown) => void): Snapshots {
  const writing = new Map<string, Promise<void>>();
  return {
    find: (stream, decider, fold) =>
      store.find(stream, decider, fold).catch((error: unknown) => {
        report('snapshots', error);
        return undefined;
      }),
    keep(snapshot) {
      const key = `${snapshot.stream} ${snapshot.decider}`;
      if (writing.has(key)) return;
      const written = store
        .save(snapshot)
        .catch((error: unknown) => report('snapshots', error))
        .finally(() => writing.delete(key));
      writing.set(key, written);
    },
    drop: () => store.drop(),
    idle: async () => {
      await Promise.all(writing.values());
    },
  };
}
