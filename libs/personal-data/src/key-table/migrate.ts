import pg from 'pg';

/** Arbitrary, but the same in every version: one migration at a time per database. */
const migrationLock = 5570193;

/** Forward only: what has been released is never changed, the next version is added below. */
const migrations: readonly string[] = [
  `
  CREATE TABLE personal_data.person_keys (
    person_id text COLLATE "C" PRIMARY KEY,
    wrapped_key bytea,
    master_key_id text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    erased_at timestamptz,
    CONSTRAINT either_key_or_erased CHECK ((wrapped_key IS NULL) = (erased_at IS NOT NULL))
  );
  CREATE INDEX person_keys_master ON personal_data.person_keys (master_key_id) WHERE wrapped_key IS NOT NULL;

  -- A key that was replaced or an erasure that was undone would each break a promise; only a rotation wraps a key anew.
  CREATE FUNCTION personal_data.guard_key() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.erased_at IS NOT NULL THEN
      RAISE EXCEPTION 'an erased key stays erased' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.person_id <> OLD.person_id OR (NEW.wrapped_key <> OLD.wrapped_key AND NEW.master_key_id = OLD.master_key_id) THEN
      RAISE EXCEPTION 'a key is erased or wrapped by another master key, never replaced' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER person_keys_guard BEFORE UPDATE ON personal_data.person_keys
    FOR EACH ROW EXECUTE FUNCTION personal_data.guard_key();
  `,
];

/** What a role may do with the keys of persons: open what they sealed; seal as well; erase a person as well. */
export type KeyRights = 'open' | 'seal' | 'erase';

const rights: Readonly<Record<KeyRights, string>> = {
  open: 'SELECT',
  seal: 'SELECT, INSERT',
  // No DELETE, so that an erasure leaves its trace and its date.
  erase: 'SELECT, INSERT, UPDATE (wrapped_key, erased_at)',
};

const grants = (role: string, right: KeyRights) => `
  GRANT USAGE ON SCHEMA personal_data TO ${role};
  GRANT ${rights[right]} ON personal_data.person_keys TO ${role};
`;

/**
 * Brings the schema `personal_data` (个人信息密钥表) to this version, all or nothing, and grants the roles that the services connect as.
 * Forward only; running it again does nothing. `ownerUrl` is the connection string of the schema's owner; the roles must exist. A single
 * name is a role with all rights.
 * Throws when the database holds a newer version than this program, and what the database throws.
 */
export async function migratePersonalData(ownerUrl: string, roles: string | Readonly<Record<string, KeyRights>> = {}): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await applyMissing(client);
    const { rows } = await client.query<{ name: string }>('SELECT current_user AS name');
    const wanted = Object.entries(typeof roles === 'string' ? { [roles]: 'erase' as const } : roles);
    for (const [role, right] of wanted) if (role !== rows[0]?.name) await client.query(grants(pg.escapeIdentifier(role), right));
    await client.query('COMMIT');
  } finally {
    await client.end(); // without the commit, the server undoes all of it
  }
}

async function applyMissing(client: pg.Client): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS personal_data`);
  await client.query(`CREATE TABLE IF NOT EXISTS personal_data.migrations (
    version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
  const found = await client.query<{ version: number }>('SELECT coalesce(max(version), 0) AS version FROM personal_data.migrations');
  const present = found.rows[0]?.version ?? 0;
  if (present > migrations.length) {
    throw new Error(`the key table has version ${present}, this program knows ${migrations.length}: update the program`);
  }
  for (const [at, sql] of migrations.entries()) {
    if (at < present) continue;
    await client.query(sql);
    await client.query('INSERT INTO personal_data.migrations (version) VALUES ($1)', [at + 1]);
  }
}
