import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get, post, startSystem, until, type RunningSystem } from '@anjuan/testing';

type BatchAnswer = { results: { outcome: string; caseId: string }[] };
type History = { events: { type: string; data: { clock?: string } }[] };
type Consumers = { caughtUp: boolean; head: string };
type List = { items: Record<string, unknown>[]; next: string | null };

const rows = 2500;
const batchSize = 25;
const kills = 10;

// Real: the built system as a process, its embedded PostgreSQL with fsync, kill -9.
describe('an import whose process is killed at ten random moments', () => {
  const seed = Number(process.env['ANJUAN_TEST_SEED'] ?? Date.now() % 1_000_000);
  let folder: string;
  let system: RunningSystem | undefined;
  const acknowledged = new Set<string>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-kill-'));
    console.log(`seed of the kills: ${seed} (ANJUAN_TEST_SEED repeats it)`);
  });
  afterAll(async () => {
    await system?.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  it('loses nothing, doubles nothing, fires no timer twice, and its read models equal a fresh rebuild', async () => {
    const random = randomFrom(seed);
    const batches = Array.from({ length: rows / batchSize }, (_, index) => batchOf(index));
    let killed = 0;
    while (batches.length > 0) {
      system = await startSystem(folder);
      const lives = killed < kills ? 50 + random() * 600 : Infinity;
      killed += await importUntilKilled(system, batches, lives);
    }
    expect(killed).toBe(kills);
    const living = system as RunningSystem;
    await settled(living.url);

    expect(acknowledged.size).toBe(rows);
    for (const caseId of acknowledged) {
      const { events } = await get<History>(`${living.url}/api/cases/${caseId}/history`);
      const count = (type: string): number => events.filter((event) => event.type === type).length;
      const counts = ['PetitionRegistered', 'ClassificationSuggested', 'ClockStarted', 'ClockExpired'].map(count);
      expect([caseId, ...counts]).toEqual([caseId, 1, 1, 1, 1]);
    }

    const before = await readModelsOf(living.url);
    const { items } = await get<{ items: string[] }>(`${living.url}/api/system/projections`);
    expect(items).toEqual([
      'classification/units',
      'supervision/timers',
      'supervision/backlog',
      'supervision/orders',
      'supervision/listing',
      'audit/case-file',
      'audit/reports',
    ]);
    for (const name of items) await rebuilt(living.url, name);
    expect(await readModelsOf(living.url)).toEqual(before);
  }, 400_000);

  /** Sends what is left; 1 when the process was killed meanwhile, 0 when everything was acknowledged. */
  async function importUntilKilled(running: RunningSystem, batches: unknown[][], lives: number): Promise<0 | 1> {
    const killer = new AbortController();
    const timer = Number.isFinite(lives) ? setTimeout(() => killer.abort(), lives) : undefined;
    killer.signal.addEventListener('abort', () => running.child.kill('SIGKILL'));
    while (batches.length > 0) {
      const wave = batches.slice(0, 2);
      const answers = await Promise.allSettled(wave.map((items) => post<BatchAnswer>(`${running.url}/api/petitions/batch`, { items })));
      for (const [index, answer] of answers.entries()) {
        if (answer.status !== 'fulfilled') continue;
        expect(answer.value.status).toBe(200);
        for (const { outcome, caseId } of answer.value.body.results) {
          expect(['registered', 'already']).toContain(outcome);
          acknowledged.add(caseId);
        }
        batches.splice(batches.indexOf(wave[index] as unknown[]), 1);
      }
      if (killer.signal.aborted) break;
    }
    clearTimeout(timer);
    if (timer === undefined) return 0;
    await running.end('SIGKILL');
    return 1;
  }
});

function batchOf(index: number): unknown[] {
  return Array.from({ length: batchSize }, (_, row) => {
    const number = index * batchSize + row;
    return {
      registrationNumber: `KILL-${String(number).padStart(5, '0')}`,
      channel: 'hotline',
      receivedOn: `2024-0${1 + (number % 9)}-1${number % 10}`,
      petitioner: { name: `测试${number}`, phone: `1990000${String(number).padStart(4, '0')}` },
      title: `第${number}号路灯不亮`,
      text: `幸福路${number}号门前的路灯坏了${number % 30}天，请派人修理。`,
    };
  });
}

/** All consumers are at the head and the timers have nothing left to fire. */
async function settled(url: string): Promise<void> {
  let quietAt = '';
  await until('consumers at rest', async () => {
    const { caughtUp, head } = await get<Consumers>(`${url}/api/system/consumers`);
    const { items } = await get<List>(`${url}/api/clocks?state=running&limit=1&dueWithin=0d`);
    const quiet = caughtUp && items.length === 0 && head === quietAt;
    quietAt = head;
    return quiet;
  });
}

async function readModelsOf(url: string): Promise<unknown> {
  const cases = await all(`${url}/api/cases?limit=500`);
  const expired = await all(`${url}/api/clocks?state=expired&limit=500`);
  expect(cases).toHaveLength(rows);
  expect(expired).toHaveLength(rows);
  return { cases, expired, counts: await get(`${url}/api/cases/counts?by=state`), desks: await get(`${url}/api/worklist/counts`) };
}

async function all(url: string): Promise<unknown[]> {
  const items: unknown[] = [];
  for (let after = ''; ;) {
    const page = await get<List>(`${url}${after}`);
    items.push(...page.items);
    if (page.next === null) return items;
    after = `&after=${page.next}`;
  }
}

async function rebuilt(url: string, name: string): Promise<void> {
  const { status, body } = await post<{ job: string }>(`${url}/api/system/projections/${encodeURIComponent(name)}/rebuild`);
  expect(status).toBe(202);
  await until(`rebuild of ${name}`, async () => {
    const { state } = await get<{ state: string }>(`${url}/api/system/jobs/${body.job}`);
    expect(['running', 'done']).toContain(state);
    return state === 'done';
  });
}

/** Mulberry32: small, seeded, good enough to choose moments. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
