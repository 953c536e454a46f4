import type { RecordedEvent } from '@anjuan/contracts';
import type { ReadStreamOptions } from '../../port.ts';
import { PageSize } from '../../postgres/read/page-size.ts';
import type { StreamKnowledge } from '../append/stream-knowledge.ts';
import type { Connection } from '../connection/connection.ts';
import { readStreamPage } from './pages.ts';

const largestPage = 1_000;

/**
 * The stream's events by revision, a page at a time; a stream that grows meanwhile is read to its new end. What is read is remembered: an append
 * that follows need not read it again. Throws the signal's reason on abort, EventStoreUnavailable when the store does not answer.
 */
export async function* readStream(
  connection: Connection,
  knowledge: StreamKnowledge,
  stream: string,
  { direction = 'forwards', from, limit, signal }: ReadStreamOptions = {},
): AsyncGenerator<RecordedEvent, void, undefined> {
  const backwards = direction === 'backwards';
  let next: number | 'end' = from ?? (backwards ? 'end' : 0);
  let left = limit ?? Infinity;
  const size = new PageSize(largestPage);
  while (left > 0) {
    const asked = Math.min(size.next, left);
    const page = await readStreamPage(connection, { stream, from: next, backwards, count: asked }, signal);
    if (!backwards) knowledge.saw(stream, next === 'end' ? 0 : next, page, page.length < asked);
    for (const { event } of page) {
      next = backwards ? event.revision - 1 : event.revision + 1;
      signal?.throwIfAborted();
      yield event;
    }
    if (page.length < asked || (next !== 'end' && next < 0)) return;
    size.seen(
      page.length,
      page.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    left -= page.length;
  }
}
