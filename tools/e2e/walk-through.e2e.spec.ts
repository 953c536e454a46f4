import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get, readmeCommands, shell, startSystem, type RunningSystem } from '@anjuan/testing';

type Case = { state: string; category: string; clocks: unknown[] };

// Real: the README as it stands, run by a shell from the root of the repository, against the built system.
describe('the walk-through of the README', () => {
  let folder: string;
  let system: RunningSystem;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-walk-'));
    system = await startSystem(folder);
  });
  afterAll(async () => {
    await system.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  it('runs as written and closes a case', async () => {
    const script = readmeCommands('walk-through');
    expect(script.match(/npx anjuan/g)?.length ?? 0).toBeGreaterThanOrEqual(12);
    const output = await shell(script, { ANJUAN_DATA: folder });
    expect(output).toContain('已办结');
    expect(output).toMatch(/已签发：信访事项受理告知书 江北人社信受〔\d{4}〕1号/);
    expect(output).toMatch(/一致：江北人社信处〔\d{4}〕1号/);
    const { items } = await get<{ items: Case[] }>(`${system.url}/api/cases?state=closed`);
    expect(items).toHaveLength(1);
  }, 480_000);

  it('ends within ten seconds of SIGTERM, with code 0', async () => {
    const begun = Date.now();
    expect(await system.end('SIGTERM')).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
  });
});
