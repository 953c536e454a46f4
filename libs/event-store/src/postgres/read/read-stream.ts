import type pg from 'pg';
import type { RecordedEvent } from '@anjuan/contracts';
import type { ReadStreamOptions } from '../../port.ts';
import { PageSize } from './page-size.ts';
import { abortable, queryRows } from './query.ts';
import { columns, toEvent, type EventRow } from './row.ts';

const page = (comparison: '>=' | '<=', direction: 'ASC' | 'DESC') => `
  SELECT ${columns} FROM event_store.events e
  WHERE e.stream_id = $1 AND e.transaction >= $2 AND e.revision ${comparison} $3
  ORDER BY e.revision ${direction} LIMIT $4`;
const find = { name: 'event_store_find_stream', text: 'SELECT id, revision, first_transaction FROM event_store.streams WHERE stream = $1' };
const forwards = { name: 'event_store_stream_forwards', text: page('>=', 'ASC') };
const backwards = { name: 'event_store_stream_backwards', text: page('<=', 'DESC') };

/**
 * The stream's events by revision, a page at a time. Ends at the revision that was last when the reading began.
 * Throws the signal's reason on abort, EventStoreUnavailable when the store does not answer.
 */
export async function* readStream(
  pool: pg.Pool,
  stream: string,
  options: ReadStreamOptions = {},
): AsyncGenerator<RecordedEvent, void, undefined> {
  const { direction = 'forwards', signal, limit = Infinity } = options;
  if (!(limit > 0)) return;
  const [found] = await abortable(queryRows<[string, string, string]>(pool, find, [stream]), signal);
  if (!found) return;
  const [id, last, firstTransaction] = found;
  const ahead = direction === 'forwards';
  const end = ahead ? Number(last) : 0;
  let from = ahead ? Math.max(options.from ?? 0, 0) : Math.min(options.from ?? Number(last), Number(last));
  let left = Math.min(limit, ahead ? end - from + 1 : from + 1);
  const size = new PageSize(1_000);
  while (left > 0) {
    const values = [id, firstTransaction, from, Math.min(size.next, left)];
    const rows = await abortable(queryRows<EventRow>(pool, ahead ? forwards : backwards, values), signal);
    let bytes = 0;
    for (const row of rows) {
      bytes += row[15].length;
      signal?.throwIfAborted();
      yield toEvent(row);
    }
    size.seen(rows.length, bytes);
    if (rows.length === 0) return;
    left -= rows.length;
    from += ahead ? rows.length : -rows.length;
  }
}
