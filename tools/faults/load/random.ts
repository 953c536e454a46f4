export type Random = () => number;

/** The seed of a run: given by ANJUAN_TEST_SEED to repeat one. */
export function seedOfRun(): number {
  return Number(process.env['ANJUAN_TEST_SEED'] ?? Date.now() % 1_000_000);
}

/** Mulberry32: small, seeded, good enough to choose cases and moments. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
