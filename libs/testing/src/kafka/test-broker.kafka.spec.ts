import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { describeWithKafka } from './test-broker.ts';

// Real: the broker of the test run.
describeWithKafka('the broker of the run', (broker) => {
  const kafka = new Kafka({ clientId: 'spec', brokers: [...broker.brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const prefix = broker.newPrefix();
  beforeAll(() => admin.connect());
  afterAll(() => admin.disconnect());

  it('keeps what a transaction committed, for a reader of committed records', async () => {
    const topic = `${prefix}.petitions`;
    await admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true });
    const producer = kafka.producer({ transactionalId: `${prefix}-producer`, idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    for (const [value, end] of [
      ['withdrawn', 'abort'],
      ['accepted', 'commit'],
    ] as const) {
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages: [{ key: 'case-1', value }] });
      await transaction[end]();
    }
    await producer.disconnect();
    const consumer = kafka.consumer({ groupId: `${prefix}-readers` });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const first = await new Promise<string | undefined>((resolve) => {
      void consumer.run({
        eachMessage: ({ message }) => {
          resolve(message.value?.toString());
          return Promise.resolve();
        },
      });
    });
    await consumer.disconnect();
    expect(first).toBe('accepted');
  });

  it('gives every suite a prefix of its own and deletes its topics only', async () => {
    const [one, two] = [broker.newPrefix(), broker.newPrefix()];
    expect(one).not.toBe(two);
    await admin.createTopics({ topics: [{ topic: `${one}.a` }, { topic: `${two}.a` }], waitForLeaders: true });
    await broker.dropTopics(one);
    const left = await admin.listTopics();
    expect(left).toContain(`${two}.a`);
    expect(left).not.toContain(`${one}.a`);
    await broker.dropTopics(two);
    await broker.dropTopics(prefix);
  });
});
