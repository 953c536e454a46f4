import { randomUUID } from 'node:crypto';
import type { Admin, Kafka } from 'kafkajs';
import { relayTopicOf } from '../topics/names.ts';
import { checkpointKey, parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { offsetsOf } from './inspect-topics.ts';
import type { Membership } from './membership.ts';
import { Publisher } from './publisher.ts';

export interface Claim {
  readonly publisher: Publisher;
  /** Of the last transaction that was committed, whoever committed it; null when there never was one. */
  readonly checkpoint: Checkpoint | null;
  /** Offset of this claim's mark in the relay's topic: what comes after it was written by a later holder. */
  readonly mark: bigint;
}

/**
 * Fences every earlier holder of the transactional id and reads where the last committed transaction ended. Nobody can commit between the two:
 * once the mark is committed, every earlier transaction is decided, and what lies before the mark in the log is all there is. Reading goes up
 * to the mark, so markers and aborted records at the end of the log don't matter.
 */
export async function claim(
  kafka: Kafka,
  admin: Admin,
  membership: Membership,
  prefix: string,
  parse: (text: string) => Checkpoint | null = parseCheckpoint,
): Promise<Claim> {
  const publisher = new Publisher(kafka, prefix);
  try {
    await publisher.connect();
    const mark = await publisher.mark(randomUUID());
    const [offsets] = await offsetsOf(admin, relayTopicOf(prefix));
    const text = await membership.lastBefore(checkpointKey, mark, BigInt(offsets?.low ?? 0));
    return { publisher, mark, checkpoint: text === null ? null : parse(text) };
  } catch (error) {
    await publisher.close().catch(() => undefined);
    throw error;
  }
}
