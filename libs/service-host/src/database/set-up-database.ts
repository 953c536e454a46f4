import { migrateEventStore } from '@anjuan/event-store';
import { migratePersonalData } from '@anjuan/personal-data';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { ownReadModels } from './own-read-models.ts';
import type { DatabaseRole } from './roles.ts';

/** Another system, in one process or in several, works on the database. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
}

export interface SetUp {
  /** Names of the migrations of the store that were applied. */
  readonly applied: readonly string[];
  /** Schemas that got another owner. */
  readonly moved: readonly string[];
}

/** Arbitrary, but the same in every version: one set-up at a time per database. */
const setUpLock = 5570195;

/** Roles of either way to run the system; whoever is connected as one of the other way's works on the database. */
const known = /^anjuan_(app|intake|classification|assignment|supervision|audit|relay)$/;

/**
 * Brings a database to this version for these roles, as its owner: store, keys of persons, roles, grants, owners of the read models.
 * Idempotent; two at once wait for each other. Throws DatabaseInUse, and what the database answers.
 */
export async function setUpDatabase(ownerUrl: string, roles: readonly DatabaseRole[], patienceMs = 10_000): Promise<SetUp> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'anjuan set-up' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [setUpLock]);
    await othersGone(client, roles, patienceMs);
    const { applied } = await migrateEventStore(ownerUrl, { roles });
    const rights = roles.flatMap(({ name, keys }) => (keys === undefined ? [] : [[name, keys] as const]));
    await migratePersonalData(ownerUrl, Object.fromEntries(rights));
    return { applied, moved: await ownReadModels(client, roles) };
  } finally {
    await client.end();
  }
}

/** A process that was killed leaves connections for a moment; one that works keeps them. */
async function othersGone(client: pg.Client, roles: readonly DatabaseRole[], patienceMs: number): Promise<void> {
  const own = new Set(roles.map(({ name }) => name));
  for (const end = Date.now() + patienceMs; ;) {
    const { rows } = await client.query<{ name: string }>(
      'SELECT DISTINCT usename AS name FROM pg_stat_activity WHERE datname = current_database() AND usename IS NOT NULL',
    );
    const others = rows.map(({ name }) => name).filter((name) => known.test(name) && !own.has(name));
    if (others.length === 0) return;
    if (Date.now() > end) {
      const who = others.join(', ');
      throw new DatabaseInUse(
        `数据库正由另一方式运行的系统使用（${who}），请先停止 / the database is in use (${who}): stop that system first`,
      );
    }
    await delay(200);
  }
}
