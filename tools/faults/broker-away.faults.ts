import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithLocalKafka } from '@anjuan/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { setScene, type Scene } from './scene.ts';
import { cabledBroker, type CabledBroker } from './system/cabled-broker.ts';
import { smallDisk, type SmallDisk } from './system/small-disk.ts';
import { askBroker, someMoreRelayed } from './system/topics.ts';

const limitMs = 600_000;
const diskIsThere = process.env['ANJUAN_TEST_SMALL_DISK'] === 'true';

// Real: the built system as processes with its embedded PostgreSQL, a broker behind a cable, on a small disk where one can be mounted.
describeWithLocalKafka('a system whose broker is away', () => {
  let scene: Scene;
  let broker: CabledBroker;
  let disk: SmallDisk | undefined;
  let folder: string;
  beforeAll(async () => {
    disk = diskIsThere ? await smallDisk(256) : undefined;
    folder = disk?.folder ?? (await mkdtemp(join(tmpdir(), 'anjuan-faults-broker-')));
    broker = await cabledBroker(join(folder, 'kafka'));
    scene = await setScene({ name: 'broker', system: { copies: 'relay=2', env: { KAFKA_BROKERS: broker.address } } });
  }, limitMs);
  afterAll(async () => {
    await (scene as Scene | undefined)?.strike(); // undefined where the start failed
    await (broker as CabledBroker | undefined)?.remove();
    await disk?.remove();
    await rm(folder, { recursive: true, force: true });
  }, limitMs);

  it(
    'takes petitions while the broker is stopped for 30 seconds, and catches up',
    () =>
      scene.during('broker stopped for 30 s', { petitions: 400, overMs: 30_000 }, async () => {
        await broker.stop();
        await delay(30_000); // the fault itself
        await broker.start();
      }),
    limitMs,
  );

  it(
    'goes on when the broker was killed in the middle of its work',
    () =>
      scene.during('broker killed -9', { petitions: 300, overMs: 6_000 }, async () => {
        await someMoreRelayed(broker.address, 3);
        await broker.kill();
        await broker.start();
      }),
    limitMs,
  );

  it(
    'goes on when the network between services and broker was cut',
    () =>
      scene.during('network cut for 20 s', { petitions: 300, overMs: 20_000 }, async () => {
        await someMoreRelayed(broker.address, 1);
        broker.cable.cut();
        await delay(20_000); // the fault itself: longer than sessions and requests last
        broker.cable.mend();
      }),
    limitMs,
  );

  it(
    'goes on while the network is slow',
    async () => {
      broker.cable.slowDown(250);
      try {
        await scene.during('network slow, 250 ms each way', { petitions: 300, overMs: 6_000 }, () => someMoreRelayed(broker.address, 3));
      } finally {
        broker.cable.slowDown(0);
      }
    },
    limitMs,
  );

  it(
    'keeps every case on its partition when somebody raises the number of partitions',
    () =>
      scene.during('partitions raised by hand', { petitions: 400, overMs: 6_000 }, async () => {
        await someMoreRelayed(broker.address, 1);
        const counts = await askBroker(broker.address, async (admin) => {
          const topics = ['intake', 'classification', 'supervision'].map((owner) => `anjuan.${owner}`);
          await admin.createPartitions({ topicPartitions: topics.map((topic) => ({ topic, count: 18 })) });
          return (await admin.fetchTopicMetadata({ topics })).topics.map(({ partitions }) => partitions.length);
        });
        expect(counts).toEqual([18, 18, 18]);
        // Clients look at the partitions once a minute; whoever joins anew sees them at once.
        for (const name of ['relay', 'relay-2', 'classification', 'supervision', 'audit']) await scene.system.killAndAwaitAnother(name);
      }),
    limitMs,
  );

  (diskIsThere ? it : it.skip)(
    'goes on when the disk of the broker was full, once there is room again',
    () =>
      scene.during('broker’s disk full', { petitions: 400, overMs: 6_000 }, async () => {
        await disk?.fill();
        await broker.ended();
        await disk?.free();
        await broker.start();
      }),
    limitMs,
  );

  it('has lost nothing, doubled nothing, and kept the order of every case', () => scene.expectSound(), limitMs);

  it('ends in order and leaves no process', () => scene.expectEnd(), limitMs);
});
