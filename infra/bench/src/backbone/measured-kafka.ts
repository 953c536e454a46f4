import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { connectKafka, createTopics, kafkaConfig, type TopicSettings } from '@anjuan/event-bus';
import { startLocalKafka } from '@anjuan/local-kafka';
import type { Kafka } from 'kafkajs';

/** A broker for both sides of a pair: the one that KAFKA_BROKERS names, else one of its own in the temporary folder. */
export interface MeasuredKafka {
  readonly kafka: Kafka;
  readonly brokers: string;
  /** A system's topics, empty, under a new prefix. */
  newTopics(): Promise<TopicSettings>;
  stop(): Promise<void>;
}

export async function startMeasuredKafka(): Promise<MeasuredKafka> {
  const given = process.env['KAFKA_BROKERS'];
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'anjuan-bench-kafka-')) : undefined;
  const server = folder === undefined ? undefined : await startLocalKafka({ dataDir: folder, heapMb: 1_024 });
  const brokers = server?.brokers.join(',') ?? given ?? '';
  const settings = kafkaConfig({ ...process.env, KAFKA_BROKERS: brokers });
  const kafka = connectKafka(settings, 'bench');
  return {
    ...{ kafka, brokers },
    async newTopics() {
      const topics = { ...settings.topics, prefix: `bench-${randomBytes(4).toString('hex')}` };
      const admin = kafka.admin();
      await admin.connect();
      await createTopics(admin, topics);
      await admin.disconnect();
      return topics;
    },
    async stop() {
      await server?.stop();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
