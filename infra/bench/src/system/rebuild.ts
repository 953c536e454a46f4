import { setTimeout as delay } from 'node:timers/promises';
import type { Append } from '@anjuan/event-store';
import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { migratePersonalData } from '@anjuan/personal-data';
import { median, rateFigure, type Figure } from '../figure.ts';
import { openClient } from '../measure/client.ts';
import { interleave } from '../measure/interleave.ts';
import { readByCursor } from '../peers/read-cursor.ts';
import { caseHistories, petitioner } from './case-histories.ts';
import { settled, startMeasured } from './running-system.ts';

const appendsAtOnce = 2_000;

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const url = await context.database();
  await migrateEventStore(url);
  await erasePetitioner(url);
  const cases = context.quick ? 3_000 : 60_000;
  const events = await fill(url, cases);
  const system = await startMeasured(url);
  await settled(system.url);
  context.say(`${events} events`);
  const sides = { ours: () => rebuilt(system.url, 'case-file', events), cursor: () => read(url, events) };
  const { ours, cursor } = await interleave(sides, context.quick ? 3 : 5);
  yield rateFigure('rebuild', 'events/s', ours, cursor, 'pg-cursor over the same columns');
  const times: number[] = [];
  // Of each case at least three events are counted: some are only registered.
  while (times.length < 3) times.push(await rebuilt(system.url, 'reports', cases * 3));
  yield { name: 'rebuild-reports', ours: Math.round(median(times)), peer: null, peerName: '', unit: 'events/s', ratio: null };
  await system.stop();
}

/** The histories carry sealed text that nobody sealed: to the services they are those of a person whose key was erased. */
async function erasePetitioner(url: string): Promise<void> {
  await migratePersonalData(url);
  const client = await openClient(url);
  const erased = `INSERT INTO personal_data.person_keys (person_id, master_key_id, erased_at) VALUES ($1, '', now())`;
  await client.query(erased, [petitioner]);
  await client.end();
}

/** Writes the histories of so many cases and gives the number of events. */
async function fill(url: string, cases: number): Promise<number> {
  const store = createPostgresEventStore({ connectionString: url });
  let [waiting, events]: [Append[], number] = [[], 0];
  const write = async (): Promise<void> => {
    const results = await store.appendMany(waiting);
    if (results.some(({ outcome }) => outcome !== 'appended')) throw new Error('a history was not appended whole');
    waiting = [];
  };
  for (const append of caseHistories(cases)) {
    waiting.push(append);
    events += append.events.length;
    if (waiting.length >= appendsAtOnce) await write();
  }
  await write();
  await store.close();
  return events;
}

/** Has the running system make a read model anew, as an operator does, and waits for it. What its own services added may come on top. */
async function rebuilt(url: string, name: string, atLeast: number): Promise<number> {
  const begun = performance.now();
  const { job } = (await (await fetch(`${url}/api/system/projections/${name}/rebuild`, { method: 'POST' })).json()) as { job: string };
  for (;;) {
    const state = (await (await fetch(`${url}/api/system/jobs/${job}`)).json()) as { state: string; result: { events: number } | null };
    if (state.state === 'failed') throw new Error('the rebuild failed');
    if (state.result) return rate(state.result.events, atLeast, begun);
    await delay(10);
  }
}

async function read(url: string, atLeast: number): Promise<number> {
  const client = await openClient(url);
  const begun = performance.now();
  const seen = await readByCursor(client);
  const found = rate(seen, atLeast, begun);
  await client.end();
  return found;
}

function rate(events: number, atLeast: number, begun: number): number {
  if (events < atLeast) throw new Error(`${events} of ${atLeast} events`);
  return events / ((performance.now() - begun) / 1000);
}

/** (d) The case file made anew beside the live one, beside a bare cursor that only reads; and the reports. */
export const rebuildBench: Benchmark = {
  name: 'rebuild',
  about: 'rebuild of the case file beside a bare pg-cursor, and of the reports',
  inQuick: true,
  run,
};
