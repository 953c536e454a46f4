import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { median, type Figure } from '../figure.ts';
import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { caseOf, workOf } from './case-events.ts';
import { settled, startMeasured } from './running-system.ts';

/** What is asked of one long case, and the name of its figure. */
interface Question {
  readonly name: string;
  readonly path: (caseId: string) => string;
  /** Whether the answer is whole: a fast answer that leaves something out counts for nothing. */
  readonly whole: (answer: { readonly events?: readonly unknown[]; readonly version?: number }, events: number) => boolean;
}

interface LongCase {
  readonly url: string;
  readonly databaseUrl: string;
  readonly caseId: string;
}

async function* run(
  context: BenchContext,
  events: number,
  questions: readonly Question[],
  more: (found: LongCase) => AsyncGenerator<Figure, void, undefined> = async function* () {},
): AsyncGenerator<Figure, void, undefined> {
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
  for (const { name, path, whole } of questions) {
    const times: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const begun = performance.now();
      const answer = (await (await fetch(`${system.url}${path(caseId)}`)).json()) as Parameters<Question['whole']>[0];
      if (!whole(answer, events)) throw new Error(`${name}: the answer leaves out some of ${events} events`);
      times.push(performance.now() - begun);
    }
    yield { name, ours: Math.round(median(times)), peer: null, peerName: '', unit: 'ms', ratio: null };
  }
  yield* more({ url: system.url, databaseUrl: url, caseId });
  await system.stop();
}

const history = (name: string, query = ''): Question => ({
  ...{ name, path: (caseId) => `/api/cases/${caseId}/history${query}` },
  whole: (answer, events) => (answer.events?.length ?? 0) >= events,
});

/** A command on the long case, ten times without a snapshot and ten times with one. */
async function* commands({ url, databaseUrl, caseId }: LongCase): AsyncGenerator<Figure, void, undefined> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  for (const kept of [false, true]) {
    const times: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      if (!kept) await dropped(owner, round > 0);
      const body = { officer: `officer-${kept ? 'k' : 'd'}${round}`, ground: 'interest', askedBy: 'petitioner', reason: '利害关系' };
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const begun = performance.now();
      const answer = await fetch(`${url}/api/cases/${caseId}/avoidance`, init);
      times.push(performance.now() - begun);
      if (!answer.ok) throw new Error(`the command was refused: ${answer.status} ${await answer.text()}`);
    }
    const name = `case-20000-command${kept ? '' : '-without-snapshot'}`;
    yield { name, ours: Number(median(times).toFixed(1)), peer: null, peerName: '', unit: 'ms', ratio: null };
  }
  await owner.end();
}

/** Waits for the snapshot that the command before made in the background, and deletes it. */
async function dropped(owner: pg.Client, expected: boolean): Promise<void> {
  for (let rows = 0, tries = 0; rows === 0 && tries < 200; tries += 1) {
    rows = (await owner.query('DELETE FROM snapshots.states')).rowCount ?? 0;
    if (!expected) return;
    if (rows === 0) await delay(25);
  }
}

/** (f) One case of 5,000 events replayed over HTTP. */
export const replayBench: Benchmark = {
  ...{ name: 'replay', about: 'replay of one case of 5,000 events over HTTP', inQuick: true },
  run: (context) => run(context, 5_000, [history('replay-5000')]),
};

/** One backlog case of twenty years and 20,000 events: opened as it stands now, and replayed to now and to a moment. */
export const longCaseBench: Benchmark = {
  ...{ name: 'case-20000', about: 'one case of 20,000 events, opened, replayed and worked on over HTTP', inQuick: false },
  run: (context) =>
    run(
      context,
      20_000,
      [
        { name: 'case-20000-open', path: (caseId) => `/api/cases/${caseId}`, whole: ({ version = 0 }, events) => version >= events },
        history('case-20000-replay'),
        history('case-20000-replay-at', '?at=2026-12-31&clock=recorded'),
      ],
      commands,
    ),
};
