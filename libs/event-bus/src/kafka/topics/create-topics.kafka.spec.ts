import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithKafka } from '@anjuan/testing';
import type { Admin, Producer } from 'kafkajs';
import { connectKafka } from '../connection/connect-kafka.ts';
import { kafkaConfig, type KafkaSettings } from '../connection/kafka-config.ts';
import { createTopics } from './create-topics.ts';
import { relayTopicOf, topicOf } from './names.ts';

const hour = 3_600_000;

// Real: the run's broker, with its usual limit of an hour for records that come from the time to come.
describeWithKafka('the topics of a system', (broker) => {
  let settings: KafkaSettings;
  let admin: Admin;
  let producer: Producer;
  beforeAll(async () => {
    settings = kafkaConfig({ KAFKA_BROKERS: broker.brokers.join(','), ANJUAN_TOPIC_PREFIX: broker.newPrefix() });
    const kafka = connectKafka(settings, 'topics');
    [admin, producer] = [kafka.admin(), kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } })];
    await Promise.all([admin.connect(), producer.connect()]);
    await createTopics(admin, settings.topics);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
    await broker.dropTopics(settings.topics.prefix);
  }, 60_000);

  it.each([3, -3])('take what a relay writes whose clock is %d hours off', async (hours) => {
    const message = { key: 'C-1', value: '{}', timestamp: String(Date.now() + hours * hour) };
    for (const topic of [topicOf(settings.topics.prefix, 'intake'), relayTopicOf(settings.topics.prefix)]) {
      const [written] = await producer.send({ topic, messages: [message], acks: -1 });
      expect(written?.errorCode).toBe(0);
    }
  });
});
