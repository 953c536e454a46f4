import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Snapshot, SnapshotStore } from '../snapshots.ts';

interface Row {
  readonly revision: string;
  readonly event_id: string;
  readonly state: string;
  readonly digest: Buffer;
}

const find = `SELECT revision, event_id, state, digest FROM snapshots.states WHERE stream = $1 AND decider = $2 AND fold = $3`;
// The last writer's stays, whichever: each of them is true, and a store that was restored to an earlier day needs an earlier one.
const save = `INSERT INTO snapshots.states AS kept (stream, decider, fold, revision, event_id, state, digest) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (stream, decider) DO UPDATE SET fold = excluded.fold, revision = excluded.revision, event_id = excluded.event_id,
    state = excluded.state, digest = excluded.digest, taken_at = clock_timestamp()`;

/** Snapshots in the schema `snapshots` of the database (migrateEventStore makes it). The pool stays the caller's. */
export function createPostgresSnapshots(pool: pg.Pool): SnapshotStore {
  return {
    async find(stream, decider, fold) {
      const { rows } = await pool.query<Row>({ name: 'snapshot_find', text: find, values: [stream, decider, fold] });
      const [row] = rows;
      if (!row) return undefined;
      const found = { stream, decider, fold, revision: Number(row.revision), eventId: row.event_id, state: row.state };
      return digestOf(found).equals(row.digest) ? found : undefined;
    },
    async save(snapshot) {
      const { stream, decider, fold, revision, eventId, state } = snapshot;
      const values = [stream, decider, fold, revision, eventId, state, digestOf(snapshot)];
      await pool.query({ name: 'snapshot_save', text: save, values });
    },
    async drop() {
      const { rowCount } = await pool.query('DELETE FROM snapshots.states');
      return rowCount ?? 0;
    },
  };
}

/** Over all of it: a row that was changed in any part counts as absent. */
function digestOf({ stream, decider, fold, revision, eventId, state }: Snapshot): Buffer {
  const whole = [stream, decider, fold, String(revision), eventId, state];
  return createHash('sha256').update(JSON.stringify(whole)).digest();
}
