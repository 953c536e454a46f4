import type pg from 'pg';
import { KeysUnavailable } from '../errors.ts';

/** A row of the key table: the wrapped key, or null once it was erased. */
export interface WrappedKey {
  readonly personId: string;
  readonly wrapped: Buffer | null;
  readonly masterKeyId: string;
}

type Row = { person_id: string; wrapped_key: Buffer | null; master_key_id: string };

/** The rows of these persons; persons without a row are left out. Throws KeysUnavailable, as all here. */
export async function findKeys(pool: pg.Pool, personIds: readonly string[]): Promise<WrappedKey[]> {
  const { rows } = await ask<Row>(pool, {
    name: 'personal-data-find',
    text: 'SELECT person_id, wrapped_key, master_key_id FROM personal_data.person_keys WHERE person_id = ANY($1::text[])',
    values: [personIds],
  });
  return rows.map((row) => ({ personId: row.person_id, wrapped: row.wrapped_key, masterKeyId: row.master_key_id }));
}

/**
 * Adds keys for persons that have none; answers the ids whose key was taken, the others had one already.
 * In the order of the ids, so that two batches never wait for each other in a circle. Events sealed by a key must never outlive it in a
 * crash, so the commit waits for the disk even where the connection does not ask for it.
 */
export async function addKeys(pool: pg.Pool, keys: readonly (WrappedKey & { wrapped: Buffer })[]): Promise<Set<string>> {
  const sorted = keys.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
  const { rows } = await ask<{ person_id: string }>(pool, {
    name: 'personal-data-add',
    text: `WITH durable AS MATERIALIZED (
             SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off')
           INSERT INTO personal_data.person_keys (person_id, wrapped_key, master_key_id)
           SELECT k.person_id, k.wrapped_key, k.master_key_id
           FROM unnest($1::text[], $2::bytea[], $3::text[]) AS k (person_id, wrapped_key, master_key_id)
           WHERE (SELECT count(*) FROM durable) >= 0
           ON CONFLICT (person_id) DO NOTHING RETURNING person_id`,
    values: [sorted.map((key) => key.personId), sorted.map((key) => key.wrapped), sorted.map((key) => key.masterKeyId)],
  });
  return new Set(rows.map((row) => row.person_id));
}

/** Destroys a person's key, or notes that the person must never get one. False when that had been done before. */
export async function eraseKey(pool: pg.Pool, personId: string, masterKeyId: string): Promise<boolean> {
  const { rowCount } = await ask(pool, {
    text: `INSERT INTO personal_data.person_keys AS k (person_id, wrapped_key, master_key_id, erased_at) VALUES ($1, NULL, $2, clock_timestamp())
           ON CONFLICT (person_id) DO UPDATE SET wrapped_key = NULL, erased_at = clock_timestamp() WHERE k.erased_at IS NULL`,
    values: [personId, masterKeyId],
  });
  return rowCount === 1;
}

async function ask<Found extends pg.QueryResultRow>(pool: pg.Pool, query: pg.QueryConfig): Promise<pg.QueryResult<Found>> {
  try {
    return await pool.query<Found>(query);
  } catch (cause) {
    throw isAnswer(cause) ? cause : new KeysUnavailable({ cause });
  }
}

/** States of a server that is there but cannot work: connection, resources, shutdown, system. */
const unable = /^(08|53|57P|58)/;

/** The database read the statement and refused it. What comes from a socket or the pool has no severity; some of it has not even a code. */
function isAnswer(error: unknown): boolean {
  if (!(error instanceof Error && 'severity' in error)) return false;
  return !('code' in error && typeof error.code === 'string' && unable.test(error.code));
}
