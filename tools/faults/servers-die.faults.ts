import { afterAll, beforeAll, it } from '@jest/globals';
import { describeWithLocalKafka, until } from '@anjuan/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { setScene, type Scene } from './scene.ts';
import { patienceMs } from './system/distributed-system.ts';
import { smallDisk, type SmallDisk } from './system/small-disk.ts';
import { groupHas } from './system/topics.ts';

const limitMs = 600_000;
const diskIsThere = process.env['ANJUAN_TEST_SMALL_DISK'] === 'true';

// Real: the built system as processes with two relays and two copies of classification, its embedded PostgreSQL and Kafka, on a small disk
// where one can be mounted; kill -9, SIGSTOP.
describeWithLocalKafka('a system whose processes die or stand still', () => {
  let scene: Scene;
  let disk: SmallDisk | undefined;
  beforeAll(async () => {
    disk = diskIsThere ? await smallDisk(1_024) : undefined;
    const where = disk ? { dataDir: join(disk.folder, 'data') } : {};
    scene = await setScene({ name: 'processes', system: { copies: 'relay=2,classification=2' }, ...where });
  }, limitMs);
  afterAll(async () => {
    await (scene as Scene | undefined)?.strike(); // undefined where the start failed
    await disk?.remove();
  }, limitMs);

  it.each(['kafka', 'postgres', 'relay', 'relay-2', 'intake', 'classification', 'assignment', 'supervision', 'audit', 'gateway'])(
    'goes on when %s is killed',
    (name) => scene.during(`${name} killed`, { petitions: 80, overMs: 3_000 }, () => scene.system.killAndAwaitAnother(name)),
    limitMs,
  );

  it.each(['relay', 'relay-2'])(
    'goes on by the other relay while %s stands still, and takes no harm when that goes on in its turn',
    (name) =>
      scene.during(`${name} stalled`, { petitions: 80, overMs: 3_000 }, () => {
        // Whichever is active: everything arrives while it stands still.
        return scene.system.stall(name, async () => {
          await delay(4_000);
          await scene.system.settled();
        });
      }),
    limitMs,
  );

  it.each([
    ['classification', 'classification/suggest-when-registered', 1],
    ['supervision', 'supervision/clock-when-stepped', 0],
  ])(
    'goes on when %s stood still until its group took it for dead',
    (name, consumer, others) =>
      scene.during(`${name} stalled past its session`, { petitions: 80, overMs: 10_000 }, () =>
        scene.system.stall(name, () => groupHas(scene.system.broker, others, consumer)),
      ),
    limitMs,
  );

  (diskIsThere ? it : it.skip)(
    'refuses petitions while the disk of the machine is full, also when a service ends then, and goes on once there is room again',
    () =>
      scene.during('disk of database and broker full', { petitions: 20, overMs: 0 }, async () => {
        await disk?.fill();
        const another = scene.system.kill('assignment');
        // The broker ends by itself; the database goes on as long as its tables have room, which so many petitions take up.
        const before = scene.office.setbacks();
        const registered = scene.office.work(1_000, 5_000);
        registered.catch(() => undefined); // awaited below, unless nothing was refused
        const refused = until('petitions are refused', () => Promise.resolve(scene.office.setbacks() > before), patienceMs);
        await refused.finally(() => disk?.free());
        await another();
        await registered;
      }),
    limitMs,
  );

  it('has lost nothing, doubled nothing, and kept the order of every case', () => scene.expectSound(), limitMs);

  it('ends in order and leaves no process', () => scene.expectEnd(), limitMs);
});
