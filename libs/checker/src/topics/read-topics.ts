import { randomUUID } from 'node:crypto';
import type { EachBatchPayload, Kafka } from 'kafkajs';

export interface ReadTopicsOptions {
  readonly kafka: Kafka;
  /** Begins the name of the group that reads; it is deleted afterwards. */
  readonly prefix: string;
  readonly topics: readonly string[];
  readonly signal?: AbortSignal;
}

type Messages = EachBatchPayload['batch']['messages'];

/** No record for so long, though the broker answered, means that every partition was read to its end. */
const quietMs = 3_000;

/**
 * Reads all committed records of the topics from their beginning to their present end, partition by partition in order. Rejects with what
 * `onRecords` throws, with the client's error when it gives up, and with the signal's reason.
 */
export async function readTopics(
  options: ReadTopicsOptions,
  onRecords: (topic: string, partition: number, messages: Messages) => void,
): Promise<void> {
  const { kafka, topics, signal } = options;
  const groupId = `${options.prefix}.check-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 500, sessionTimeout: 30_000 });
  let lastRecord = performance.now();
  let settle: (error?: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error instanceof Error ? error : new Error('reading the topics failed')));
  });
  const abort = (): void => settle(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  consumer.on('consumer.fetch', ({ payload }) => {
    if (payload.numberOfBatches === 0 && performance.now() - lastRecord > quietMs) settle();
  });
  consumer.on('consumer.crash', ({ payload }) => {
    if (!payload.restart) settle(payload.error);
  });
  try {
    signal?.throwIfAborted();
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        lastRecord = performance.now();
        try {
          onRecords(batch.topic, batch.partition, batch.messages);
        } catch (error) {
          settle(error);
        }
        lastRecord = performance.now();
        return Promise.resolve();
      },
    });
    await ended;
  } finally {
    signal?.removeEventListener('abort', abort);
    await consumer.disconnect();
    await deleteGroup(kafka, groupId);
  }
}

async function deleteGroup(kafka: Kafka, groupId: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    // A group without offsets goes by itself; not being able to delete it is no reason to fail.
    await admin.deleteGroups([groupId]).catch(() => undefined);
  } finally {
    await admin.disconnect();
  }
}
