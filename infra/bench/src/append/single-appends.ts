import { migrateEventStore } from '@anjuan/event-store';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { rateFigure, type Figure } from '../figure.ts';
import { interleave } from '../measure/interleave.ts';
import { createBareTables } from '../peers/bare-insert.ts';
import { startProcesses } from './processes.ts';
import { bareAppenders, emmettAppenders, storeAppenders } from './appenders.ts';

const bareName = 'INSERT with primary key and unique (stream, revision)';
const emmettName = '@event-driven-io/emmett-postgresql';

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const url = await context.database();
  await migrateEventStore(url);
  await createBareTables(url);
  const [milliseconds, rounds] = context.quick ? [300, 5] : [1_500, 9];
  for (const count of [1, 16, 64]) {
    context.say(`${count} appenders`);
    const ours = storeAppenders(url, count, milliseconds);
    const bare = bareAppenders(url, count, milliseconds);
    const rates = await interleave({ ours: ours.side, bare: bare.side }, count === 1 ? rounds + 4 : rounds); // one appender alone hangs on every hiccup of the machine
    yield rateFigure(`append-${count}`, 'events/s', rates.ours, rates.bare, bareName);
    await Promise.all([ours.close(), bare.close()]);
  }
  context.say('four processes of 16 appenders');
  const fourOurs = startProcesses('store', 4, url, 16, milliseconds);
  const fourBare = startProcesses('bare', 4, url, 16, milliseconds);
  const ofFour = await interleave({ ours: fourOurs.side, bare: fourBare.side }, context.quick ? 3 : rounds);
  yield rateFigure('append-4-processes', 'events/s', ofFour.ours, ofFour.bare, bareName);
  await Promise.all([fourOurs.close(), fourBare.close()]);

  context.say('16 appenders beside emmett');
  const ours = storeAppenders(url, 16, milliseconds);
  const emmett = await emmettAppenders(await context.database(), 16, milliseconds);
  const rates = await interleave({ ours: ours.side, emmett: emmett.side }, context.quick ? 3 : rounds);
  yield rateFigure('append-16-emmett', 'events/s', rates.ours, rates.emmett, emmettName);
  await Promise.all([ours.close(), emmett.close()]);
}

/** (a) Single-event appends of 1 kB by 1, 16 and 64 concurrent appenders in one process. */
export const singleAppends: Benchmark = {
  name: 'append',
  about: 'single-event appends of 1 kB, 1, 16 and 64 appenders',
  inQuick: true,
  run,
};
