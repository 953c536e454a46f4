import pg from 'pg';
import Cursor from 'pg-cursor';
import type { Position, RecordedEvent } from '@anjuan/contracts';
import { EventStoreUnavailable } from '../../errors.ts';
import { codeOf } from '../connection/failures.ts';
import { rawTypes } from '../connection/pool.ts';
import { abortable, queryRows } from './query.ts';
import { columns, toEvent } from './row.ts';

const find = {
  name: 'event_store_find_case',
  text: `SELECT id, first_transaction FROM event_store.streams WHERE case_id = $1
    UNION SELECT stream_id, first_transaction FROM event_store.case_streams WHERE case_id = $1`,
};
// Per stream by its own index, whatever the planner thinks: the order within the stream forces it, and the outer order fits no index.
const text = `
  SELECT e.* FROM unnest($1::int8[]) s(id) CROSS JOIN LATERAL (
    SELECT ${columns} FROM event_store.events e
    WHERE e.stream_id = s.id AND e.case_id = $2 AND e.transaction >= $3::int8
      AND ($4::int8 IS NULL OR (e.transaction, e.sequence) <= ($4::int8, $5::int8))
      AND ($6::timestamptz IS NULL OR e.recorded_at <= $6::timestamptz)
    ORDER BY e.revision
  ) e ORDER BY e.transaction + 0, e.sequence`;
const rowsPerFetch = 1_000;

/**
 * Everything of one case in the global order, as it stood at one moment: one statement, fetched in pieces while the consumer works.
 * Throws the signal's reason on abort, EventStoreUnavailable when the store does not answer.
 */
export async function* readCase(
  pool: pg.Pool,
  caseId: string,
  upTo: { readonly position?: Position; readonly recordedAt?: Date } = {},
  signal?: AbortSignal,
): AsyncGenerator<RecordedEvent, void, undefined> {
  const streams = await abortable(
    queryRows(pool, find, [caseId], ([id, first]) => ({ id, first: BigInt(first ?? 0) })),
    signal,
  );
  if (streams.length === 0) return;
  const first = streams.map((stream) => stream.first).reduce((a, b) => (a < b ? a : b));
  const place = [upTo.position?.transaction.toString() ?? null, upTo.position?.sequence.toString() ?? null];
  const values = [streams.map(({ id }) => id), caseId, first.toString(), ...place, upTo.recordedAt ?? null];
  yield* fetchAll(pool, values, signal);
}

async function* fetchAll(
  pool: pg.Pool,
  values: unknown[],
  signal: AbortSignal | undefined,
): AsyncGenerator<RecordedEvent, void, undefined> {
  const client = await pool.connect().catch(unavailable);
  const lost = () => undefined;
  client.on('error', lost);
  let whole = false;
  try {
    const cursor = client.query(new Cursor<string[]>(text, values, { rowMode: 'array', types: rawTypes }));
    const fetch = () => {
      const rows = cursor.read(rowsPerFetch).catch(unavailable);
      rows.catch(lost); // it is awaited after the piece before is used up; a consumer that stops earlier never hears of it
      return rows;
    };
    for (let fetched = fetch(); ;) {
      const rows = await abortable(fetched, signal);
      const more = rows.length === rowsPerFetch;
      if (more) fetched = fetch(); // the next piece is on its way while the consumer works on this one
      for (const row of rows) {
        signal?.throwIfAborted();
        yield toEvent(row);
      }
      if (!more) break;
    }
    await cursor.close();
    whole = true;
  } finally {
    client.off('error', lost);
    client.release(!whole); // a half-read cursor is cheaper dropped with its connection than drained
  }
}

function unavailable(cause: unknown): never {
  throw new EventStoreUnavailable(`事件库没有应答 / the event store did not answer (${codeOf(cause)})`, { cause });
}
