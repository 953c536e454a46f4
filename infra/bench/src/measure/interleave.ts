import { median } from '../figure.ts';

/** One side of a pair: does its work once and gives its rate, e.g. events per second. */
export type Side = () => Promise<number>;

/**
 * Runs the sides in turn, round after round, beginning with another one each round, so that a busy machine or a checkpoint hits all alike.
 * Gives each side's median rate. The first round warms up and is not counted.
 */
export async function interleave<Name extends string>(sides: Readonly<Record<Name, Side>>, rounds: number): Promise<Record<Name, number>> {
  const names = Object.keys(sides) as Name[];
  const rates = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (let i = 0; i < names.length; i += 1) {
      const name = names[(i + round) % names.length] as Name;
      const rate = await sides[name]();
      if (round > 0) rates.get(name)?.push(rate);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(rates.get(name) ?? [])])) as Record<Name, number>;
}

/** Runs `count` loops of `once` at the same time for `milliseconds` and gives how many were done per second. */
export async function ratePerSecond(count: number, milliseconds: number, once: (appender: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let done = 0;
  const loop = async (appender: number) => {
    while (performance.now() - start < milliseconds) {
      await once(appender);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: count }, (_, appender) => loop(appender)));
  return done / ((performance.now() - start) / 1_000);
}
