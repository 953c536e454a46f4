import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { median, type Figure } from '../figure.ts';
import { caseOf, workOf } from './case-events.ts';
import { settled, startMeasured } from './running-system.ts';

const events = 5000;

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const url = await context.database();
  await migrateEventStore(url);
  const store = createPostgresEventStore({ connectionString: url });
  const appends = caseOf(1);
  const caseId = appends[0]?.events[0]?.caseId ?? '';
  await store.appendMany(appends);
  for (let written = 5; written < events; written += 333) {
    await store.append(`assignment-${caseId}`, workOf(caseId, Math.min(333, events - written)), 'stream-exists');
  }
  await store.close();
  const system = await startMeasured(url);
  await settled(system.url);
  const times: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const begun = performance.now();
    const { events: replayed } = (await (await fetch(`${system.url}/api/cases/${caseId}/history`)).json()) as { events: unknown[] };
    if (replayed.length < events) throw new Error(`replayed ${replayed.length} of ${events} events`);
    times.push(performance.now() - begun);
  }
  yield { name: 'replay-5000', ours: Math.round(median(times)), peer: null, peerName: '', unit: 'ms', ratio: null };
  await system.stop();
}

/** (f) One case of 5,000 events replayed over HTTP. */
export const replayBench: Benchmark = { name: 'replay', about: 'replay of one case of 5,000 events over HTTP', inQuick: true, run };
