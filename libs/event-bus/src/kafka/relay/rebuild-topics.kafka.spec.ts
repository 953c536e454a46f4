import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { describeWithKafka } from '@anjuan/testing';
import { topicOf } from '../topics/names.ts';
import { ConsumersNotAsked, rebuildTopics, type RebuildOptions, type RebuildProgress } from './rebuild-topics.ts';
import { faultsOf, readTopics } from './testing/read-topics.ts';
import { allOf, appendCases, reached, relayed, when, type Relayed } from './testing/relayed.ts';

const patience = 120_000;

// Real: PostgreSQL, the broker.
describeWithKafka('making the topics anew', (broker) => {
  let system: Relayed;
  beforeEach(async () => {
    system = await relayed(broker);
    await appendCases(system.store, 60, 10);
  });
  afterEach(() => system.dispose());

  const rebuild = (own: Partial<RebuildOptions> = {}) =>
    rebuildTopics({ store: system.store, kafka: system.kafka, topics: system.topics, ...own });
  const faults = async (partitions = 4) => {
    const events = await allOf(system.store);
    return faultsOf(await readTopics(system.kafka, system.topics.prefix, events.length), events, partitions);
  };
  const published = async () => {
    const { relay, stop } = system.start();
    await when(reached(relay, await system.store.head()));
    return { relay, stop };
  };

  it(
    'fills topics that were deleted by hand, without any relay at work, and tells how far it is',
    async () => {
      await (await published()).stop();
      const admin = system.kafka.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [topicOf(system.topics.prefix, 'intake'), topicOf(system.topics.prefix, 'assignment')] });
      await admin.disconnect();
      const told: RebuildProgress[] = [];
      const done = await rebuild({ onProgress: (progress) => told.push(progress) });
      expect(done).toEqual({ position: await system.store.head(), goal: await system.store.head(), published: 600 });
      expect(told.at(0)?.published).toBe(0);
      expect(told.at(-1)).toEqual(done);
      expect(await faults()).toEqual([]);
    },
    patience,
  );

  it(
    'leaves relays running, which then go on in the new topics',
    async () => {
      const { relay } = await published();
      const other = system.start();
      await rebuild();
      const last = await appendCases(system.store, 20, 10);
      await when(() => reached(relay, last)() || reached(other.relay, last)());
      expect(await faults()).toEqual([]);
    },
    patience,
  );

  it(
    'takes another number of partitions once the consumers have come to the end',
    async () => {
      await published();
      const asked: unknown[] = [];
      const topics = { ...system.topics, partitions: 6 };
      await rebuild({ topics, beforeRepartition: (position) => Promise.resolve(void asked.push(position)) });
      expect(asked).toEqual([await system.store.head()]);
      expect(await faults(6)).toEqual([]);
    },
    patience,
  );

  it(
    'is called off, and publishing goes on, when nobody can say that the consumers have come to the end',
    async () => {
      const { relay } = await published();
      const topics = { ...system.topics, partitions: 6 };
      await expect(rebuild({ topics })).rejects.toThrow(ConsumersNotAsked);
      const behind = new Error('a consumer is behind');
      await expect(rebuild({ topics, beforeRepartition: () => Promise.reject(behind) })).rejects.toBe(behind);
      await when(reached(relay, await appendCases(system.store, 10, 10)));
      expect(await faults()).toEqual([]);
    },
    patience,
  );

  it(
    'that was broken off leaves relays waiting, which say so, and is finished by another',
    async () => {
      await (await published()).stop();
      const end = new AbortController();
      const breaking = rebuild({
        topics: { ...system.topics, partitions: 6 },
        signal: end.signal,
        beforeRepartition: () => {
          end.abort(new Error('broken off'));
          return Promise.resolve();
        },
      });
      await expect(breaking).rejects.toThrow('broken off');
      const { relay } = system.start();
      await when(() => relay.status().lastError === 'TopicsHalted');
      expect(relay.status()).toMatchObject({ state: 'retrying', published: 0 });
      await rebuild();
      await when(() => relay.status().state !== 'retrying');
      expect(await faults()).toEqual([]);
    },
    patience,
  );
});
