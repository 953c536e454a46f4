import type { Append } from '@anjuan/event-store';
import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import { get, post } from '@anjuan/testing/system';
import type pg from 'pg';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { median, rateFigure, type Figure } from '../figure.ts';
import { openClient } from '../measure/client.ts';
import { listedBacklog } from './case-events.ts';
import { settled, startMeasured } from './running-system.ts';

const appendsAtOnce = 2_000;
const rounds = 20;
const campaign = {
  campaign: 'GJ-BENCH',
  title: '积案攻坚',
  until: '2099-12-31',
  unit: 'S001',
  targets: { struckOff: 1000, openAtEnd: null },
};
const ofCampaign = { campaign: campaign.campaign };
const answer = { documentNumber: '星信〔2026〕1号', answer: '统一答复' };
const pageSql = 'SELECT * FROM supervision_backlog.backlog_case WHERE campaigns @> ARRAY[$1] ORDER BY since, case_id LIMIT 51';
const countSql = 'SELECT status, count(*) FROM supervision_backlog.backlog_case WHERE campaigns @> ARRAY[$1] GROUP BY status';

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const cases = context.quick ? 5_000 : 50_000;
  const url = await context.database();
  await migrateEventStore(url);
  const bare = await fill(url, cases);
  const system = await startMeasured(url);
  await settled(system.url);
  context.say(`${cases} backlog cases`);
  const took = await post(`${system.url}/api/campaigns`, campaign);
  if (took.status !== 200) throw new Error(`the campaign was refused: ${JSON.stringify(took.body)}`);
  await settled(system.url);
  yield rateFigure('campaign-50000-join', 'cases/s', await joined(system.url, cases), bare, 'appendMany of as many bare events');
  await settled(system.url);
  const client = await openClient(url);
  yield* read(system.url, client);
  await client.end();
  const batches = await drawn(system.url, cases);
  yield { name: 'campaign-50000-batches', ours: Math.round(batches.rate), peer: null, peerName: '', unit: 'cases/s', ratio: null };
  yield rateFigure(
    'campaign-50000-answer',
    'cases/s',
    await answered(system.url, batches.ids, cases),
    bare,
    'appendMany of as many bare events',
  );
  await system.stop();
}

/** Lists so many cases as backlog; gives the events a second of the store alone. */
async function fill(url: string, cases: number): Promise<number> {
  const store = createPostgresEventStore({ connectionString: url });
  const begun = performance.now();
  for (let from = 0; from < cases; from += appendsAtOnce) {
    const appends: Append[] = [];
    for (let number = from; number < Math.min(cases, from + appendsAtOnce); number += 1) appends.push(listedBacklog(number));
    const results = await store.appendMany(appends);
    if (results.some(({ outcome }) => outcome !== 'appended')) throw new Error('a case was not listed');
  }
  const rate = cases / ((performance.now() - begun) / 1000);
  await store.close();
  return rate;
}

/** Takes all cases of a filter into the campaign, page by page; gives the cases a second. */
async function joined(url: string, cases: number): Promise<number> {
  const begun = performance.now();
  let done = 0;
  for (let after: string | null | undefined; after !== null;) {
    const body = { filter: { status: 'listed' }, ...(after === undefined ? {} : { after }) };
    const page: { body: { done: number; next: string | null } } = await post(
      `${url}/api/campaigns/${campaign.campaign}/cases/by-filter`,
      body,
    );
    done += page.body.done;
    after = page.body.next;
  }
  if (done !== cases) throw new Error(`${done} of ${cases} cases joined`);
  return cases / ((performance.now() - begun) / 1000);
}

/** The list's page, its counts, and the campaign's progress, beside the bare statements that give as much. */
async function* read(url: string, client: pg.Client): AsyncGenerator<Figure, void, undefined> {
  const bare = { page: () => client.query(pageSql, [campaign.campaign]), counts: () => client.query(countSql, [campaign.campaign]) };
  const query = new URLSearchParams(ofCampaign).toString();
  const pairs = [
    ['list', () => get(`${url}/api/backlog?${query}&limit=50`), bare.page, 'the statement of a page'],
    ['counts', () => get(`${url}/api/backlog/counts?${query}&by=status`), bare.counts, 'the statement of the counts'],
    ['progress', () => get(`${url}/api/campaigns`), bare.counts, 'the statement of the counts'],
  ] as const;
  for (const [name, ours, peer, peerName] of pairs) {
    const [asked, stated] = [await milliseconds(ours), await milliseconds(peer)];
    const ratio = Number((stated / asked).toFixed(3));
    yield { name: `campaign-50000-${name}`, ours: Number(asked.toFixed(1)), peer: Number(stated.toFixed(1)), peerName, unit: 'ms', ratio };
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}

/** Takes the campaign's cases together in batches; gives their ids and the cases a second. */
async function drawn(url: string, cases: number): Promise<{ readonly rate: number; readonly ids: readonly string[] }> {
  const begun = performance.now();
  const ids: string[] = [];
  let done = 0;
  for (let next: object | null = {}; next !== null;) {
    const body = { series: 'PC-BENCH', reason: '攻坚', filter: ofCampaign, ...next };
    const page: { body: { batch: string; cases: number; next: object | null } } = await post(`${url}/api/batches/by-filter`, body);
    ids.push(page.body.batch);
    done += page.body.cases;
    next = page.body.next;
  }
  if (done !== cases) throw new Error(`${done} of ${cases} cases are in a batch`);
  return { rate: cases / ((performance.now() - begun) / 1000), ids };
}

/** Answers every case of every batch; gives the cases a second. */
async function answered(url: string, batches: readonly string[], cases: number): Promise<number> {
  const begun = performance.now();
  let done = 0;
  for (const batch of batches) done += (await post<{ done: number }>(`${url}/api/batches/${batch}/answer`, answer)).body.done;
  if (done !== cases) throw new Error(`${done} of ${cases} cases answered`);
  return cases / ((performance.now() - begun) / 1000);
}

/** A campaign over 50,000 backlog cases: taken in by a filter, listed, counted, taken together and answered over HTTP. */
export const campaignBench: Benchmark = {
  ...{ name: 'campaign-50000', about: 'a campaign over 50,000 backlog cases over HTTP', inQuick: false },
  run,
};
