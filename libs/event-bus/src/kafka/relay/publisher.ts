import { setTimeout as delay } from 'node:timers/promises';
import type { Kafka, Producer, RecordMetadata, Transaction } from 'kafkajs';
import { brokerErrorOf } from '../connection/broker-error.ts';
import { relayTopicOf } from '../topics/names.ts';
import { checkpointKey, formatCheckpoint, type Checkpoint } from './checkpoint.ts';

/** A topic's offsets went backwards: it was deleted and made anew behind the relay's back. Nothing of the transaction is kept. */
export class TopicsMadeAnew extends Error {
  override readonly name = 'TopicsMadeAnew';
}

export interface TopicMessages {
  readonly topic: string;
  readonly messages: { key: string; value: string; headers?: Record<string, string>; partition: number }[];
}

/** Where the next record of each partition comes to lie at least, by topic. */
export type Ends = Map<string, number[]>;

/** The broker forgets an open transaction after so long; consumers wait no longer than that behind one that was left open. */
const transactionTimeout = 15_000;

/**
 * Writes to Kafka under the relay's transactional id. The first transaction fences every earlier holder of the id and ends what it left open.
 * After any error the outcome is unknown: the publisher is to be thrown away, and the checkpoint read anew by the next.
 */
export class Publisher {
  readonly #producer: Producer;
  readonly #relayTopic: string;
  #ends: Ends = new Map();
  #begun = 0;
  #committed = 0;
  #last = 0;

  constructor(kafka: Kafka, prefix: string) {
    this.#relayTopic = relayTopicOf(prefix);
    this.#producer = kafka.producer({
      transactionalId: this.#relayTopic,
      transactionTimeout,
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
      // None by the client: with several brokers it would send again to one that is only slow, as a new batch, and double what is there.
      retry: { retries: 0 },
    });
  }

  async connect(): Promise<void> {
    await this.#producer.connect();
  }

  /** The least offsets that are to be expected from now on. */
  expect(ends: Ends): void {
    this.#ends = ends;
  }

  /** Offset of the last record that this publisher wrote to the relay's topic; undefined while a transaction is on its way. */
  get lastWritten(): number | undefined {
    return this.#begun === this.#committed ? this.#last : undefined;
  }

  /** Marks the relay's topic in a transaction of its own, by which every earlier holder is fenced. Gives the offset of the mark. */
  async mark(holder: string): Promise<bigint> {
    const transaction = await this.#producer.transaction();
    const message = { key: 'active', value: JSON.stringify({ holder, since: new Date().toISOString() }), partition: 0 };
    const [written] = await begun(transaction, { topic: this.#relayTopic, messages: [message] });
    await transaction.commit();
    this.#last = Number(written?.baseOffset);
    return BigInt(written?.baseOffset ?? -1);
  }

  /**
   * Writes the checkpoint and the records it speaks of in one transaction: all or nothing. Throws TopicsMadeAnew, or the client's error when the
   * broker does not answer or somebody else has become active.
   */
  async commit(checkpoint: Checkpoint, topicMessages: readonly TopicMessages[] = []): Promise<void> {
    this.#begun += 1;
    const transaction = await this.#producer.transaction();
    const message = { key: checkpointKey, value: formatCheckpoint(checkpoint), partition: 0 };
    // First and alone: only here the transaction before may still be ending, and with one broker a repetition can't double anything.
    this.#check(await begun(transaction, { topic: this.#relayTopic, messages: [message] }));
    if (topicMessages.length > 0) this.#check(await transaction.sendBatch({ topicMessages: [...topicMessages], acks: -1 }));
    await transaction.commit();
    this.#committed += 1;
  }

  async close(): Promise<void> {
    await this.#producer.disconnect();
  }

  #check(written: readonly RecordMetadata[]): void {
    for (const { topicName, partition, baseOffset } of written) {
      const base = Number(baseOffset);
      const ends = this.#ends.get(topicName) ?? [];
      if (!(base >= (ends[partition] ?? 0)))
        throw new TopicsMadeAnew(`主题 ${topicName} 被重建 / the topic ${topicName} was deleted and made anew while the relay was at work`);
      if (topicName === this.#relayTopic) this.#last = base;
      ends[partition] = base + 1;
      this.#ends.set(topicName, ends);
    }
  }
}

/** Sends what begins a transaction; while the broker is still ending the one before, again after a moment. */
async function begun(transaction: Transaction, messages: TopicMessages): Promise<RecordMetadata[]> {
  const deadline = performance.now() + transactionTimeout;
  for (let pause = 0.5; ; pause = Math.min(pause * 1.5, 20)) {
    try {
      return await transaction.send({ ...messages, acks: -1 });
    } catch (error) {
      if (brokerErrorOf(error)?.type !== 'CONCURRENT_TRANSACTIONS' || performance.now() > deadline) throw error;
    }
    await delay(pause);
  }
}
