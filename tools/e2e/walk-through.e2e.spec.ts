import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get, root, startSystem, type RunningSystem } from '@anjuan/testing';

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
    const script = walkThrough();
    expect(script.match(/npx anjuan/g)?.length ?? 0).toBeGreaterThanOrEqual(12);
    const output = await shell(script, { ANJUAN_DATA: folder });
    expect(output).toContain('已办结');
    const { items } = await get<{ items: Case[] }>(`${system.url}/api/cases?state=closed`);
    expect(items).toHaveLength(1);
  }, 240_000);

  it('ends within ten seconds of SIGTERM, with code 0', async () => {
    const begun = Date.now();
    expect(await system.end('SIGTERM')).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
  });
});

/** The commands of every `sh` fence between the two marks. */
function walkThrough(): string {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const part = /<!-- walk-through -->([\s\S]*?)<!-- \/walk-through -->/.exec(text)?.[1] ?? '';
  return [...part.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands]) => commands).join('\n');
}

function shell(script: string, env: Readonly<Record<string, string>>): Promise<string> {
  const options = { cwd: root, env: { ...process.env, NODE_OPTIONS: '', ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile('bash', ['-euo', 'pipefail', '-c', script], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${stderr}\n${stdout.slice(-2000)}`, { cause: error }));
      else resolve(stdout);
    });
  });
}
