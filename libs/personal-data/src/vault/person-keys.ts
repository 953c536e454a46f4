import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import { addKeys, eraseKey, findKeys } from '../key-table/key-table.ts';
import type { MasterKeys } from '../master-key/master-key.ts';
import { batching } from './batching.ts';
import { newPersonKey, unwrap, type PersonKey } from './key-wrapping.ts';

export interface CacheBounds {
  /** Keys kept in memory at most. */
  readonly max: number;
  /** Milliseconds after which a key is read anew: so long another process may still use a key that was erased here. */
  readonly maxAgeMs: number;
}

/** The keys of persons: cached within bounds, read in batches, made on first use. */
export interface PersonKeys {
  /** The key of a person who has or had one; undefined otherwise. */
  find(personId: string): Promise<PersonKey | undefined>;
  /** The key of a person, made now when there is none yet. */
  obtain(personId: string): Promise<PersonKey>;
  /** Destroys the key; false when it was erased before. */
  erase(personId: string): Promise<boolean>;
}

export function personKeys(pool: pg.Pool, masterKeys: MasterKeys, bounds: CacheBounds): PersonKeys {
  const cache = new LRUCache<string, PersonKey>({ max: bounds.max, ttl: bounds.maxAgeMs });
  /** A read that began before an erasure must not bring the key back into the cache. */
  let erasures = 0;
  const remember = (keys: ReadonlyMap<string, PersonKey>, erasuresBefore: number) => {
    if (erasures === erasuresBefore) for (const [personId, key] of keys) cache.set(personId, key);
    return keys;
  };
  const read = async (personIds: readonly string[]) => {
    const rows = await findKeys(pool, personIds);
    return new Map(rows.map((row) => [row.personId, unwrap(row, masterKeys)]));
  };
  const loadExisting = batching(async (personIds) => {
    const before = erasures;
    return remember(await read(personIds), before);
  });
  const loadOrMake = batching(async (personIds) => {
    const before = erasures;
    const keys = await read(personIds);
    const made = personIds.filter((id) => !keys.has(id)).map((id) => newPersonKey(id, masterKeys));
    if (made.length > 0) {
      const rows = made.map(({ row }) => row);
      const added = await addKeys(pool, rows);
      for (const { key, row } of made) if (added.has(row.personId)) keys.set(row.personId, key);
      const lost = personIds.filter((id) => !keys.has(id));
      if (lost.length > 0) for (const [id, key] of await read(lost)) keys.set(id, key); // another process was first: its key counts
    }
    return remember(keys, before);
  });
  return {
    find: async (personId) => cache.get(personId) ?? (await loadExisting(personId)),
    obtain: async (personId) => {
      const key = cache.get(personId) ?? (await loadOrMake(personId));
      if (!key) throw new Error('the key table lost a row between two statements');
      return key;
    },
    erase: async (personId) => {
      const done = await eraseKey(pool, personId, masterKeys.current.id);
      erasures += 1;
      cache.set(personId, { status: 'erased' });
      return done;
    },
  };
}
