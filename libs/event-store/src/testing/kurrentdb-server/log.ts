import { IdMemory } from './id-memory.ts';

/** What a client proposes. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** One event in the log. Like KurrentDB's single writes it commits itself: commit and prepare position are the same. */
export interface LogRecord extends Proposed {
  readonly stream: string;
  readonly revision: number;
  /** Byte offset of the record, as it would be in a log file. */
  readonly position: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** The revision a stream must have: exactly, or -1 absent, -2 any, -4 existing. */
export type Expected = number;
export const noStream = -1;
export const anyState = -2;
export const streamExists = -4;

export type Verdict =
  | { readonly kind: 'written' | 'known'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'wrong'; readonly current: number };

/** Bytes of a record besides its variable parts; any number above zero would do, for positions are only compared. */
const recordOverhead = 120;
/** A server writes events of its own between everybody's: clients must not take them for theirs. */
const systemEventEvery = 50;

/**
 * The log of the protocol double: one order, streams with revisions, and the idempotency of KurrentDB 25, as its documentation and the public
 * source of its index writer have it. With an exact revision or none, ids are compared with what stands at those revisions: for ever. With any or
 * stream-exists only ids that the server still remembers are known: a restart forgets them (forget()).
 */
export class ServerLog {
  readonly records: LogRecord[] = [];
  readonly streams = new Map<string, number[]>();
  /** Events sent to readers so far. */
  sent = 0;
  readonly #remembered = new IdMemory();
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  #end = 0n;

  constructor(now: () => number) {
    this.#now = now;
    this.#systemEvent();
  }

  append(stream: string, expected: Expected, events: readonly Proposed[]): Verdict {
    const known = this.#knownAlready(stream, expected, events);
    if (known !== 'new') return known;
    for (const event of events) this.#write(stream, event);
    const last = this.records.at(-1) as LogRecord;
    if (Math.floor(this.records.length / systemEventEvery) !== Math.floor((this.records.length - events.length) / systemEventEvery))
      this.#systemEvent();
    for (const tell of this.#listeners) tell();
    return { kind: 'written', revision: last.revision, position: last.position };
  }

  lastRevision(stream: string): number {
    return (this.streams.get(stream)?.length ?? 0) - 1;
  }

  at(stream: string, revision: number): LogRecord | undefined {
    const index = this.streams.get(stream)?.[revision];
    return index === undefined ? undefined : this.records[index];
  }

  /** Index of the first record at or after a position. */
  indexFrom(position: bigint): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.records[middle] as LogRecord).position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Calls after every append until what it gives back is called. */
  onAppend(tell: () => void): () => void {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  }

  /** What a restart does: the ids held in memory are gone, the log stays. */
  forget(): void {
    this.#remembered.clear();
    this.#listeners.clear();
  }

  #knownAlready(stream: string, expected: Expected, events: readonly Proposed[]): Verdict | 'new' {
    const current = this.lastRevision(stream);
    const wrong: Verdict = { kind: 'wrong', current };
    if (expected === streamExists && current < 0) return wrong;
    if (expected === anyState || expected === streamExists) return this.#byMemory(stream, events, wrong);
    if (expected === current) return 'new';
    if (expected > current) return wrong;
    const same = events.filter((event, i) => this.at(stream, expected + 1 + i)?.id === event.id).length;
    return same === events.length ? this.#known(stream, expected + same) : wrong;
  }

  #byMemory(stream: string, events: readonly Proposed[], wrong: Verdict): Verdict | 'new' {
    const found = events.map(({ id }) => this.#remembered.revisionOf(stream, id));
    if (found[0] === undefined) return 'new'; // also when later ones are known: they are written again
    if (found.includes(undefined)) return wrong;
    return this.#known(stream, found.at(-1) as number);
  }

  #known(stream: string, revision: number): Verdict {
    return { kind: 'known', revision, position: this.at(stream, revision)?.position ?? -1n };
  }

  #write(stream: string, event: Proposed): void {
    const indexes = this.streams.get(stream) ?? [];
    this.streams.set(stream, indexes);
    const record = { ...event, stream, revision: indexes.length, position: this.#end, created: this.#now() };
    indexes.push(this.records.push(record) - 1);
    this.#remembered.remember(stream, event.id, record.revision);
    this.#end += BigInt(recordOverhead + stream.length + event.type.length + event.data.length + event.metadata.length);
  }

  #systemEvent(): void {
    const data = Buffer.from('{}');
    const id = `00000000-0000-4000-8000-${this.records.length.toString(16).padStart(12, '0')}`;
    this.#write('$stats-127.0.0.1:2113', { id, type: '$statsCollected', contentType: 'application/json', data, metadata: data });
  }
}
