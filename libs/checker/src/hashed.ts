/** Largest number of keys in one Map; V8 takes 2^24. */
const shards = 256;

/**
 * A 53-bit hash of a name (two rounds of multiplicative mixing over its UTF-16 units), for books over more names than memory would
 * hold as text. Two names may share one: whoever acts on a suspicion looks at the name itself again.
 */
export function hashOf(name: string): number {
  let low = 0x9e3779b1;
  let high = 0x85ebca77;
  for (let at = 0; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return 4294967296 * (high & 0x1fffff) + (low >>> 0);
}

/** Numbers by hashed name: some fifty bytes each, whatever the names' length. */
export class HashedBook {
  private readonly maps = Array.from({ length: shards }, () => new Map<number, number>());

  get(hash: number): number | undefined {
    return this.maps[hash % shards]?.get(hash);
  }

  set(hash: number, value: number): void {
    this.maps[hash % shards]?.set(hash, value);
  }

  get size(): number {
    return this.maps.reduce((sum, map) => sum + map.size, 0);
  }
}
