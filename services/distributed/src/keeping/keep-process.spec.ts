import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@anjuan/testing';
import { pino } from 'pino';
import { keepProcess, type KeptProcess } from './keep-process.ts';

// Real: a process. Given: a disk that takes no pid file at first.
describe('a process that is kept running', () => {
  let folder: string;
  let kept: KeptProcess | undefined;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'anjuan-keep-'))));
  afterEach(async () => {
    await kept?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('runs on while the disk is full, is noted once there is room, and is started again when it ends', async () => {
    const main = join(folder, 'main.mjs');
    await writeFile(main, 'setInterval(() => undefined, 1_000);');
    const noted: number[] = [];
    let refusals = 0;
    const files = {
      write(_name: string, pid: number) {
        if (refusals < 2) {
          refusals += 1;
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        }
        noted.push(pid);
      },
      remove: () => undefined,
      endOrphans: () => Promise.resolve(),
    };
    kept = keepProcess({ name: 'test', main, port: 1, host: '127.0.0.1', env: process.env }, files, pino({ level: 'silent' }));
    await until('it is noted', () => Promise.resolve(noted.length === 1));
    expect(refusals).toBe(2);
    process.kill(noted[0] ?? 0, 'SIGKILL');
    await until('another is noted', () => Promise.resolve(noted.length === 2));
    expect(noted[1]).not.toBe(noted[0]);
  }, 60_000);
});
