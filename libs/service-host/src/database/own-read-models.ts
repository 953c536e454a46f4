import pg from 'pg';
import type { DatabaseRole } from './roles.ts';

interface SchemaRow {
  readonly name: string;
  readonly owner: string;
}

/**
 * Gives every schema of a service, with all that is in it, to the role that is to own it, and lets the roles make new ones. So a
 * database can go from the one-process system to the services and back. All or nothing. Gives the schemas that changed their owner.
 */
export async function ownReadModels(client: pg.Client, roles: readonly DatabaseRole[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; self: string; superuser: boolean }>(
    'SELECT current_database() AS name, current_user AS self, rolsuper AS superuser FROM pg_roles WHERE rolname = current_user',
  );
  const { name: database, self, superuser } = rows[0] ?? { name: '', self: '', superuser: false };
  const moved: string[] = [];
  await client.query('BEGIN');
  try {
    for (const role of roles) {
      if (role.schemas.length === 0) continue;
      await client.query(`GRANT CREATE ON DATABASE ${pg.escapeIdentifier(database)} TO ${pg.escapeIdentifier(role.name)}`);
      for (const schema of await schemasOf(client, role)) {
        if (schema.owner === role.name) continue;
        if (!superuser) for (const who of [schema.owner, role.name]) await joinRole(client, who, self);
        await give(client, schema.name, role.name);
        moved.push(schema.name);
      }
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  return moved;
}

async function schemasOf(client: pg.Client, role: DatabaseRole): Promise<readonly SchemaRow[]> {
  const { rows } = await client.query<SchemaRow>(
    `SELECT nspname AS name, pg_get_userbyid(nspowner) AS owner FROM pg_namespace
     WHERE split_part(nspname, '_', 1) = ANY($1::text[]) AND strpos(nspname, '_') > 0 ORDER BY 1`,
    [role.schemas],
  );
  return rows;
}

// An owner who is no superuser can only move what belongs to roles that it is a member of; it made them, so it may join them.
async function joinRole(client: pg.Client, role: string, self: string): Promise<void> {
  if (role === self) return;
  const { rows } = await client.query<{ member: boolean }>(`SELECT pg_has_role($1, $2, 'USAGE') AS member`, [self, role]);
  if (rows[0]?.member !== true) await client.query(`GRANT ${pg.escapeIdentifier(role)} TO ${pg.escapeIdentifier(self)}`);
}

/** The schema first: to own a table in it, a role must be allowed to create there. Indexes and a column's sequences follow their tables. */
async function give(client: pg.Client, schema: string, role: string): Promise<void> {
  const to = pg.escapeIdentifier(role);
  await client.query(`ALTER SCHEMA ${pg.escapeIdentifier(schema)} OWNER TO ${to}`);
  const { rows } = await client.query<{ kind: string; name: string }>(
    `SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
       c.oid::regclass::text AS name
     FROM pg_class c WHERE c.relnamespace = to_regnamespace(quote_ident($1)) AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
         AND d.refclassid = 'pg_class'::regclass AND c.relkind = 'S')
     UNION ALL
     SELECT 'ROUTINE', p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = to_regnamespace(quote_ident($1))`,
    [schema],
  );
  for (const { kind, name } of rows) await client.query(`ALTER ${kind} ${name} OWNER TO ${to}`);
}
