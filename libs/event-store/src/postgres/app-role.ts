import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

/** A role that uses the store. */
export interface StoreRole {
  readonly name: string;
  /** Left as it is when absent. */
  readonly password?: string;
  /** May append, through the functions; else only read. Roles named after a service append to its streams only (migration 003). */
  readonly appends: boolean;
}

const readGrants = (role: string) => `
  GRANT USAGE ON SCHEMA event_store TO ${role};
  GRANT SELECT ON ALL TABLES IN SCHEMA event_store TO ${role};
  GRANT EXECUTE ON FUNCTION event_store.align, event_store.position_offset TO ${role};
`;
// Whoever appends may keep snapshots of what it folds, and delete them; events never.
const appendGrants = (role: string) => `
  GRANT EXECUTE ON FUNCTION event_store.append, event_store.append_one TO ${role};
  GRANT USAGE ON SCHEMA snapshots TO ${role};
  GRANT SELECT, INSERT, UPDATE, DELETE ON snapshots.states TO ${role};
`;

/** Makes the role where it is absent, sets its password when one is given, and grants. Throws what the database throws. */
export async function grantRole(client: pg.Client, { name, password, appends }: StoreRole): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const secret = password === undefined ? '' : ` PASSWORD ${pg.escapeLiteral(password)}`;
  await patiently(async () => {
    const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
    const current = await client.query<{ name: string }>('SELECT current_user AS name');
    if (current.rows[0]?.name === name) return; // the owner itself: its rights and password are not ours to change
    if (found.rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN${secret}`);
    else if (secret) await client.query(`ALTER ROLE ${role} LOGIN${secret}`);
    await client.query(readGrants(role) + (appends ? appendGrants(role) : ''));
  });
}

/** Roles belong to the whole cluster: another database's migration may be making the same one (23505, 42710) or changing it (XX000). */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined;
      if (attempt === 10 || !['23505', '42710', 'XX000'].includes(code ?? '')) throw error;
      await delay(20 * attempt);
    }
  }
}
