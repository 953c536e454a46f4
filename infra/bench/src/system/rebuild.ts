import { setTimeout as delay } from 'node:timers/promises';
import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { rateFigure, type Figure } from '../figure.ts';
import { openClient } from '../measure/client.ts';
import { readByCursor } from '../peers/read-cursor.ts';
import { caseOf } from './case-events.ts';
import { settled, startMeasured } from './running-system.ts';

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const url = await context.database();
  await migrateEventStore(url);
  const cases = context.quick ? 6_000 : 60_000;
  const store = createPostgresEventStore({ connectionString: url });
  for (let from = 0; from < cases; from += 500) {
    await store.appendMany(Array.from({ length: Math.min(500, cases - from) }, (_, index) => caseOf(from + index)).flat());
  }
  await store.close();
  const system = await startMeasured(url);
  await settled(system.url);
  const [ours, cursor] = [await rebuilt(system.url), await read(url)];
  yield rateFigure('rebuild', 'events/s', ours, cursor, 'pg-cursor over the same columns');
  await system.stop();
}

async function rebuilt(url: string): Promise<number> {
  const begun = performance.now();
  const { job } = (await (await fetch(`${url}/api/system/projections/case-file/rebuild`, { method: 'POST' })).json()) as { job: string };
  for (;;) {
    const state = (await (await fetch(`${url}/api/system/jobs/${job}`)).json()) as { state: string; result: { events: number } | null };
    if (state.state === 'failed') throw new Error('the rebuild failed');
    if (state.result) return state.result.events / ((performance.now() - begun) / 1000);
    await delay(10);
  }
}

async function read(url: string): Promise<number> {
  const client = await openClient(url);
  const begun = performance.now();
  const seen = await readByCursor(client);
  const rate = seen / ((performance.now() - begun) / 1000);
  await client.end();
  return rate;
}

/** (d) The case file made anew beside the live one, beside a bare cursor that only reads. */
export const rebuildBench: Benchmark = { name: 'rebuild', about: 'rebuild of the case file beside a bare pg-cursor', inQuick: true, run };
