import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { checkpointKey, parseCheckpoint } from '../relay/checkpoint.ts';
import { dataTopicsOf, relayTopicOf } from '../topics/names.ts';

/** The topics are not there yet: the relay makes them. */
export class TopicsMissing extends Error {
  override readonly name = 'TopicsMissing';
}

/** Records lie on other partitions than the number of partitions says: the topics were filled anew. */
export class LayoutChanged extends Error {
  override readonly name = 'LayoutChanged';
}

/** By which number of partitions the relay puts cases on them, whatever the topics' own count has become. */
export interface Layout {
  /** Read once, for all consumers of the process. Rejects with TopicsMissing and what the broker answers. */
  partitions(): Promise<number>;
  /** Reads it anew the next time. */
  forget(): void;
}

export function layoutOf(kafka: Kafka, prefix: string): Layout {
  let known: Promise<number> | undefined;
  return {
    partitions() {
      known ??= readPartitions(kafka, prefix).catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return known;
    },
    forget: () => void (known = undefined),
  };
}

async function readPartitions(kafka: Kafka, prefix: string): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const present = new Set(await admin.listTopics());
    const topics = [...dataTopicsOf(prefix), relayTopicOf(prefix)];
    const missing = topics.filter((topic) => !present.has(topic));
    if (missing.length > 0) throw new TopicsMissing(`主题尚未建立 / topics are not there yet: ${missing.join(', ')}`);
    const [end] = await admin.fetchTopicOffsets(relayTopicOf(prefix));
    const written = end && BigInt(end.high) > 0n ? await lastCheckpoint(kafka, prefix, BigInt(end.high)) : undefined;
    if (written !== undefined) return written;
    // Nothing is written yet: the topics are as the relay has just made them.
    const { topics: found } = await admin.fetchTopicMetadata({ topics: [...dataTopicsOf(prefix)] });
    return Math.min(...found.map(({ partitions }) => partitions.length));
  } finally {
    await admin.disconnect();
  }
}

async function lastCheckpoint(kafka: Kafka, prefix: string, end: bigint): Promise<number | undefined> {
  const groupId = `${prefix}.layout.${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100, retry: { retries: 3 } });
  let partitions: number | undefined;
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  // Told also of batches in which nothing is to be seen, as the marks at the end of a transaction are.
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    if (BigInt(payload.lastOffset) + 1n >= end) resolve(undefined);
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  try {
    await consumer.connect();
    await consumer.subscribe({ topic: relayTopicOf(prefix), fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        for (const { key, value } of batch.messages) {
          if (key?.toString() === checkpointKey && value) partitions = parseCheckpoint(value.toString()).partitions;
        }
        return Promise.resolve();
      },
    });
    await promise;
  } finally {
    await consumer.disconnect();
  }
  return partitions;
}
