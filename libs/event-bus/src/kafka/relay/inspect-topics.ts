import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { brokerErrorOf } from '../connection/broker-error.ts';
import { createDataTopics, createRelayTopic, type TopicSettings } from '../topics/create-topics.ts';
import { dataTopicsOf, relayTopicOf, topicOf } from '../topics/names.ts';
import { topicOwners } from '../topics/owners.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Ends } from './publisher.ts';

const settlingMs = 10_000;

/** Records are missing that the checkpoint counts as written, or there are records and no checkpoint. `anjuan topics rebuild` is the cure. */
export class TopicsDamaged extends Error {
  override readonly name = 'TopicsDamaged';

  constructor(chinese: string, english: string) {
    super(`${chinese}；请运行 anjuan topics rebuild / ${english}; run anjuan topics rebuild`);
  }
}

/** Where each topic ends, by partition; topics that are not there are left out. */
export async function endsOf(admin: Admin, topics: readonly string[]): Promise<Ends> {
  const present = new Set(await admin.listTopics());
  const ends: Ends = new Map();
  for (const topic of topics.filter((name) => present.has(name))) {
    const places: number[] = [];
    for (const { partition, high } of await offsetsOf(admin, topic)) places[partition] = Number(high);
    ends.set(topic, places);
  }
  return ends;
}

/** A topic's offsets; a topic that was made a moment ago has no leader for another moment, which is waited for. */
export async function offsetsOf(admin: Admin, topic: string): ReturnType<Admin['fetchTopicOffsets']> {
  const deadline = performance.now() + settlingMs;
  for (;;) {
    try {
      return await admin.fetchTopicOffsets(topic);
    } catch (error) {
      if (brokerErrorOf(error)?.retriable !== true || performance.now() > deadline) throw error;
      await delay(50);
    }
  }
}

/** Makes the relay's topic where no topic holds a record yet. Throws TopicsDamaged when records are there without it. */
export async function ensureRelayTopic(admin: Admin, settings: TopicSettings): Promise<void> {
  if ((await admin.listTopics()).includes(relayTopicOf(settings.prefix))) return;
  refuseRecords(await endsOf(admin, dataTopicsOf(settings.prefix)));
  await createRelayTopic(admin, settings);
}

/**
 * Makes the topics with events that are missing, before the first record is written to them, and gives where all of them end. Throws
 * TopicsDamaged when a topic or a partition is missing or empty in which the checkpoint has a place: filling it from here on would hide a hole.
 */
export async function ensureDataTopics(admin: Admin, settings: TopicSettings, checkpoint: Checkpoint | null): Promise<Ends> {
  const topics = dataTopicsOf(settings.prefix);
  const found = await endsOf(admin, topics);
  if (checkpoint) refuseHoles(found, settings.prefix, checkpoint);
  else refuseRecords(found);
  const partitions = checkpoint?.partitions ?? settings.partitions;
  await createDataTopics(admin, settings, partitions);
  const ends = await endsOf(admin, [...topics, relayTopicOf(settings.prefix)]);
  for (const topic of topics) {
    const count = ends.get(topic)?.length ?? 0;
    if (count < partitions)
      throw new TopicsDamaged(
        `主题 ${topic} 只有 ${count} 个分区，应有 ${partitions}`,
        `the topic ${topic} has ${count} partitions instead of ${partitions}`,
      );
  }
  return ends;
}

function refuseRecords(ends: Ends): void {
  const filled = [...ends].filter(([, places]) => places.some((end) => end > 0)).map(([topic]) => topic);
  if (filled.length > 0)
    throw new TopicsDamaged(`有消息却没有检查点：${filled.join('、')}`, `there are records but no checkpoint: ${filled.join(', ')}`);
}

function refuseHoles(ends: Ends, prefix: string, { lanes }: Checkpoint): void {
  for (const owner of topicOwners) {
    const topic = topicOf(prefix, owner);
    const places = ends.get(topic);
    for (const [partition, place] of lanes[owner].entries()) {
      if (place === '' || (places?.[partition] ?? 0) > 0) continue;
      if (!places) throw new TopicsDamaged(`主题 ${topic} 已被删除`, `the topic ${topic} was deleted`);
      throw new TopicsDamaged(
        `主题 ${topic} 分区 ${partition} 的消息已丢失`,
        `the records of partition ${partition} of the topic ${topic} are gone`,
      );
    }
  }
}
