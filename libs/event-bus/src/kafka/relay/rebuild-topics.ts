import { randomUUID } from 'node:crypto';
import { comparePositions, startPosition, type Position } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import type { Admin, Kafka } from 'kafkajs';
import { backOff } from '../../delivery/back-off.ts';
import { createDataTopics, createRelayTopic, type TopicSettings } from '../topics/create-topics.ts';
import { deleteTopics } from '../topics/delete-topics.ts';
import { dataTopicsOf, relayTopicOf } from '../topics/names.ts';
import { checkpointKey, freshCheckpoint, MalformedCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { claim, type Claim } from './claim.ts';
import { offsetsOf } from './inspect-topics.ts';
import { Membership, within } from './membership.ts';
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

const mostTries = 10;

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
    sessionTimeoutMs: sessionOf(options),
  });
  try {
    await createRelayTopic(admin, topics);
    await membership.elected(signal);
    const old = await halt(options, admin, membership);
    if (old.position.transaction > 0n && old.partitions !== topics.partitions) await settled(options, admin, membership, old, signal);
    await deleteTopics(admin, dataTopicsOf(topics.prefix), { signal });
    await createDataTopics(admin, topics, topics.partitions);
    const from = await endOf(admin, topic);
    await written(options, admin, membership, () => freshCheckpoint(topics.partitions));
    return await filled(options, membership, from, await store.head(), signal);
  } finally {
    await Promise.all([membership.leave(), admin.disconnect()]);
  }
}

/** Stops publishing; gives where it stood. */
async function halt(options: RebuildOptions, admin: Admin, membership: Membership): Promise<Checkpoint> {
  return await written(options, admin, membership, (old) => ({ ...(old ?? freshCheckpoint(options.topics.partitions)), halted: true }));
}

async function settled(options: RebuildOptions, admin: Admin, membership: Membership, old: Checkpoint, signal: AbortSignal): Promise<void> {
  try {
    if (!options.beforeRepartition)
      throw new ConsumersNotAsked(
        '分区数改变前须确认各消费者已读完 / the number of partitions may change only when every consumer has come to the end',
      );
    await options.beforeRepartition(old.position, signal);
  } catch (error) {
    await written(options, admin, membership, () => ({ ...old, halted: false }));
    throw error;
  }
}

/** Writes a checkpoint instead of the last one. A relay may claim the transactional id in between: then it is claimed again. */
async function written(
  options: RebuildOptions,
  admin: Admin,
  membership: Membership,
  checkpointAfter: (last: Checkpoint | null) => Checkpoint,
): Promise<Checkpoint> {
  const pause = backOff();
  for (let tries = 1; ; tries += 1) {
    let own: Claim | undefined;
    try {
      own = await claimed(options, admin, membership);
      const checkpoint = checkpointAfter(own.checkpoint);
      await own.publisher.commit(checkpoint);
      return checkpoint;
    } catch (error) {
      if (tries >= mostTries || membership.lost.aborted) throw error;
      options.onError?.(error);
      await pause.wait(membership.lost);
    } finally {
      await within(5_000, own?.publisher.close() ?? Promise.resolve());
    }
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
  const { kafka, topics, store, onError } = options;
  const stop = new AbortController();
  const relay = createRelay({ store, kafka, topics, sessionTimeoutMs: sessionOf(options), ...(onError ? { onError } : {}) });
  const running = relay.run(AbortSignal.any([stop.signal, signal]));
  let last: RebuildProgress = { position: startPosition, goal, published: 0 };
  const isFull = (key: string, value: string): boolean => {
    if (key !== checkpointKey) return false;
    const { position, published } = parseCheckpoint(value);
    last = { position, goal, published };
    options.onProgress?.(last);
    return comparePositions(position, goal) >= 0;
  };
  try {
    await membership.heard(from, isFull, signal);
    return last;
  } finally {
    stop.abort();
    await running;
  }
}

function sessionOf({ sessionTimeoutMs }: RebuildOptions): number {
  return sessionTimeoutMs ?? 6_000;
}
