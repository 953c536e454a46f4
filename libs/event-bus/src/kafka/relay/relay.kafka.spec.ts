import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithKafka } from '@anjuan/testing';
import { relayTopicOf, topicOf } from '../topics/names.ts';
import { readTopics, faultsOf } from './testing/read-topics.ts';
import { allOf, appendCases, reached, relayed, when, type Relayed } from './testing/relayed.ts';

// Real: PostgreSQL, the broker.
describeWithKafka('a relay', (broker) => {
  let system: Relayed;
  beforeAll(async () => {
    system = await relayed(broker);
  });
  afterAll(() => system.dispose());

  const faults = async () => {
    const events = await allOf(system.store);
    return faultsOf(await readTopics(system.kafka, system.topics.prefix, events.length), events, 4);
  };

  it('makes the topics and brings every event into them as it is, in order, with what stands before it', async () => {
    await appendCases(system.store, 60, 10);
    const { relay, errors, stop } = system.start();
    const last = await appendCases(system.store, 20, 10);
    await when(reached(relay, last));
    const events = await allOf(system.store);
    const records = await readTopics(system.kafka, system.topics.prefix, events.length);
    expect(faultsOf(records, events, 4)).toEqual([]);
    const byId = new Map(records.map(({ event }) => [event.id, event]));
    expect(events.map(({ id }) => byId.get(id))).toEqual(events);
    expect(relay.status()).toMatchObject({ state: 'active', published: 800, lastError: null, advice: null });
    expect(errors).toEqual([]);
    await stop();
    expect(relay.status().state).toBe('stopped');
  });

  it('goes on where the one before ended', async () => {
    const { relay, stop } = system.start();
    const last = await appendCases(system.store, 10, 10);
    await when(reached(relay, last));
    expect(relay.status().published).toBe(100);
    expect(await faults()).toEqual([]);
    await stop();
  });

  it('leaves cases where they are when somebody raises the number of partitions', async () => {
    const admin = system.kafka.admin();
    await admin.connect();
    await admin.createPartitions({ topicPartitions: [{ topic: topicOf(system.topics.prefix, 'intake'), count: 9 }] });
    await admin.disconnect();
    const { relay, stop } = system.start({ topics: { ...system.topics, partitions: 9 } });
    const last = await appendCases(system.store, 20, 10);
    await when(reached(relay, last));
    expect(await faults()).toEqual([]);
    await stop();
  });

  it('says so plainly and publishes nothing when a topic was deleted by hand', async () => {
    const topic = topicOf(system.topics.prefix, 'assignment');
    const admin = system.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [topic] });
    await admin.disconnect();
    const { relay, errors, stop } = system.start();
    await appendCases(system.store, 2, 10);
    await when(() => relay.status().lastError !== null && errors.length > 1);
    expect(relay.status()).toMatchObject({ state: 'retrying', lastError: 'TopicsDamaged', published: 0 });
    expect(relay.status().advice).toBe(
      `主题 ${topic} 已被删除；请运行 anjuan topics rebuild / the topic ${topic} was deleted; run anjuan topics rebuild`,
    );
    await stop();
  });

  it('says so plainly when its own topic was deleted and the others are filled', async () => {
    const admin = system.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [relayTopicOf(system.topics.prefix)] });
    await when(() => true);
    await admin.disconnect();
    const { relay, errors, stop } = system.start();
    await when(() => errors.some((error) => error instanceof Error && error.message.includes('no checkpoint')));
    expect(relay.status()).toMatchObject({ state: 'retrying', published: 0 });
    await stop();
  });
});
