import type { EventToAppend, Position, RecordedEvent } from '@anjuan/contracts';

/** What the writer knows of the stream: its exact last revision, that it is absent, that it exists, or nothing. */
export type ExpectedRevision = number | 'no-stream' | 'stream-exists' | 'any';

export interface Append {
  /** `<category>-<id>`; the category is what stands before the first hyphen and names the owning service. */
  readonly stream: string;
  readonly events: readonly EventToAppend[];
  readonly expected: ExpectedRevision;
}

/** A conflict is an answer, not an error: `revision` is the true last one, null where the stream is absent. */
export type AppendResult =
  | { readonly outcome: 'appended'; readonly revision: number; readonly position: Position; readonly repeated: boolean }
  | { readonly outcome: 'conflict'; readonly revision: number | null };

/** Absent fields do not restrict. */
export interface EventFilter {
  readonly types?: readonly string[];
  readonly categories?: readonly string[];
}

/** Some events in global order, and the place up to which the store has been read for them (also when none matched). */
export interface Page {
  readonly events: readonly RecordedEvent[];
  readonly readTo: Position;
}

export interface ReadStreamOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** First revision to give, inclusive; the stream's start or end when absent. */
  readonly from?: number;
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

export interface ReadAllOptions {
  /** Exclusive; from the start when absent. */
  readonly after?: Position;
  readonly filter?: EventFilter;
  /** Largest number of events in a page. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

/** The append-only store: the only source of truth. Adapters run one suite of contract tests. */
export interface EventStore {
  /**
   * All events or none. Repeating an append with the same event ids succeeds and gives the first result (`repeated`).
   * Throws EventStoreUnavailable when the outcome is unknown (the caller may repeat), InvalidAppend on input that can never succeed.
   */
  append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): Promise<AppendResult>;
  /** Many independent appends in one go, each with its own answer, in the order given. */
  appendMany(appends: readonly Append[]): Promise<readonly AppendResult[]>;
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  /** Everything of one case over all its streams, in global order, up to and including a place or a moment of recording. */
  readCase(
    caseId: string,
    upTo?: { readonly position?: Position; readonly recordedAt?: Date },
    signal?: AbortSignal,
  ): AsyncIterable<RecordedEvent>;
  /** Reads up to what is settled now, then ends. */
  readAll(options?: ReadAllOptions): AsyncIterable<Page>;
  /** Catches up and then stays live until the signal aborts (the iterable then just ends). */
  subscribe(options?: ReadAllOptions): AsyncIterable<Page>;
  /** The last settled place: no event at or below it will ever appear later. */
  head(): Promise<Position>;
  close(): Promise<void>;
}
