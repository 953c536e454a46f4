import type pg from 'pg';
import type { RecordedEvent } from '@anjuan/contracts';

/** Streams of the batch as the table `streams` has them. */
interface StreamRow {
  readonly id: string;
  readonly case_id: string;
}

/**
 * Writes the events with their own times of recording, and where they were before, in the transaction that is open on this client; the lock on
 * the table is the caller's. The rows are those that event_store.append would have written, but for `recorded_at`.
 */
export async function writeCopies(client: pg.Client, events: readonly RecordedEvent[]): Promise<void> {
  const found = await client.query<{ transaction: string; sequences: string[] }>(
    `SELECT pg_current_xact_id()::text::int8 + event_store.position_offset() AS transaction,
       ARRAY(SELECT nextval('event_store.sequence') FROM generate_series(1, $1)) AS sequences`,
    [events.length],
  );
  const transaction = found.rows[0]?.transaction ?? '';
  const sequences = [...(found.rows[0]?.sequences ?? [])].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const streams = await streamsOf(client, events, transaction);
  await addCases(client, events, streams, transaction);
  await client.query(
    `INSERT INTO event_store.events (transaction, sequence, stream_id, revision, recorded_at, occurred_at, id, schema_version, stream, type,
       case_id, causation_id, correlation_id, actor_id, actor_role, actor_unit, data)
     SELECT $1::int8, * FROM unnest($2::int8[], $3::int8[], $4::int8[], $5::timestamptz[], $6::timestamptz[], $7::uuid[], $8::int4[], $9::text[],
       $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::json[])`,
    [transaction, sequences, events.map(({ stream }) => streams.get(stream)?.id), ...columnsOf(events)],
  );
  await client.query(`INSERT INTO event_store.copied SELECT $1::int8, * FROM unnest($2::int8[], $3::int8[], $4::int8[])`, [
    transaction,
    sequences,
    events.map(({ position }) => String(position.transaction)),
    events.map(({ position }) => String(position.sequence)),
  ]);
}

function columnsOf(events: readonly RecordedEvent[]): unknown[][] {
  return [
    events.map(({ revision }) => revision),
    events.map(({ recordedAt }) => recordedAt.toISOString()),
    events.map(({ occurredAt }) => occurredAt.toISOString()),
    events.map(({ id }) => id),
    events.map(({ schemaVersion }) => schemaVersion),
    events.map(({ stream }) => stream),
    events.map(({ type }) => type),
    events.map(({ caseId }) => caseId),
    events.map(({ causationId }) => causationId),
    events.map(({ correlationId }) => correlationId),
    events.map(({ actor }) => actor.id),
    events.map(({ actor }) => actor.role),
    events.map(({ actor }) => actor.unit),
    events.map(({ data }) => JSON.stringify(data)),
  ];
}

/** Finds the rows of the batch's streams and makes those that are missing, in the order of their first events. */
async function streamsOf(client: pg.Client, events: readonly RecordedEvent[], transaction: string): Promise<Map<string, StreamRow>> {
  const first = new Map<string, RecordedEvent>();
  for (const event of events) if (!first.has(event.stream)) first.set(event.stream, event);
  const known = await client.query<StreamRow & { stream: string }>(
    'SELECT stream, id, case_id FROM event_store.streams WHERE stream = ANY ($1)',
    [[...first.keys()]],
  );
  const rows = new Map(known.rows.map((row) => [row.stream, row]));
  const fresh = [...first.values()].filter(({ stream }) => !rows.has(stream));
  if (fresh.length === 0) return rows;
  const made = await client.query<StreamRow & { stream: string }>(
    `INSERT INTO event_store.streams (id, first_transaction, stream, case_id)
     SELECT nextval('event_store.stream_ids'), $1::int8, s.stream, s.case_id FROM unnest($2::text[], $3::text[]) s(stream, case_id)
     RETURNING stream, id, case_id`,
    [transaction, fresh.map(({ stream }) => stream), fresh.map(({ caseId }) => caseId)],
  );
  for (const row of made.rows) rows.set(row.stream, row);
  return rows;
}

async function addCases(
  client: pg.Client,
  events: readonly RecordedEvent[],
  streams: ReadonlyMap<string, StreamRow>,
  transaction: string,
): Promise<void> {
  const strangers = events.filter(({ stream, caseId }) => streams.get(stream)?.case_id !== caseId);
  if (strangers.length === 0) return;
  await client.query(
    `INSERT INTO event_store.case_streams (case_id, stream_id, first_transaction)
     SELECT DISTINCT c.case_id, c.stream_id, $1::int8 FROM unnest($2::text[], $3::int8[]) c(case_id, stream_id) ON CONFLICT DO NOTHING`,
    [transaction, strangers.map(({ caseId }) => caseId), strangers.map(({ stream }) => streams.get(stream)?.id)],
  );
}
