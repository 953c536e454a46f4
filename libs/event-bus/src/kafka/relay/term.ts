import { setTimeout as delay } from 'node:timers/promises';
import type { Position } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { backOff } from '../../delivery/back-off.ts';
import type { Checkpoint } from './checkpoint.ts';
import { ChunkQueue } from './chunk-queue.ts';
import { merged, toChunks } from './chunks.ts';
import { Lanes } from './lanes.ts';
import type { Publisher } from './publisher.ts';

/** Told of what happens while a relay is active. */
export interface TermEvents {
  published(events: number, position: Position): void;
  /** Reading the store failed and is tried again; undefined when it works again. */
  reading(error: unknown): void;
}

/**
 * Publishes the store from the checkpoint on until the signal aborts, then ends after the transaction that is on its way. Reading and encoding
 * go on while a transaction is being written. Rejects with the first error of publishing; reading is tried again for ever.
 */
export async function publishFrom(
  store: EventStore,
  publisher: Publisher,
  checkpoint: Checkpoint,
  prefix: string,
  events: TermEvents,
  signal: AbortSignal,
): Promise<void> {
  const queue = new ChunkQueue();
  const over = new AbortController();
  const reading = AbortSignal.any([signal, over.signal]);
  const stop = () => queue.end();
  reading.addEventListener('abort', stop, { once: true });
  if (reading.aborted) stop();
  const reader = readInto(queue, store, checkpoint, prefix, events, reading).catch((error: unknown) =>
    queue.end(error instanceof Error ? error : new Error('unknown', { cause: error })),
  );
  try {
    let at = checkpoint;
    while (!signal.aborted) {
      const chunks = await queue.take();
      if (!chunks || aborted(signal)) return;
      const { topicMessages, events: count, readTo } = merged(chunks);
      const lanes = chunks.at(-1)?.lanes ?? at.lanes;
      at = { ...at, position: readTo, published: at.published + count, lanes };
      await publisher.commit(at, topicMessages);
      events.published(count, readTo);
    }
  } finally {
    over.abort();
    await reader;
  }
}

async function readInto(
  queue: ChunkQueue,
  store: EventStore,
  checkpoint: Checkpoint,
  prefix: string,
  events: TermEvents,
  signal: AbortSignal,
): Promise<void> {
  const lanes = new Lanes(checkpoint);
  const pause = backOff();
  let after = checkpoint.position;
  while (!signal.aborted) {
    try {
      for await (const page of store.subscribe({ after, pageSize: 1_000, signal })) {
        events.reading(undefined);
        pause.reset();
        for (const chunk of toChunks(page.events, lanes, prefix)) {
          await queue.add(chunk);
          if (aborted(signal)) return;
          await delay(0); // what came from the broker meanwhile is not to wait for the whole page
        }
        after = page.readTo;
      }
    } catch (error) {
      if (aborted(signal)) return;
      if (!isAbsence(error)) throw error;
      events.reading(error);
      await pause.wait(signal);
    }
  }
}

// By name: an adapter may be of another copy of the package.
function isAbsence(error: unknown): boolean {
  return error instanceof Error && error.name === 'EventStoreUnavailable';
}

// Asked by a call: the checker takes a loop's own condition to hold until its end, but an abort comes from outside.
function aborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
