import type { Chunk } from './chunks.ts';

/** What one transaction takes at most, and what waits at most beside it. */
const mostEvents = 4_000;
const mostBytes = 8 * 1024 * 1024;

/**
 * Between reading the store and writing to Kafka: the reader goes on while a transaction is on its way, but only so far, and each transaction
 * takes all that waits. So a transaction is small while the relay keeps up and large while it catches up, without any waiting window.
 */
export class ChunkQueue {
  #chunks: Chunk[] = [];
  #events = 0;
  #bytes = 0;
  #ended: { readonly error: Error | undefined } | undefined;
  #wake: (() => void) | undefined;
  #room: (() => void) | undefined;

  /** Resolves when the next chunk may be made. */
  async add(chunk: Chunk): Promise<void> {
    this.#chunks.push(chunk);
    this.#events += chunk.events;
    this.#bytes += chunk.bytes;
    this.#wake?.();
    while (!this.#ended && (this.#events >= mostEvents || this.#bytes >= mostBytes))
      await new Promise<void>((resolve) => (this.#room = resolve));
  }

  /** Nothing more comes, or nothing more is to be taken; with the reader's error where it failed. */
  end(error?: Error): void {
    this.#ended ??= { error };
    this.#wake?.();
    this.#room?.();
  }

  /** All that waits, at least one chunk; undefined after the end. Rejects with the reader's error once all before it is taken. */
  async take(): Promise<readonly Chunk[] | undefined> {
    while (this.#chunks.length === 0) {
      if (this.#ended) {
        if (this.#ended.error !== undefined) throw this.#ended.error;
        return undefined;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const taken = this.#chunks;
    this.#chunks = [];
    this.#events = 0;
    this.#bytes = 0;
    this.#room?.();
    return taken;
  }
}
