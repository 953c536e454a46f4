import type { StoredEvent } from '../envelope.ts';

/** What is known of a stream's beginning: nothing of it can change any more, for streams only grow. */
export interface Known {
  /** Last revision known; -1 when the stream was absent. There may be later ones. */
  readonly last: number;
  readonly revisionOf: (id: string) => number | undefined;
}

interface Entry {
  last: number;
  readonly ids: Map<string, number>;
}

/** Event ids kept in all; about 100 bytes each. */
const capacity = 200_000;

/**
 * The event ids of the streams this process has lately read from their beginning or written to, least lately used forgotten first. KurrentDB finds
 * no event by its id, so an append would otherwise have to read its whole stream each time to tell a repetition.
 */
export class StreamKnowledge {
  readonly #streams = new Map<string, Entry>();
  readonly #capacity: number;
  #size = 0;

  constructor(ids: number = capacity) {
    this.#capacity = ids;
  }

  of(stream: string): Known | undefined {
    const entry = this.#streams.get(stream);
    if (!entry) return undefined;
    this.#streams.delete(stream);
    this.#streams.set(stream, entry); // the latest used is the last
    return { last: entry.last, revisionOf: (id) => entry.ids.get(id) };
  }

  /** A page read forwards from `from`; `whole` when the stream ended there. Only what joins the known beginning is kept. */
  saw(stream: string, from: number, page: readonly StoredEvent[], whole: boolean): void {
    const entry = this.#streams.get(stream);
    if (page.length === 0 && !(whole && from === 0 && !entry)) return;
    if (from > (entry?.last ?? -1) + 1) return;
    this.wrote(
      stream,
      page.map(({ event }) => ({ id: event.id, revision: event.revision })),
    );
  }

  /** Events that stand at these revisions, in order. */
  wrote(stream: string, events: readonly { readonly id: string; readonly revision: number }[]): void {
    const entry = this.#streams.get(stream) ?? { last: -1, ids: new Map<string, number>() };
    if (!this.#streams.has(stream)) this.#size += 1;
    this.#streams.set(stream, entry);
    for (const { id, revision } of events) {
      if (revision !== entry.last + 1) continue;
      entry.last = revision;
      entry.ids.set(id, revision);
      this.#size += 1;
    }
    this.#shrink(stream);
  }

  forget(stream: string): void {
    const entry = this.#streams.get(stream);
    if (!entry) return;
    this.#streams.delete(stream);
    this.#size -= entry.ids.size + 1;
  }

  #shrink(except: string): void {
    for (const stream of this.#streams.keys()) {
      if (this.#size <= this.#capacity) return;
      if (stream !== except) this.forget(stream);
    }
  }
}
