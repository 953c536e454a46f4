import { createHash } from 'node:crypto';
import { InvariantChecker, type Verdict } from '@anjuan/invariants';
import { addDays, theRegulation, type Day, type Regulation } from '@anjuan/regulation';
import { Chronicle } from './agents/chronicle.ts';
import { arrivals } from './agents/petition.ts';
import { recordUnit, reorganiser } from './agents/reorganiser.ts';
import { campaigner, lister } from './agents/supervisor.ts';
import { City } from './city/city.ts';
import type { Appended } from './history/memory-store.ts';
import { Timeline } from './history/timeline.ts';
import { World } from './history/world.ts';
import { Random } from './random.ts';

export interface Simulation {
  readonly city: string;
  /** Last day of the history, Asia/Shanghai. */
  readonly until: Day;
  readonly years: number;
  readonly casesPerYear: number;
  /** A whole number; the same options with the same seed give the same history. */
  readonly seed: number;
  /** From which person ids are made: that of the data folder it is written to. */
  readonly personSecret?: Buffer;
  readonly regulation?: Regulation;
  /** Gets what was appended, day by day and in order; personal parts are the text of their JSON, still to be sealed. */
  readonly write?: (appended: readonly Appended[], day: Day) => Promise<void>;
  readonly signal?: AbortSignal;
}

export interface Simulated extends Verdict {
  /** How often each refusal of the deciders was met. */
  readonly refusals: Readonly<Record<string, number>>;
}

/** Registrations name this as their source, so that a store's real cases can be told from simulated ones. */
export const simulatedSource = 'simulation';

/**
 * Lives through years of an invented city's petition work (模拟): every entry goes to the services' own command handlers on a virtual clock,
 * and the history is checked against the invariants as it grows. Rejects when the signal aborts, or what `write` rejects with.
 */
export async function simulate(simulation: Simulation): Promise<Simulated> {
  const { city: name, until, years, casesPerYear, seed, regulation = theRegulation, write, signal } = simulation;
  const run = runOf(simulation);
  const begin = addDays(until, 1 - Math.round(years * 365.25));
  const checker = new InvariantChecker(regulation);
  const city = new City(name, `M${run}`, new Random(seed));
  const timeline = new Timeline(begin);
  const personSecret = simulation.personSecret ?? Buffer.from(run);
  const world = new World({ ...{ seed, run, city, timeline, regulation, personSecret }, see: (event) => checker.see(event) });
  const chronicle = new Chronicle(world, `${simulatedSource}/${name}/${seed}`);
  for (const unit of city.all()) await recordUnit(world, unit);
  for (const life of [arrivals(chronicle, casesPerYear), lister(chronicle), campaigner(chronicle), reorganiser(chronicle)])
    timeline.add(life);
  const evening = async (): Promise<void> => {
    signal?.throwIfAborted();
    await write?.(world.take(), timeline.today);
    if (!write) world.take();
  };
  await timeline.run(until, () => world.morning(), evening);
  return { ...checker.finish(until), refusals: world.refusals };
}

/** Six characters that name this simulation among others in the same store. */
export function runOf({ city, until, years, casesPerYear, seed }: Omit<Simulation, 'write'>): string {
  const options = JSON.stringify([city, until, years, casesPerYear, seed]);
  return createHash('sha256').update(options).digest('hex').slice(0, 6).toUpperCase();
}
