import type pg from 'pg';
import type { RecordedEvent } from '@anjuan/contracts';
import type { ReadStreamOptions } from '../../port.ts';
import { PageSize } from './page-size.ts';
import { abortable, queryRows } from './query.ts';
import { columns, measured } from './row.ts';

// One round trip also for the first page, which for most streams is the only one.
const page = (comparison: '>=' | '<=', direction: 'ASC' | 'DESC') => `
  SELECT e.* FROM event_store.streams s CROSS JOIN LATERAL (
    SELECT ${columns} FROM event_store.events e
    WHERE e.stream_id = s.id AND e.transaction >= s.first_transaction AND e.revision ${comparison} $2::int8
    ORDER BY e.revision ${direction} LIMIT $3
  ) e WHERE s.stream = $1`;
const forwards = { name: 'event_store_stream_forwards', text: page('>=', 'ASC') };
const backwards = { name: 'event_store_stream_backwards', text: page('<=', 'DESC') };
const lastRevision = '9223372036854775807';

/**
 * The stream's events by revision, a page at a time; a stream that grows meanwhile is read to its new end.
 * Throws the signal's reason on abort, EventStoreUnavailable when the store does not answer.
 */
export async function* readStream(
  pool: pg.Pool,
  stream: string,
  options: ReadStreamOptions = {},
): AsyncGenerator<RecordedEvent, void, undefined> {
  const { direction = 'forwards', signal } = options;
  const statement = direction === 'forwards' ? forwards : backwards;
  let from = String(options.from ?? (direction === 'forwards' ? 0 : lastRevision));
  let left = options.limit ?? Infinity;
  const size = new PageSize(1_000);
  while (left > 0) {
    const asked = Math.min(size.next, left);
    const rows = await abortable(queryRows(pool, statement, [stream, from, String(asked)], measured), signal);
    let bytes = 0;
    for (const { event, length } of rows) {
      bytes += length;
      from = String(direction === 'forwards' ? event.revision + 1 : event.revision - 1);
      signal?.throwIfAborted();
      yield event;
    }
    if (rows.length < asked) return;
    size.seen(rows.length, bytes);
    left -= rows.length;
  }
}
