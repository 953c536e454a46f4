/**
 * A map that is never changed: adding copies one of 256 buckets, so that a year of ten thousand documents replays without copying all of
 * them for each.
 */
export interface SpreadMap<Value> {
  readonly size: number;
  readonly buckets: readonly (ReadonlyMap<string, Value> | undefined)[];
}

const width = 256;

export const emptySpread: SpreadMap<never> = { size: 0, buckets: [] };

/** The value of a key; undefined when it has none. */
export function valueAt<Value>(map: SpreadMap<Value>, key: string): Value | undefined {
  return map.buckets[bucketOf(key)]?.get(key);
}

/** The map with one more entry, or another value for a key. */
export function withValue<Value>(map: SpreadMap<Value>, key: string, value: Value): SpreadMap<Value> {
  const index = bucketOf(key);
  const bucket = map.buckets[index];
  const buckets = Array.from({ length: width }, (_, position) => map.buckets[position]);
  buckets[index] = new Map([...(bucket ?? []), [key, value]]);
  return { size: map.size + (bucket?.has(key) ? 0 : 1), buckets };
}

/** Every entry, in no promised order. */
export function entriesOf<Value>(map: SpreadMap<Value>): [string, Value][] {
  return map.buckets.flatMap((bucket) => [...(bucket ?? [])]);
}

// FNV-1a over UTF-16 units, folded to a bucket.
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return ((hash >>> 0) ^ (hash >>> 16)) & (width - 1);
}
