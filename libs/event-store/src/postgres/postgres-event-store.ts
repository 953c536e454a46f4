import type pg from 'pg';
import { EventStoreUnavailable } from '../errors.ts';
import type { AppendResult, EventStore } from '../port.ts';
import { checkAppend } from '../validate.ts';
import { appendInOrder } from './append/append-many.ts';
import { Merger } from './append/merger.ts';
import { sendBatch } from './append/send-batch.ts';
import { createPool } from './connection/pool.ts';
import { Writers } from './connection/writers.ts';
import { HeadWatch } from './read/head-watch.ts';
import { abortable } from './read/query.ts';
import { readHead, readPages } from './read/read-all.ts';
import { readCase } from './read/read-case.ts';
import { readStream } from './read/read-stream.ts';
import { subscribe } from './read/subscribe.ts';

export interface PostgresEventStoreOptions {
  /** Of the application role; or the same in parts in `pool`. */
  readonly connectionString?: string;
  readonly pool?: pg.PoolConfig;
  /** Connections for reading; 6 when absent. Appends have their own. */
  readonly readers?: number;
  /** Batches of appends on the way at the same time; 2 when absent. */
  readonly appendsInFlight?: number;
  /** Most events and most bytes that are merged into one statement; 1,000 and 4 MB when absent. A larger append goes alone. */
  readonly batchEvents?: number;
  readonly batchBytes?: number;
  /** Bytes of waiting appends beyond which further ones are refused as unavailable; 256 MB when absent. */
  readonly queueBytes?: number;
  /** How often an append is sent before it fails as unavailable; 6 when absent (about 2 s of waiting in between). */
  readonly attempts?: number;
  /** Longest wait for an answer to one attempt, milliseconds; 15,000 when absent. */
  readonly timeoutMs?: number;
}

/**
 * The event store on PostgreSQL 15 to 18. The schema must be there (migrateEventStore); nothing is migrated on use, and no connection
 * is opened before the first call.
 */
export function createPostgresEventStore(options: PostgresEventStoreOptions): EventStore {
  const config = { ...options.pool, ...(options.connectionString === undefined ? {} : { connectionString: options.connectionString }) };
  const inFlight = options.appendsInFlight ?? 2;
  const writers = new Writers(config);
  const readers = createPool(config, options.readers ?? 6);
  const patience = { attempts: options.attempts ?? 6, timeoutMs: options.timeoutMs ?? 15_000 };
  const watch = new HeadWatch(() => readHead(readers));
  const closing = new AbortController();
  const merger = new Merger(
    async (rounds) => {
      const answers = await sendBatch(writers, rounds, patience);
      watch.wake();
      return answers;
    },
    {
      inFlight,
      maxEvents: options.batchEvents ?? 1_000,
      maxBytes: options.batchBytes ?? 4 * 1024 * 1024,
      maxQueuedBytes: options.queueBytes ?? 256 * 1024 * 1024,
    },
  );
  let closed: Promise<void> | undefined;

  const close = async (): Promise<void> => {
    await merger.drained();
    closing.abort();
    await Promise.all([writers.end(), readers.end()]);
  };

  return {
    append: async (stream, events, expected): Promise<AppendResult> => {
      const append = checkAppend(stream, events, expected);
      if (closed) throw new EventStoreUnavailable('事件库已关闭 / the event store is closed');
      return await merger.add(append);
    },
    appendMany: async (appends) => {
      const checked = appends.map((append) => checkAppend(append.stream, append.events, append.expected));
      if (closed) throw new EventStoreUnavailable('事件库已关闭 / the event store is closed');
      return await appendInOrder(merger, checked);
    },
    readStream: (stream, read) => readStream(readers, stream, read),
    readCase: (caseId, upTo, signal) => readCase(readers, caseId, upTo, signal),
    readAll: async function* (read = {}) {
      const head = await abortable(readHead(readers), read.signal);
      yield* readPages(readers, head, read);
    },
    subscribe: (read = {}) =>
      subscribe(readers, watch, { ...read, signal: read.signal ? AbortSignal.any([read.signal, closing.signal]) : closing.signal }),
    head: () => readHead(readers),
    close: () => (closed ??= close()),
  };
}
