import pg from 'pg';
import { inTransaction, migrationLock } from './migrate.ts';

export interface RotateOptions {
  /**
   * How many transactions of the whole server from now the new partition begins; 1,000,000 when absent. Until then appends go on in the old
   * one, and the check of the old one must be done: it reads the partition once, without holding anybody up.
   */
  readonly headroom?: number;
  /** Does nothing while the newest partition, with its indexes, is smaller; always cuts when absent. For a nightly job. */
  readonly whenLargerThanBytes?: number;
}

export type Rotation = { readonly cut: false } | { readonly cut: true; readonly partition: string; readonly fromTransaction: bigint };

/**
 * Cuts the newest partition of the events: it gets an upper bound, and a new one without bound begins there. Old partitions can then be
 * moved to cheaper storage (ALTER TABLE … SET TABLESPACE). Readers and writers go on; only the exchange itself locks for a moment.
 * `ownerUrl` as for migrateEventStore. Throws when the lock is not had within 10 s, or when the new bound was reached meanwhile; nothing is
 * changed then.
 */
export async function rotateEventStore(ownerUrl: string, options: RotateOptions = {}): Promise<Rotation> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${migrationLock})`);
    await client.query(`SET lock_timeout = '10s'`);
    const newest = await newestPartition(client);
    if (newest.bytes < BigInt(options.whenLargerThanBytes ?? 0)) return { cut: false };
    return await cut(client, newest, options.headroom ?? 1_000_000);
  } finally {
    await client.end();
  }
}

interface Partition {
  readonly name: string;
  readonly number: number;
  /** As SQL: a number, or MINVALUE. */
  readonly from: string;
  readonly bytes: bigint;
}

async function newestPartition(client: pg.Client): Promise<Partition> {
  const found = await client.query<{ name: string; bound: string; bytes: string }>(`
    SELECT c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound, pg_total_relation_size(c.oid) AS bytes
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'event_store.events'::regclass
      AND pg_get_expr(c.relpartbound, c.oid) LIKE '%TO (MAXVALUE)'`);
  const row = found.rows[0];
  const parts = /FROM \('?(MINVALUE|\d+)'?\)/.exec(row?.bound ?? '');
  const number = /^events_(\d+)$/.exec(row?.name ?? '');
  if (!row || !parts?.[1] || !number) throw new Error('the events have no newest partition named events_<number> without upper bound');
  return { name: row.name, number: Number(number[1]), from: parts[1], bytes: BigInt(row.bytes) };
}

/** The name of the check is known to the appends: one that fails on it is sent again (see isTransient). */
async function cut(client: pg.Client, { name, number, from }: Partition, headroom: number): Promise<Rotation> {
  const table = `event_store.${name}`;
  const next = `event_store.events_${number + 1}`;
  const found = await client.query<{ bound: string }>(
    `SELECT (pg_snapshot_xmax(pg_current_snapshot())::text::int8 + event_store.position_offset() + $1::int8) AS bound`,
    [headroom],
  );
  const bound = found.rows[0]?.bound ?? '';
  const lower = from === 'MINVALUE' ? '' : `transaction >= ${from} AND `;
  await client.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS rotation_bound`); // of a rotation that was killed
  await client.query(`ALTER TABLE ${table} ADD CONSTRAINT rotation_bound CHECK (${lower}transaction < ${bound}) NOT VALID`);
  try {
    await client.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT rotation_bound`);
    await inTransaction(client, async () => {
      await client.query(`ALTER TABLE event_store.events DETACH PARTITION ${table}`);
      await client.query(`ALTER TABLE event_store.events ATTACH PARTITION ${table} FOR VALUES FROM (${from}) TO (${bound})`);
      await client.query(`CREATE TABLE ${next} PARTITION OF event_store.events FOR VALUES FROM (${bound}) TO (MAXVALUE)`);
      await client.query('SELECT event_store.guard($1::regclass)', [next]);
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT rotation_bound`);
    });
  } catch (error) {
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS rotation_bound`);
    throw error;
  }
  return { cut: true, partition: next, fromTransaction: BigInt(bound) };
}
