import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { describeWithKafka, until } from '@anjuan/testing';
import type { Admin, Kafka } from 'kafkajs';
import type { Consumer } from '../../consumer.ts';
import { noProgress } from '../../delivery/progress.ts';
import { connectKafka } from '../connection/connect-kafka.ts';
import { kafkaConfig, type KafkaSettings } from '../connection/kafka-config.ts';
import { createTopics } from '../topics/create-topics.ts';
import { kafkaTransport } from './kafka-transport.ts';

const consumer: Consumer = {
  ...{ name: 'test/clock', filter: { categories: ['intake'] } },
  progress: () => Promise.resolve(noProgress),
  handle: () => Promise.resolve(),
};

// Real: the run's broker, its group, its session of 6 s. Given: the wall clock of this process.
describeWithKafka('a consumer whose clock is set back', (broker) => {
  let settings: KafkaSettings;
  let kafka: Kafka;
  let admin: Admin;
  const ending = new AbortController();
  let running: Promise<void>;
  beforeAll(async () => {
    settings = kafkaConfig({ KAFKA_BROKERS: broker.brokers.join(','), ANJUAN_TOPIC_PREFIX: broker.newPrefix() });
    kafka = connectKafka(settings, 'clock');
    admin = kafka.admin();
    await admin.connect();
    await createTopics(admin, settings.topics);
    const transport = kafkaTransport({ kafka, prefix: settings.topics.prefix, sessionTimeoutMs: 6_000 });
    running = transport.run(consumer, ending.signal);
  }, 60_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    ending.abort();
    await running;
    await admin.disconnect();
    await broker.dropTopics(settings.topics.prefix);
  }, 60_000);

  const members = async (): Promise<number> => {
    const { groups } = await admin.describeGroups([`${settings.topics.prefix}.test.clock`]);
    return groups[0]?.members.length ?? 0;
  };
  const inGroup = (count: number): Promise<void> => until(`${count} members`, async () => (await members()) === count);

  it('is taken for dead by its group, notices it, and joins anew', async () => {
    await inGroup(1);
    const right = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => right() - 5 * 3_600_000);
    // The helper that waits counts by the same clock: it is set back once, and goes on from there.
    await inGroup(0);
    await inGroup(1);
    expect(await members()).toBe(1);
  }, 180_000);
});
