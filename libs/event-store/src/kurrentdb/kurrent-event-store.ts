import type { AppendResult, EventStore } from '../port.ts';
import { InvalidAppend } from '../errors.ts';
import { appendInOrder } from '../postgres/append/append-many.ts';
import { checkAppend, type CheckedAppend } from '../validate.ts';
import { Appender } from './append/appender.ts';
import { CaseIndex } from './append/case-index.ts';
import { Lanes } from './append/lanes.ts';
import { StreamKnowledge } from './append/stream-knowledge.ts';
import { Connection } from './connection/connection.ts';
import { closed } from './connection/failures.ts';
import { LiveHead } from './read/live-head.ts';
import { readHead } from './read/pages.ts';
import { readPages } from './read/read-all.ts';
import { readCase } from './read/read-case.ts';
import { readStream } from './read/read-stream.ts';
import { subscribe } from './read/subscribe.ts';

export interface KurrentEventStoreOptions {
  /** As KurrentDB's clients take it: `kurrentdb://user:password@host:2113?tls=true`, `kurrentdb+discover://…`. The leader is asked for everything. */
  readonly connectionString: string;
  /** Appends on the way at the same time; 64 when absent. */
  readonly appendsInFlight?: number;
  /** Bytes of waiting appends beyond which further ones are refused as unavailable; 256 MB when absent. */
  readonly queueBytes?: number;
  /** How often an append is sent before it fails as unavailable; 6 when absent (about 2 s of waiting in between). */
  readonly attempts?: number;
  /** Longest wait for an answer to one attempt, milliseconds; 15,000 when absent. */
  readonly timeoutMs?: number;
}

/** KurrentDB takes no larger event, with everything that belongs to it, whatever its settings. */
const largestEventBytes = 15 * 1024 * 1024;
const envelopeBytes = 2_048;

/**
 * The event store on KurrentDB 22.10 or later. Nothing is connected before the first call. Throws a TypeError when the connection string is none.
 */
export function createKurrentEventStore(options: KurrentEventStoreOptions): EventStore {
  const patience = { attempts: options.attempts ?? 6, timeoutMs: options.timeoutMs ?? 15_000 };
  const connection = new Connection(options.connectionString);
  const knowledge = new StreamKnowledge();
  const index = new CaseIndex(connection, patience.timeoutMs);
  const appender = new Appender(connection, knowledge, index, patience);
  const lanes = new Lanes((append) => appender.append(append), {
    inFlight: options.appendsInFlight ?? 64,
    queueBytes: options.queueBytes ?? 256 * 1024 * 1024,
  });
  const live = new LiveHead(connection);
  const closing = new AbortController();
  let ended: Promise<void> | undefined;

  const close = async (): Promise<void> => {
    await lanes.drained();
    closing.abort();
    live.close();
    await connection.close();
  };
  const open = (): void => {
    if (ended) throw closed();
  };

  return {
    append: async (stream, events, expected): Promise<AppendResult> => {
      const append = checkForKurrent(checkAppend(stream, events, expected));
      open();
      return await lanes.add(append);
    },
    appendMany: async (appends) => {
      const checked = appends.map((append) => checkForKurrent(checkAppend(append.stream, append.events, append.expected)));
      open();
      return await appendInOrder(lanes, checked);
    },
    readStream: async function* (stream, read) {
      open();
      yield* readStream(connection, knowledge, stream, read);
    },
    readCase: async function* (caseId, upTo, signal) {
      open();
      yield* readCase(connection, knowledge, index, caseId, upTo, signal);
    },
    readAll: async function* (read = {}) {
      open();
      const head = await readHead(connection, read.signal);
      yield* readPages(connection, head, read);
    },
    subscribe: (read = {}) =>
      subscribe(connection, live, { ...read, signal: read.signal ? AbortSignal.any([read.signal, closing.signal]) : closing.signal }),
    head: async () => {
      open();
      return await readHead(connection);
    },
    close: () => (ended ??= close()),
  };
}

/** What KurrentDB keeps for itself or cannot hold. Throws InvalidAppend. */
export function checkForKurrent(append: CheckedAppend): CheckedAppend {
  if (append.stream.startsWith('$')) throw new InvalidAppend("stream: names with $ are KurrentDB's own");
  for (const { event, data } of append.events) {
    if (event.type.startsWith('$')) throw new InvalidAppend("type: names with $ are KurrentDB's own");
    if (Buffer.byteLength(data) + envelopeBytes > largestEventBytes) throw new InvalidAppend(`data: more than ${largestEventBytes} bytes`);
  }
  return append;
}
