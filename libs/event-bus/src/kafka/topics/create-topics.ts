import { setTimeout as delay } from 'node:timers/promises';
import type { Admin, ITopicConfig } from 'kafkajs';
import { brokerErrorOf } from '../connection/broker-error.ts';
import { dataTopicsOf, relayTopicOf } from './names.ts';

const settlingMs = 15_000;

/** How the topics of one system are laid out. */
export interface TopicSettings {
  /** What every topic's name begins with, `anjuan` unless several systems share a broker. */
  readonly prefix: string;
  /** Partitions of each topic with events, when they are made. */
  readonly partitions: number;
  readonly replicationFactor: number;
}

/** Topics were made, but no broker leads all their partitions. */
export class TopicsWithoutLeader extends Error {
  override readonly name = 'TopicsWithoutLeader';
}

/** Bytes of the largest batch a topic takes: an append of the store (16 M characters) fits whatever they are. */
export const largestBatchBytes = 64 * 1024 * 1024;

/**
 * Makes those of the system's topics that are missing: with events unlimited retention and the producer's own compression; the relay's
 * compacted, one partition. Records are dated by the broker. What is there stays as it is. With three replicas or more, two must have a record before it counts.
 */
export async function createTopics(admin: Admin, settings: TopicSettings): Promise<void> {
  await createDataTopics(admin, settings, settings.partitions);
  await createRelayTopic(admin, settings);
}

/** The topics with events alone, with so many partitions. */
export async function createDataTopics(admin: Admin, settings: TopicSettings, partitions: number): Promise<void> {
  const configEntries = entries(settings, {
    'cleanup.policy': 'delete',
    'retention.ms': '-1',
    'retention.bytes': '-1',
    'compression.type': 'producer',
  });
  await createMissing(
    admin,
    dataTopicsOf(settings.prefix).map((topic) => ({
      topic,
      numPartitions: partitions,
      replicationFactor: settings.replicationFactor,
      configEntries,
    })),
  );
}

/** The relay's topic alone. Small segments, cleaned early: of its many records only the last few count. */
export async function createRelayTopic(admin: Admin, settings: TopicSettings): Promise<void> {
  const configEntries = entries(settings, {
    'cleanup.policy': 'compact',
    'segment.bytes': String(16 * 1024 * 1024),
    'segment.ms': String(60 * 60 * 1_000),
    'min.cleanable.dirty.ratio': '0.05',
  });
  const topic = relayTopicOf(settings.prefix);
  await createMissing(admin, [{ topic, numPartitions: 1, replicationFactor: settings.replicationFactor, configEntries }]);
}

function entries(settings: TopicSettings, own: Readonly<Record<string, string>>): { name: string; value: string }[] {
  const all = {
    ...own,
    // The broker's clock dates the records: by the producer's, a relay whose clock is an hour ahead would be refused everything.
    'message.timestamp.type': 'LogAppendTime',
    'max.message.bytes': String(largestBatchBytes),
    'min.insync.replicas': settings.replicationFactor >= 3 ? '2' : '1',
  };
  return Object.entries(all).map(([name, value]) => ({ name, value }));
}

async function createMissing(admin: Admin, topics: readonly ITopicConfig[]): Promise<void> {
  const present = new Set(await admin.listTopics());
  const missing = topics.filter(({ topic }) => !present.has(topic));
  if (missing.length === 0) return;
  try {
    await admin.createTopics({ topics: [...missing], waitForLeaders: false, timeout: 15_000 });
  } catch (error) {
    if (brokerErrorOf(error)?.type !== 'TOPIC_ALREADY_EXISTS') throw error; // another process made it at the same moment
  }
  await led(
    admin,
    missing.map(({ topic }) => topic),
  );
}

/** Waits until every partition of the topics has a leader, which takes the brokers a moment. */
async function led(admin: Admin, topics: string[]): Promise<void> {
  const deadline = performance.now() + settlingMs;
  for (;;) {
    try {
      const found = await admin.fetchTopicMetadata({ topics });
      if (found.topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))) return;
    } catch (error) {
      if (brokerErrorOf(error)?.retriable !== true) throw error;
    }
    if (performance.now() > deadline) throw new TopicsWithoutLeader(`主题尚无首领副本 / topics have no leader: ${topics.join(', ')}`);
    await delay(50);
  }
}
