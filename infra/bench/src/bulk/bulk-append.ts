import { randomUUID } from 'node:crypto';
import { createPostgresEventStore, migrateEventStore, type Append } from '@anjuan/event-store';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { benchEvent } from '../events.ts';
import { rateFigure, type Figure } from '../figure.ts';
import { interleave } from '../measure/interleave.ts';
import { createBareTables } from '../peers/bare-insert.ts';
import { copyEvents } from '../peers/copy.ts';
import { openClient } from '../measure/client.ts';

const eventsPerStream = 12;

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const url = await context.database();
  await migrateEventStore(url);
  await createBareTables(url);
  const store = createPostgresEventStore({ connectionString: url });
  const client = await openClient(url);
  const streams = context.quick ? 500 : 2_000;
  const ours = async (): Promise<number> => {
    const given = appends(streams);
    const start = performance.now();
    const results = await store.appendMany(given);
    const rate = (streams * eventsPerStream) / ((performance.now() - start) / 1_000);
    if (results.some(({ outcome }) => outcome !== 'appended')) throw new Error('an append was not accepted');
    return rate;
  };
  const copy = async (): Promise<number> => {
    const given = appends(streams);
    const start = performance.now();
    await copyEvents(client, given);
    return (streams * eventsPerStream) / ((performance.now() - start) / 1_000);
  };
  const rates = await interleave({ ours, copy }, context.quick ? 5 : 9);
  yield rateFigure('bulk', 'events/s', rates.ours, rates.copy, 'COPY into a table without index');
  await store.close();
  await client.end();
}

function appends(streams: number): Append[] {
  return Array.from({ length: streams }, () => {
    const caseId = randomUUID();
    return { stream: `intake-${caseId}`, events: Array.from({ length: eventsPerStream }, () => benchEvent(caseId)), expected: 'no-stream' };
  });
}

/** (b) Many cases of a dozen events of 1 kB at once, as an import writes them, beside COPY. */
export const bulkAppend: Benchmark = { name: 'bulk', about: 'appendMany beside COPY into an unindexed table', inQuick: true, run };
