import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreUnavailable, InvalidAppend } from '../../errors.ts';
import type { AppendResult, ExpectedRevision } from '../../port.ts';
import type { CheckedAppend } from '../../validate.ts';
import type { Connection } from '../connection/connection.ts';
import { unavailable } from '../connection/failures.ts';
import { toProposed, type Origin, type StoredEvent } from '../envelope.ts';
import { readStreamPage } from '../read/pages.ts';
import type { CaseIndex } from './case-index.ts';
import type { Known, StreamKnowledge } from './stream-knowledge.ts';
import { OutcomeUnknown, write } from './write.ts';

export interface Patience {
  /** How often an append is sent before it fails as unavailable. */
  readonly attempts: number;
  /** Longest wait for one answer, milliseconds. */
  readonly timeoutMs: number;
}

/** Appends that lost against others this often in a row are given up: somebody else writes to the stream without a pause. */
const mostDefeats = 500;
const pageOfIds = 1_000;

/**
 * Decides one append after another for each stream, always by the same rule as the PostgreSQL adapter: all ids stand, it is a repetition; some
 * stand, it can never succeed; none stands, the expectation decides. KurrentDB itself would forget with `any` which ids it has seen, and would
 * take ids again that stand elsewhere in the stream. So every writing names the exact revision up to which the ids were compared, and loses
 * where the stream has grown since.
 */
export class Appender {
  readonly #connection: Connection;
  readonly #knowledge: StreamKnowledge;
  readonly #index: CaseIndex;
  readonly #patience: Patience;

  constructor(connection: Connection, knowledge: StreamKnowledge, index: CaseIndex, patience: Patience) {
    this.#connection = connection;
    this.#knowledge = knowledge;
    this.#index = index;
    this.#patience = patience;
  }

  /** Throws EventStoreUnavailable when the outcome is unknown, InvalidAppend. `origins` belong to events copied from another store. */
  async append(append: CheckedAppend, origins?: readonly Origin[]): Promise<AppendResult> {
    let defeats = 0;
    for (let attempt = 1; ;) {
      try {
        await this.#index.cover(append);
        const result = await this.#once(append, origins);
        if (result !== 'defeated') return result;
        defeats += 1;
        if (defeats > mostDefeats) throw new EventStoreUnavailable('事件流写入过于频繁 / the stream is written to without a pause');
      } catch (error) {
        if (!(error instanceof OutcomeUnknown)) throw error;
        this.#knowledge.forget(append.stream);
        if (attempt === this.#patience.attempts) throw unavailable(error.cause ?? error);
        await delay(Math.min(25 * 2 ** attempt, 1_000));
        attempt += 1;
      }
    }
  }

  async #once(append: CheckedAppend, origins: readonly Origin[] | undefined): Promise<AppendResult | 'defeated'> {
    const { stream, expected } = append;
    const held = this.#knowledge.of(stream);
    // A stream said to be new is not read first: if it stands, the writing is refused.
    const assumed = held ?? (expected === 'no-stream' ? absent : await this.#learn(stream));
    const told = answerWithout(append, assumed);
    if (told === 'repeated') return await this.#repeated(append, assumed);
    if (told === 'write') return await this.#write(append, assumed.last, origins);
    if (!held) return { outcome: 'conflict', revision: revisionOf(assumed) }; // read just now
    const known = await this.#learn(stream); // the stream may have grown
    const again = answerWithout(append, known);
    if (again === 'repeated') return await this.#repeated(append, known);
    return again === 'write' ? await this.#write(append, known.last, origins) : { outcome: 'conflict', revision: revisionOf(known) };
  }

  async #write(append: CheckedAppend, at: number, origins: readonly Origin[] | undefined): Promise<AppendResult | 'defeated'> {
    const { stream, events } = append;
    const sending = randomBytes(9).toString('base64url');
    const proposed = events.map((event, i) => toProposed(event, sending, origins?.[i]));
    const written = await write(this.#connection, stream, at, proposed, this.#patience.timeoutMs);
    if (written.outcome === 'wrong') {
      await this.#learn(stream);
      return 'defeated';
    }
    const { revision } = written;
    this.#knowledge.wrote(
      stream,
      proposed.map(({ id }, i) => ({ id, revision: revision - proposed.length + 1 + i })),
    );
    // KurrentDB answers a repetition like a first writing. Whose writing stands is told by what stands.
    const last = await this.#at(stream, revision);
    return { outcome: 'appended', revision, position: last.event.position, repeated: last.sending !== sending };
  }

  async #repeated({ stream, events }: CheckedAppend, known: Known): Promise<AppendResult> {
    const revision = Math.max(...events.map(({ event }) => known.revisionOf(event.id.toLowerCase()) ?? -1));
    const last = await this.#at(stream, revision);
    return { outcome: 'appended', revision, position: last.event.position, repeated: true };
  }

  async #at(stream: string, revision: number): Promise<StoredEvent> {
    const [event] = await this.#read(stream, revision, 1);
    if (!event) throw new OutcomeUnknown('an event that stands was not there');
    return event;
  }

  /** Reads what is not known yet of the stream, to its end. */
  async #learn(stream: string): Promise<Known> {
    for (;;) {
      const from = (this.#knowledge.of(stream)?.last ?? -1) + 1;
      const page = await this.#read(stream, from, pageOfIds);
      this.#knowledge.saw(stream, from, page, page.length < pageOfIds);
      if (page.length < pageOfIds) return this.#knowledge.of(stream) ?? absent;
    }
  }

  async #read(stream: string, from: number, count: number): Promise<readonly StoredEvent[]> {
    try {
      return await readStreamPage(this.#connection, { stream, from, count });
    } catch (error) {
      if (error instanceof EventStoreUnavailable) throw new OutcomeUnknown('no answer', { cause: error.cause });
      throw error;
    }
  }
}

const absent: Known = { last: -1, revisionOf: () => undefined };

/** What follows from the ids and the expectation alone. Throws InvalidAppend when only some of the ids stand. */
function answerWithout({ events, expected }: CheckedAppend, known: Known): 'repeated' | 'write' | 'conflict' {
  const standing = events.filter(({ event }) => known.revisionOf(event.id.toLowerCase()) !== undefined).length;
  if (standing === events.length) return 'repeated';
  if (standing > 0) throw new InvalidAppend('id: some of these event ids stand in the stream already, others do not');
  return fits(expected, known.last) ? 'write' : 'conflict';
}

function fits(expected: ExpectedRevision, last: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return last < 0;
  return expected === 'stream-exists' ? last >= 0 : expected === last;
}

function revisionOf({ last }: Known): number | null {
  return last < 0 ? null : last;
}
