import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { rateFigure, type Figure } from '../figure.ts';
import { interleave } from '../measure/interleave.ts';
import { readByCursor } from '../peers/read-cursor.ts';
import { fillStore } from '../scale/fill.ts';
import { openClient } from '../measure/client.ts';

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const url = await context.database();
  await migrateEventStore(url);
  const events = context.quick ? 100_000 : 1_000_000;
  await fillStore(url, events, context.say);
  const store = createPostgresEventStore({ connectionString: url });
  const client = await openClient(url);
  const rate = async (read: () => Promise<number>): Promise<number> => {
    const start = performance.now();
    const seen = await read();
    if (seen < events) throw new Error(`read ${seen} of ${events} events`);
    return seen / ((performance.now() - start) / 1_000);
  };
  const ours = () =>
    rate(async () => {
      let seen = 0;
      for await (const page of store.readAll()) seen += page.events.length;
      return seen;
    });
  const cursor = () => rate(() => readByCursor(client));
  const rates = await interleave({ ours, cursor }, context.quick ? 3 : 3);
  yield rateFigure('read-all', 'events/s', rates.ours, rates.cursor, 'pg-cursor over the same columns');
  await store.close();
  await client.end();
}

/** (c) The whole store in global order, as events, beside a bare cursor that reads the same columns in the same client. */
export const readAllBench: Benchmark = { name: 'read-all', about: 'readAll beside a bare pg-cursor', inQuick: true, run };
