import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quietLog, standaloneConfig, withHost } from '@anjuan/standalone';
import { runCli, type Ran } from '../testing/run-cli.ts';

// Real: the whole command, and the data folder with its own embedded PostgreSQL. Today is 10 March 2024.
const small = ['--years', '1', '--cases-per-year', '6', '--until', '2023-12-31', '--json'];
interface Simulated {
  readonly cases: number;
  readonly events: number;
  readonly violations: number;
}
const simulated = (ran: Ran): Simulated => {
  const { cases, events, violations } = ran.json() as Simulated;
  return { cases, events, violations };
};
const codeOf = (ran: Ran): unknown => (ran.json() as { error: { code: string } }).error.code;

describe('simulate, asked for what cannot be', () => {
  it.each([
    ['a city without a name', ['--city', ' '], '--city'],
    ['a city with a name too long', ['--city', '城'.repeat(31)], '--city'],
    ['no year', ['--years', '0'], '--years'],
    ['a part of a year', ['--years', '1.5'], '--years'],
    ['more than fifty years', ['--years', '51'], '--years'],
    ['no case', ['--cases-per-year', '0'], '--cases-per-year'],
    ['a seed below zero', ['--seed=-1'], '--seed'],
    ['a seed that is a word', ['--seed', 'abc'], '--seed'],
    ['a seed beyond 31 bits', ['--seed', '2147483648'], '--seed'],
    ['a day that is none', ['--until', '2023-02-30'], '--until'],
    ['today as the last day', ['--until', '2024-03-10'], '--until'],
  ])('refuses %s and names the option', async (_, argv, option) => {
    const ran = await runCli(['simulate', '--dry-run', '--until', '2023-12-31', ...argv]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain(option);
  });
  it('refuses to write to a server at an address', async () => {
    expect((await runCli(['simulate', '--url', 'http://127.0.0.1:1', ...small])).exit).toBe(2);
  });
});

describe('simulate into a data folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-simulate-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const into = (...argv: string[]) => runCli(['simulate', '--data', folder, '--no-wait', ...small, ...argv]);
  const head = () =>
    withHost(standaloneConfig(['--data', folder, '--port', '0'], {}), quietLog(), async ({ store }) => (await store.head()).sequence);

  it('writes the history that a dry run tells, once, beside another seed’s, and refuses a folder with real units', async () => {
    const [first, told] = [await into(), await runCli(['simulate', '--dry-run', ...small])];
    expect(first.exit).toBe(0);
    expect(simulated(first)).toEqual(simulated(told));
    expect(simulated(first)).toMatchObject({ violations: 0 });
    const once = await head();
    expect(Number(once)).toBeGreaterThan(50);
    expect(simulated(await into())).toEqual(simulated(first));
    expect((await into('--seed', '2')).exit).toBe(0);
    await withHost(standaloneConfig(['--data', folder, '--port', '0'], {}), quietLog(), async ({ store }) => {
      let events = 0;
      for await (const page of store.readAll()) events += page.events.length;
      expect(events).toBe(simulated(first).events + simulated(await runCli(['simulate', '--dry-run', ...small, '--seed', '2'])).events);
      const unit = { unit: 'S900', name: '某局', level: 'city', parent: null, duties: [], topics: [], established: null };
      const envelope = { schemaVersion: 1, caseId: 'unit-S900', causationId: null, correlationId: 'unit-S900', occurredAt: new Date(0) };
      const actor = { id: 'li4', role: 'operator', unit: 'S002' };
      const data = { ...unit, dissolved: null, successor: null };
      const event = { ...envelope, id: crypto.randomUUID(), type: 'UnitRecorded', actor, data };
      await store.append('assignment-unit.S900', [event], 'no-stream');
    });
    const refused = await into('--seed', '3');
    expect([refused.exit, codeOf(refused)]).toEqual([1, 'real-cases']);
    expect((await into('--seed', '3', '--beside-real-cases')).exit).toBe(0);
  }, 120_000);
});
