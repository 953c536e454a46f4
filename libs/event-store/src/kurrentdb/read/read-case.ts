import { comparePositions, type Position, type RecordedEvent } from '@anjuan/contracts';
import type { CaseIndex } from '../append/case-index.ts';
import type { StreamKnowledge } from '../append/stream-knowledge.ts';
import type { Connection } from '../connection/connection.ts';
import { readHead } from './pages.ts';
import { readStream } from './read-stream.ts';

export interface CaseLimits {
  readonly position?: Position;
  readonly recordedAt?: Date;
}

/**
 * Everything of one case in the global order, as it stood at one moment: the last place is taken first, then the case's streams are found and
 * read side by side up to it. Throws the signal's reason on abort, EventStoreUnavailable when the store does not answer.
 */
export async function* readCase(
  connection: Connection,
  knowledge: StreamKnowledge,
  index: CaseIndex,
  caseId: string,
  limits: CaseLimits = {},
  signal?: AbortSignal,
): AsyncGenerator<RecordedEvent, void, undefined> {
  const head = await readHead(connection, signal);
  const end = limits.position && comparePositions(limits.position, head) < 0 ? limits.position : head;
  const streams = await index.streamsOf(caseId, signal);
  const options = signal ? { signal } : {};
  const ofCase = [...streams].map((stream) => upTo(readStream(connection, knowledge, stream, options), end));
  for await (const event of merged(ofCase)) {
    if (event.caseId !== caseId) continue;
    if (limits.recordedAt && event.recordedAt > limits.recordedAt) continue;
    signal?.throwIfAborted();
    yield event;
  }
}

async function* upTo(events: AsyncIterable<RecordedEvent>, end: Position): AsyncGenerator<RecordedEvent, void, undefined> {
  for await (const event of events) {
    if (comparePositions(event.position, end) > 0) return;
    yield event;
  }
}

/** Several sequences, each in the global order, as one. */
async function* merged(
  sequences: readonly AsyncGenerator<RecordedEvent, void, undefined>[],
): AsyncGenerator<RecordedEvent, void, undefined> {
  const first = await Promise.all(sequences.map((sequence) => sequence.next()));
  const heads = sequences.map((sequence, i) => ({ sequence, event: first[i]?.value ?? undefined }));
  try {
    for (;;) {
      const left = heads.filter((head): head is typeof head & { event: RecordedEvent } => head.event !== undefined);
      if (left.length === 0) return;
      const next = left.reduce((a, b) => (comparePositions(a.event.position, b.event.position) <= 0 ? a : b));
      yield next.event;
      next.event = (await next.sequence.next()).value as RecordedEvent;
    }
  } finally {
    await Promise.all(sequences.map((sequence) => sequence.return()));
  }
}
