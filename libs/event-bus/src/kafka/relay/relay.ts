import { setTimeout as delay } from 'node:timers/promises';
import type { EventStore } from '@anjuan/event-store';
import type { Admin, Kafka } from 'kafkajs';
import { backOff } from '../../delivery/back-off.ts';
import type { TopicSettings } from '../topics/create-topics.ts';
import { relayTopicOf } from '../topics/names.ts';
import { checkpointKey, freshCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { claim, type Claim } from './claim.ts';
import { ensureDataTopics, ensureRelayTopic } from './inspect-topics.ts';
import { Membership, orAborted, within } from './membership.ts';
import { overtaken } from './overtaken.ts';
import type { Publisher } from './publisher.ts';
import { StatusKeeper, type RelayStatus } from './relay-status.ts';
import { publishFrom } from './term.ts';

export interface RelayOptions {
  readonly store: EventStore;
  readonly kafka: Kafka;
  readonly topics: TopicSettings;
  /** How long an active relay may be silent before another takes over, milliseconds; 6,000 when absent (the least that brokers allow unless set). */
  readonly sessionTimeoutMs?: number;
  /** Told of every failure, with the error; it goes on by itself. */
  readonly onError?: (error: unknown) => void;
  /** Told of every change between waiting and publishing. */
  readonly onChange?: (state: 'standby' | 'active') => void;
}

export interface Relay {
  /** Runs until the signal aborts, then ends within seconds. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
  status(): RelayStatus;
}

/** The topics are being made anew, or that was begun and never finished. */
export class TopicsHalted extends Error {
  override readonly name = 'TopicsHalted';
}

const halted =
  '主题正在重建；若重建已中断，请再次运行 anjuan topics rebuild / the topics are being made anew; if that was broken off, run anjuan topics rebuild again';
const headEveryMs = 1_000;
/** How long a transaction that is on its way may take when the relay is to end. */
const graceMs = 5_000;

/**
 * Brings the events of the store into the topics, in store order and each exactly once (docs/adr/0008-lanes.md). Any number may run: one is
 * active, the others wait. With broker or store away it waits and goes on.
 */
export function createRelay(options: RelayOptions): Relay {
  const { store, kafka, topics } = options;
  const keeper = new StatusKeeper();
  const failed = (part: 'broker' | 'store', error: unknown): void => {
    keeper.failed(part, error);
    options.onError?.(error);
  };
  const enter = (state: 'standby' | 'active'): void => {
    keeper.enter(state);
    options.onChange?.(state);
  };

  async function term(signal: AbortSignal): Promise<void> {
    const admin = kafka.admin({ retry: { retries: 2 } });
    const membership = new Membership(kafka, {
      topic: relayTopicOf(topics.prefix),
      groupId: relayTopicOf(topics.prefix),
      sessionTimeoutMs: options.sessionTimeoutMs ?? 6_000,
    });
    let publisher: Publisher | undefined;
    try {
      await admin.connect();
      await ensureRelayTopic(admin, topics);
      enter('standby');
      await membership.elected(signal, () => keeper.well('broker'));
      const own = await claimed(admin, membership, signal);
      publisher = own.publisher;
      const checkpoint = await begin(admin, topics, own.publisher, own.checkpoint);
      keeper.startedAt(checkpoint.position);
      keeper.well('broker');
      enter('active');
      const over = new AbortController();
      const until = AbortSignal.any([signal, membership.lost, over.signal]);
      const watching = overtaken(admin, relayTopicOf(topics.prefix), publisher, until).then((found) => over.abort(found));
      const events = {
        published: (count: number, position: Checkpoint['position']) => keeper.publishedTo(position, count),
        reading: (error: unknown) => (error === undefined ? keeper.well('store') : failed('store', error)),
      };
      try {
        await withGrace(publishFrom(store, publisher, checkpoint, topics.prefix, events, until), until);
        membership.lost.throwIfAborted();
        over.signal.throwIfAborted();
      } finally {
        over.abort();
        await watching;
      }
    } finally {
      await Promise.all([membership.leave(), within(graceMs, closed(publisher)), within(graceMs, admin.disconnect())]);
    }
  }

  /** Claims the topics; while they are being made anew it waits, without the claim, so that it does not disturb whoever does that. */
  async function claimed(admin: Admin, membership: Membership, signal: AbortSignal): Promise<Claim> {
    for (;;) {
      const own = await claim(kafka, admin, membership, topics.prefix);
      if (own.checkpoint?.halted !== true) return own;
      await within(graceMs, own.publisher.close());
      failed('broker', new TopicsHalted(halted));
      await membership.heard(own.mark, (key, value) => key === checkpointKey && !parseCheckpoint(value).halted, signal);
    }
  }

  async function watchHead(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        keeper.headIs(await store.head());
      } catch (error) {
        if (!aborted(signal)) failed('store', error);
      }
      await delay(headEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    const watching = watchHead(signal);
    const pause = backOff();
    while (!signal.aborted) {
      const before = keeper.status().transactions;
      await term(signal).catch((error: unknown) => {
        if (!signal.aborted) failed('broker', error);
      });
      if (keeper.status().transactions > before) pause.reset();
      await pause.wait(signal);
    }
    await watching;
    keeper.enter('stopped');
  }

  return { run, status: () => keeper.status() };
}

/** The checkpoint to go on from, with the topics it speaks of; on the very first start it is written, so that the number of partitions is kept. */
async function begin(admin: Admin, topics: TopicSettings, publisher: Publisher, found: Checkpoint | null): Promise<Checkpoint> {
  publisher.expect(await ensureDataTopics(admin, topics, found));
  if (found) return found;
  const first = freshCheckpoint(topics.partitions);
  await publisher.commit(first);
  return first;
}

/** Waits for `work`; once the signal has aborted, no longer than the grace. */
async function withGrace(work: Promise<void>, signal: AbortSignal): Promise<void> {
  work.catch(() => undefined);
  await orAborted(work, signal).catch(() => undefined);
  await Promise.race([work, delay(graceMs, undefined, { ref: false })]);
}

async function closed(publisher: Publisher | undefined): Promise<void> {
  await publisher?.close();
}

// Asked by a call: the checker takes a loop's own condition to hold until its end, but an abort comes from outside.
function aborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
