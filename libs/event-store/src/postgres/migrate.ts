import pg from 'pg';
import { grantRole, type StoreRole } from './app-role.ts';
import { migrations } from './migrations/index.ts';

export interface MigrateOptions {
  /** Role the services connect as; it may read and append, nothing else. Made when it is absent. Without it only the owner can use the store. */
  readonly appRole?: string;
  /** Password for `appRole`; left as it is when absent. */
  readonly appPassword?: string;
  /** Further roles, as a system of several services has them. */
  readonly roles?: readonly StoreRole[];
}

/** Arbitrary, but the same in every version: one migration at a time per database. */
export const migrationLock = 5570192;

/**
 * Brings the schema `event_store` to this version, under a lock, each migration in its own transaction, and grants the application role.
 * Forward only; running it again does nothing. Afterwards the order is aligned, so a database restored from a dump can be used at once.
 * `ownerUrl` is the connection string of the role that owns the schema. Throws when the database holds a newer version than this program.
 */
export async function migrateEventStore(ownerUrl: string, options: MigrateOptions = {}): Promise<{ readonly applied: readonly string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const applied = await applyMissing(client);
    for (const role of rolesOf(options)) await grantRole(client, role);
    await client.query('SELECT event_store.align()');
    return { applied };
  } finally {
    await client.end();
  }
}

function rolesOf({ appRole, appPassword, roles = [] }: MigrateOptions): readonly StoreRole[] {
  if (appRole === undefined) return roles;
  return [{ name: appRole, appends: true, ...(appPassword === undefined ? {} : { password: appPassword }) }, ...roles];
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS event_store`);
  await client.query(`CREATE TABLE IF NOT EXISTS event_store.migrations (
    version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
  const found = await client.query<{ version: number }>('SELECT version FROM event_store.migrations');
  const present = new Set(found.rows.map((row) => row.version));
  const newest = migrations.at(-1)?.version ?? 0;
  const unknown = [...present].filter((version) => version > newest);
  if (unknown.length > 0)
    throw new Error(`the event store has version ${Math.max(...unknown)}, this program knows ${newest}: update the program`);
  const applied: string[] = [];
  for (const { version, name, sql } of migrations) {
    if (present.has(version)) continue;
    await inTransaction(client, async () => {
      await client.query(sql);
      await client.query('INSERT INTO event_store.migrations (version, name) VALUES ($1, $2)', [version, name]);
    });
    applied.push(name);
  }
  return applied;
}

/** Commits what `work` did on this client, or undoes it and throws on. */
export async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
