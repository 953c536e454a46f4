/** Keys of what was imported, as a list that grows without being copied: a case of twenty years holds thousands. */
export type Keys = { readonly key: string; readonly before: Keys } | null;

export const noKeys: Keys = null;

export function holdKey(keys: Keys, key: string): Keys {
  return { key, before: keys };
}

/** All of them, for looking up many. */
export function keySet(keys: Keys): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = keys; at !== null; at = at.before) found.add(at.key);
  return found;
}
