import type { EntityManager } from 'typeorm';

/** An index that only queries need, and the statement that makes it. */
export interface QueryIndex {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Bytes of a table from which its indexes are made without one long transaction. */
const defaultLarge = 256 * 1024 * 1024;

/** The indexes in `schema` that hold no rule: neither primary keys nor unique ones, by which rows are found and kept apart on writing. */
export async function queryIndexes(manager: EntityManager, schema: string): Promise<readonly QueryIndex[]> {
  return manager.query(
    `SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relnamespace = $1::regnamespace AND NOT i.indisunique AND NOT i.indisexclusion ORDER BY c.relname`,
    [schema],
  );
}

/** Drops them; keeping them up to date row by row costs several times what making them at the end does. */
export async function dropIndexes(manager: EntityManager, indexes: readonly QueryIndex[]): Promise<void> {
  if (indexes.length > 0) await manager.query(`DROP INDEX ${indexes.map(({ name }) => name).join(', ')}`);
}

/**
 * Makes them anew as they were, tables side by side. On a table of `large` bytes or more CONCURRENTLY, though that reads it twice: a build
 * of seconds in one transaction would hold back the head of the store, and so every consumer, for as long.
 */
export async function makeIndexes(manager: EntityManager, indexes: readonly QueryIndex[], large = defaultLarge): Promise<void> {
  const make = async (table: string): Promise<void> => {
    const [found]: { size: string }[] = await manager.query('SELECT pg_table_size($1::regclass) AS size', [table]);
    const how = Number(found?.size ?? 0) >= large ? 'CREATE INDEX CONCURRENTLY ' : 'CREATE INDEX ';
    for (const index of indexes) {
      if (index.table === table) await manager.query(index.definition.replace(/^CREATE INDEX /, how));
    }
  };
  await Promise.all([...new Set(indexes.map(({ table }) => table))].map(make));
}
