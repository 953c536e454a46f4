import { setTimeout as delay } from 'node:timers/promises';
import { comparePositions, startPosition } from '@anjuan/contracts';
import type { Checkpoint } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import type { Kafka } from 'kafkajs';
import { FindingsBook, together, type Findings } from '../findings.ts';
import { checkTopics } from './check-topics.ts';
import { relayCheckpoint } from './relay-checkpoint.ts';

export interface Relayed {
  readonly kafka: Kafka;
  readonly prefix: string;
  /** How long the relay is given to bring what the store has when the check begins, milliseconds; a minute when absent. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

/** Compares the topics with all that the store has when the check begins: see checkTopics. What the relay has not brought in time is lost. */
export async function checkRelayed(relayed: Relayed, store: EventStore, onProgress?: (events: number) => void): Promise<Findings> {
  const { kafka, prefix, patienceMs = 60_000, signal } = relayed;
  const book = new FindingsBook();
  const head = await store.head();
  const until = performance.now() + patienceMs;
  let checkpoint: Checkpoint | undefined;
  for (;;) {
    checkpoint = await relayCheckpoint(kafka, prefix, signal);
    if (comparePositions(checkpoint?.position ?? startPosition, head) >= 0 || performance.now() > until) break;
    await delay(500, undefined, signal ? { signal } : {});
  }
  const upTo = checkpoint?.position ?? startPosition;
  let beyond = 0;
  for await (const { events } of store.readAll({ after: upTo, ...(signal ? { signal } : {}) }))
    beyond += events.filter(({ position }) => comparePositions(position, head) <= 0).length;
  if (beyond > 0) book.add('lost', `${prefix}.relay`, `${beyond} events have not come into the topics`, beyond);
  if (!checkpoint) return book.findings();
  const check = { kafka, prefix, partitions: checkpoint.partitions, upTo, ...(signal ? { signal } : {}) };
  return together(book.findings(), await checkTopics(check, store, onProgress));
}
