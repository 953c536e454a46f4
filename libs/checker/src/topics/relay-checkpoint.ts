import { checkpointKey, parseCheckpoint, relayTopicOf, type Checkpoint } from '@anjuan/event-bus';
import type { Kafka } from 'kafkajs';
import { readTopics } from './read-topics.ts';

/**
 * How far the relay has come, as its topic says: the last committed record counts. Takes nothing from whoever is active. Undefined where
 * no relay has run yet. Throws MalformedCheckpoint, and Kafka's errors.
 */
export async function relayCheckpoint(kafka: Kafka, prefix: string, signal?: AbortSignal): Promise<Checkpoint | undefined> {
  let last: Buffer | undefined;
  await readTopics({ kafka, prefix, topics: [relayTopicOf(prefix)], ...(signal ? { signal } : {}) }, (_topic, _partition, messages) => {
    for (const { key, value } of messages) if (key?.toString() === checkpointKey && value) last = value;
  });
  return last && parseCheckpoint(last.toString());
}
