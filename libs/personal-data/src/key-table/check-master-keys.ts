import type pg from 'pg';
import { UnknownMasterKey } from '../errors.ts';
import type { MasterKeys } from '../master-key/master-key.ts';

/**
 * Sees at start-up that every key in the table was wrapped by a loaded master key: a lost or exchanged key file must be noticed before
 * new data is sealed under another one. Throws UnknownMasterKey. Steps from key id to key id in the index, so it costs the same at any size.
 */
export async function checkMasterKeys(pool: pg.Pool, masterKeys: MasterKeys): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(`
    WITH RECURSIVE used AS (
      (SELECT master_key_id AS id FROM personal_data.person_keys WHERE wrapped_key IS NOT NULL ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT master_key_id FROM personal_data.person_keys WHERE wrapped_key IS NOT NULL AND master_key_id > used.id ORDER BY 1 LIMIT 1)
      FROM used WHERE used.id IS NOT NULL
    ) SELECT id FROM used WHERE id IS NOT NULL`);
  const unknown = rows.map((row) => row.id).filter((id) => !masterKeys.byId.has(id));
  if (unknown.length > 0) throw new UnknownMasterKey(unknown);
}
