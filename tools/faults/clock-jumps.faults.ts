import { afterAll, beforeAll, it } from '@jest/globals';
import { describeWithLocalKafka } from '@anjuan/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { aroundTheLimit, dayInShanghai, wasOver } from './load/limits.ts';
import { setScene, type Scene } from './scene.ts';
import { groupHas } from './system/topics.ts';

const limitMs = 600_000;
const hour = 3_600_000;
const preload = fileURLToPath(new URL('system/shifted-clock.mjs', import.meta.url));

// Real: the built system as processes with its embedded servers, whose clocks stay right; the clock of every service is set by the test.
describeWithLocalKafka('a system whose clock jumps', () => {
  let scene: Scene;
  let folder: string;
  const setClock = (hours: number): Promise<void> => writeFile(join(folder, 'clock'), String(hours * hour));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-faults-clock-'));
    await setClock(0);
    scene = await setScene({
      ...{ name: 'clock', petition: aroundTheLimit(dayInShanghai(Date.now())), isOverdue: wasOver },
      system: { env: { NODE_OPTIONS: `--import ${preload}`, ANJUAN_FAULT_CLOCK_FILE: join(folder, 'clock') } },
    });
  }, limitMs);
  afterAll(async () => {
    await (scene as Scene | undefined)?.strike(); // undefined where the start failed
    await rm(folder, { recursive: true, force: true });
  }, limitMs);

  it.each([
    ['3 hours forwards', 0, 3],
    ['5 hours backwards', 3, -2],
    ['over the last day of limits that still run', -2, 49],
    ['back before the last day of limits that are over', 49, -49],
    ['right again', -49, 0],
  ])(
    'goes on when it is set %s',
    (jump, before, hours) =>
      scene.during(`clock ${jump}`, { petitions: 400, overMs: 12_000 }, async () => {
        await delay(3_000); // some work before the jump
        await setClock(hours);
        if (hours >= before) return;
        // The client's heartbeats are late by as much: the group takes it for dead, and it is to come back by itself.
        for (const members of [0, 1]) await groupHas(scene.system.broker, members, 'classification/suggest-when-registered');
      }),
    limitMs,
  );

  it('has lost nothing, doubled nothing, and let no limit run out twice or early', () => scene.expectSound(), limitMs);

  it('ends in order and leaves no process', () => scene.expectEnd(), limitMs);
});
