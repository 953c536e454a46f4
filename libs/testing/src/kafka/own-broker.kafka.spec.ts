import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { until } from '../system/running-system.ts';
import { dockerMayRun } from './docker.ts';
import { ownBroker, type OwnBroker } from './own-broker.ts';
import { describeWithLocalKafka } from './test-broker.ts';

jest.setTimeout(240_000); // brokers start several times, on a machine that may be busy

// Real: a broker of this suite's own, as a process and, where a Docker engine runs, in a container.
describeWithLocalKafka('a broker of a suite’s own', () => {
  const places = dockerMayRun() ? (['process', 'container'] as const) : (['process'] as const);
  describe.each(places)('as a %s', (place) => {
    let broker: OwnBroker;
    const client = (): Kafka =>
      new Kafka({
        clientId: 'spec',
        brokers: [...broker.brokers],
        logLevel: logLevel.NOTHING,
        connectionTimeout: 1_000,
        requestTimeout: 2_000,
        retry: { retries: 0 },
      });
    const kept = async (): Promise<number> => {
      const admin = client().admin();
      try {
        await admin.connect();
        return Number((await admin.fetchTopicOffsets('cases'))[0]?.high);
      } finally {
        await admin.disconnect();
      }
    };
    const answers = (): Promise<boolean> =>
      kept().then(
        () => true,
        () => false,
      );
    const send = async (): Promise<void> => {
      const producer = client().producer();
      await producer.connect();
      await producer.send({ topic: 'cases', acks: -1, messages: [{ value: 'accepted' }] });
      await producer.disconnect();
    };

    beforeAll(async () => {
      broker = await ownBroker(place === 'process' ? { place } : {});
      const admin = client().admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic: 'cases' }], waitForLeaders: true });
      await admin.disconnect();
    });
    afterAll(() => broker.remove());

    it('keeps its address and its records over an orderly end and over a kill', async () => {
      await send();
      for (const end of ['stop', 'kill'] as const) {
        await broker[end]();
        expect(await answers()).toBe(false);
        await broker.start();
        await until('the broker answers again', answers);
      }
      expect(await kept()).toBe(1);
    });

    it('stands still and goes on', async () => {
      await broker.pause();
      expect(await answers()).toBe(false);
      await broker.unpause();
      await until('the broker answers again', answers);
    });

    it('is cut off from the network and comes back', async () => {
      await broker.disconnect();
      expect(await answers()).toBe(false);
      await broker.connect();
      await until('the broker answers again', answers);
    });
  });
});
