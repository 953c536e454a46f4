import { owners } from '@anjuan/contracts';
import { v5 } from 'uuid';
import { z } from 'zod';
import type { CheckedAppend } from '../../validate.ts';
import { codeOf, isTransient, unavailable } from '../connection/failures.ts';
import type { Connection } from '../connection/connection.ts';
import { readWholeStream } from '../read/pages.ts';
import { OutcomeUnknown } from './write.ts';

/** Owners whose streams of a case are found by their names: this list may grow, never shrink, for what they write has no entry. */
const findable: readonly string[] = owners;

/** A space stands in no stream's name but these; a type with `$` is left out of every reading of everything. */
const indexStream = (caseId: string) => `case index ${caseId}`;
const entryType = '$anjuan-case-stream';
const entrySchema = z.object({ stream: z.string() });
const entryIds = '6f1f3c0e-9c1d-5b7e-8a52-0d4b6a4f7c21';
/** Pairs of case and stream kept in memory. */
const capacity = 50_000;

/**
 * Finds a case's streams without a projection on the server. `<owner>-<caseId>` needs no entry. Where another owner writes, or a stream holds events
 * of another case, an entry is written to the case's index stream before the event: so the index knows every stream of a case, and now and
 * then one too many, after an append that was refused. Readers look at each event's case anyway.
 */
export class CaseIndex {
  readonly #connection: Connection;
  readonly #timeoutMs: number;
  readonly #covered = new Set<string>();

  constructor(connection: Connection, timeoutMs: number) {
    this.#connection = connection;
    this.#timeoutMs = timeoutMs;
  }

  /** Makes sure that the stream is found under every case of these events. Throws OutcomeUnknown, EventStoreUnavailable. */
  async cover({ stream, events }: CheckedAppend): Promise<void> {
    for (const caseId of new Set(events.map(({ event }) => event.caseId))) {
      if (findable.some((owner) => stream === `${owner}-${caseId}`)) continue;
      const pair = `${caseId} ${stream}`;
      if (this.#covered.has(pair)) continue;
      await this.#enter(caseId, stream);
      this.#covered.add(pair);
      const oldest = this.#covered.values().next();
      if (this.#covered.size > capacity && !oldest.done) this.#covered.delete(oldest.value);
    }
  }

  /** Every stream that may hold events of the case. */
  async streamsOf(caseId: string, signal?: AbortSignal): Promise<ReadonlySet<string>> {
    const entries = await readWholeStream(
      this.#connection,
      indexStream(caseId),
      (entry) => entrySchema.parse(JSON.parse(text(entry))),
      signal,
    );
    return new Set([...findable.map((owner) => `${owner}-${caseId}`), ...entries.map(({ stream }) => stream)]);
  }

  async #enter(caseId: string, stream: string): Promise<void> {
    const { library, client } = await this.#connection.open();
    const id = v5(`${caseId} ${stream}`, entryIds); // the same entry again is mostly recognised by the server; twice would do no harm
    const entry = library.jsonEvent({ id, type: entryType, data: { stream } });
    try {
      await client.appendToStream(indexStream(caseId), entry, {
        streamState: library.ANY,
        requiresLeader: true,
        deadline: this.#timeoutMs,
      });
    } catch (error) {
      if (isTransient(error)) throw new OutcomeUnknown(codeOf(error), { cause: error });
      throw unavailable(error);
    }
  }
}

function text(entry: { getData_asU8(): Uint8Array }): string {
  return Buffer.from(entry.getData_asU8()).toString('utf8');
}
