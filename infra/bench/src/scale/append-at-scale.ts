import { createPostgresEventStore, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { appendToStore } from '../append/appenders.ts';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { rateFigure, type Figure } from '../figure.ts';
import { interleave } from '../measure/interleave.ts';
import { fillStore } from './fill.ts';

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const [few, many] = context.quick ? [10_000, 1_000_000] : [10_000, 10_000_000];
  const [small, large] = [await filled(context, few), await filled(context, many)];
  const sides = { ours: () => appendToStore(large, 16, 2_000), peer: () => appendToStore(small, 16, 2_000) };
  const rates = await interleave(sides, 11);
  yield rateFigure(`append-at-${many}`, 'events/s', rates.ours, rates.peer, `the same with ${few} events in the store`);
  await Promise.all([small.close(), large.close()]);
}

async function filled(context: BenchContext, events: number): Promise<EventStore> {
  const url = await context.database();
  await migrateEventStore(url);
  await fillStore(url, events, context.say);
  return createPostgresEventStore({ connectionString: url });
}

/** (e) Appends of 1 kB by 16 appenders with ten million events in the store, beside the same with ten thousand. */
export const appendAtScale: Benchmark = { name: 'append-at-scale', about: 'appends at ten million events', inQuick: false, run };
