import { randomUUID } from 'node:crypto';
import { comparePositions, type Position } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import type { Admin, Kafka } from 'kafkajs';
import { createDataTopics, createRelayTopic, type TopicSettings } from '../topics/create-topics.ts';
import { deleteTopics } from '../topics/delete-topics.ts';
import { dataTopicsOf, relayTopicOf } from '../topics/names.ts';
import { checkpointKey, freshCheckpoint, MalformedCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { claim, type Claim } from './claim.ts';
import { offsetsOf } from './inspect-topics.ts';
import { Membership, orAborted } from './membership.ts';
import { createRelay } from './relay.ts';

/** Where the filling stands. `published` counts the events written since the topics were made. */
export interface RebuildProgress {
  readonly position: Position;
  readonly goal: Position;
  readonly published: number;
}

export interface RebuildOptions {
  readonly store: EventStore;
  readonly kafka: Kafka;
  /** With the number of partitions that the topics are to have. */
  readonly topics: TopicSettings;
  /**
   * Called when the number of partitions changes, after publishing has stopped and before anything is deleted: resolves once every consumer has
   * handled all that is in the topics, up to `position`, and has taken that for its floor. Rejecting calls the rebuild off, and publishing goes on.
   */
  readonly beforeRepartition?: (position: Position, signal: AbortSignal) => Promise<void>;
  readonly onProgress?: (progress: RebuildProgress) => void;
  readonly onError?: (error: unknown) => void;
  readonly sessionTimeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** The number of partitions is to change and nobody says whether the consumers have come to the end. */
export class ConsumersNotAsked extends Error {
  override readonly name = 'ConsumersNotAsked';
}

/**
 * Deletes the topics with events, makes them anew and fills them from the store, up to what the store holds when the filling begins; resolves
 * with the last progress. Relays may run meanwhile, and need not: it takes the transactional id from them and writes a halted checkpoint, by
 * which each of them waits, then deletes, makes, and writes a fresh checkpoint, from which whoever is active (a relay inside this call, if there
 * is none) fills the topics. The relay's own topic is kept: deleting it would let a relay begin in between. Broken off in the middle, the relays
 * keep waiting and say so, and running it again finishes. Throws ConsumersNotAsked, what `beforeRepartition` throws, and Kafka's errors.
 */
export async function rebuildTopics(options: RebuildOptions): Promise<RebuildProgress> {
  const { kafka, topics, store } = options;
  const signal = options.signal ?? new AbortController().signal;
  const admin = kafka.admin();
  await admin.connect();
  const topic = relayTopicOf(topics.prefix);
  const membership = new Membership(kafka, {
    topic,
    groupId: `${topic}-rebuild-${randomUUID()}`,
    sessionTimeoutMs: options.sessionTimeoutMs ?? 6_000,
  });
  try {
    await createRelayTopic(admin, topics);
    await membership.elected(signal);
    const old = await halt(options, admin, membership);
    if (old.position.transaction > 0n && old.partitions !== topics.partitions) await settled(options, admin, membership, old, signal);
    await deleteTopics(admin, dataTopicsOf(topics.prefix), { signal });
    await createDataTopics(admin, topics, topics.partitions);
    const from = await endOf(admin, topic);
    await write(options, admin, membership, freshCheckpoint(topics.partitions));
    return await filled(options, membership, from, await store.head(), signal);
  } finally {
    await Promise.all([membership.leave(), admin.disconnect()]);
  }
}

/** Stops publishing; gives where it stood. */
async function halt(options: RebuildOptions, admin: Admin, membership: Membership): Promise<Checkpoint> {
  for (;;) {
    const found = await claimed(options, admin, membership);
    const old = found.checkpoint ?? freshCheckpoint(options.topics.partitions);
    try {
      await found.publisher.commit({ ...old, halted: true });
      return old;
    } catch (error) {
      options.onError?.(error); // a relay claimed the id in between: take it again
    } finally {
      await found.publisher.close();
    }
  }
}

async function settled(options: RebuildOptions, admin: Admin, membership: Membership, old: Checkpoint, signal: AbortSignal): Promise<void> {
  try {
    if (!options.beforeRepartition)
      throw new ConsumersNotAsked(
        '分区数改变前须确认各消费者已读完 / the number of partitions may change only when every consumer has come to the end',
      );
    await options.beforeRepartition(old.position, signal);
  } catch (error) {
    await write(options, admin, membership, { ...old, halted: false });
    throw error;
  }
}

async function write(options: RebuildOptions, admin: Admin, membership: Membership, checkpoint: Checkpoint): Promise<void> {
  const { publisher } = await claimed(options, admin, membership);
  try {
    await publisher.commit(checkpoint);
  } finally {
    await publisher.close();
  }
}

async function claimed({ kafka, topics }: RebuildOptions, admin: Admin, membership: Membership): Promise<Claim> {
  return await claim(kafka, admin, membership, topics.prefix, (text) => {
    try {
      return parseCheckpoint(text);
    } catch (error) {
      if (error instanceof MalformedCheckpoint) return null; // it is about to be replaced
      throw error;
    }
  });
}

async function endOf(admin: Admin, topic: string): Promise<bigint> {
  const [offsets] = await offsetsOf(admin, topic);
  return BigInt(offsets?.high ?? 0);
}

/** Follows the checkpoint up to the goal; a relay of its own sees to it that one is active. */
async function filled(
  options: RebuildOptions,
  membership: Membership,
  from: bigint,
  goal: Position,
  signal: AbortSignal,
): Promise<RebuildProgress> {
  const { kafka, topics, store } = options;
  const stop = new AbortController();
  const { promise, resolve } = Promise.withResolvers<RebuildProgress>();
  membership.follow(from, (key, value) => {
    if (key !== checkpointKey) return;
    const { position, published } = parseCheckpoint(value);
    options.onProgress?.({ position, goal, published });
    if (comparePositions(position, goal) >= 0) resolve({ position, goal, published });
  });
  const relay = createRelay({
    store,
    kafka,
    topics,
    ...(options.onError ? { onError: options.onError } : {}),
    sessionTimeoutMs: options.sessionTimeoutMs ?? 6_000,
  });
  const running = relay.run(AbortSignal.any([stop.signal, signal]));
  try {
    return await orAborted(promise, AbortSignal.any([signal, membership.lost]));
  } finally {
    stop.abort();
    await running;
  }
}
