import { createHash } from 'node:crypto';
import type { RecordedEvent } from '@anjuan/contracts';
import { faultOf, type DeadLetter, type UnreadableRecord } from '@anjuan/event-bus';
import type { EntityManager } from 'typeorm';

/** A row as it is written: a letter where it has an error, else an event that waits behind one. */
export interface NewRow {
  readonly id: string;
  readonly case_id: string;
  readonly event_id: string | null;
  readonly type: string | null;
  readonly transaction: string | null;
  readonly sequence: string | null;
  readonly lane: string | null;
  readonly topic: string | null;
  readonly partition: number | null;
  readonly record_offset: string | null;
  readonly error: string | null;
  readonly message: string | null;
  readonly tries: number;
}

export interface Row extends NewRow {
  readonly place: string;
  readonly since: Date;
  readonly waiting: number;
}

/** The letter of an event that failed. */
export function failedRow(consumer: string, event: RecordedEvent, error: unknown, tries: number): NewRow {
  return { ...waitingRow(consumer, event), ...faultOf(error), tries };
}

/** An event that waits behind a letter of its case. */
export function waitingRow(consumer: string, event: RecordedEvent): NewRow {
  const { transaction, sequence } = event.position;
  return {
    ...{ id: idOf(consumer, event.id), case_id: event.caseId, event_id: event.id, type: event.type },
    ...{ transaction: String(transaction), sequence: String(sequence), lane: null, topic: null, partition: null, record_offset: null },
    ...{ error: null, message: null, tries: 0 },
  };
}

/** The letter of a record that could not be read. */
export function unreadableRow(consumer: string, record: UnreadableRecord): NewRow {
  const { lane, key, topic, partition, offset, eventId, type, position, error, message } = record;
  return {
    ...{ id: idOf(consumer, `${topic} ${partition} ${offset}`), case_id: key, event_id: eventId, type, lane, topic, partition },
    ...{ transaction: position && String(position.transaction), sequence: position && String(position.sequence) },
    ...{ record_offset: offset, error, message, tries: 1 },
  };
}

// The same event is the same letter of a consumer, also after a rebuild that met it again.
function idOf(consumer: string, what: string): string {
  return createHash('sha256').update(`${consumer}\u001f${what}`).digest('hex').slice(0, 20);
}

/** Writes rows behind those there are. */
export async function addRows(manager: EntityManager, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO dead_letter (id, case_id, event_id, type, transaction, sequence, lane, topic, partition, record_offset, error, message, tries)
     SELECT r.id, r.case_id, r.event_id, r.type, r.transaction, r.sequence, r.lane, r.topic, r.partition, r.record_offset, r.error, r.message, r.tries
     FROM jsonb_array_elements($1) WITH ORDINALITY AS e(row, at), jsonb_populate_record(NULL::dead_letter, e.row) AS r ORDER BY e.at
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** Which of these cases are held up. */
export async function heldAmong(manager: EntityManager, events: readonly RecordedEvent[]): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const cases = [...new Set(events.map(({ caseId }) => caseId))];
  const rows: { case_id: string }[] = await manager.query(`SELECT DISTINCT case_id FROM dead_letter WHERE case_id = ANY($1)`, [cases]);
  return new Set(rows.map(({ case_id }) => case_id));
}

/** Everything of the case that is held up, in order. */
export async function rowsOfCase(manager: EntityManager, caseId: string): Promise<Row[]> {
  return manager.query(`SELECT *, 0 AS waiting FROM dead_letter WHERE case_id = $1 ORDER BY place`, [caseId]);
}

const letters = `SELECT d.*, (SELECT count(*) FROM dead_letter w WHERE w.case_id = d.case_id AND w.place > d.place)::int AS waiting
  FROM dead_letter d WHERE NOT EXISTS (SELECT FROM dead_letter b WHERE b.case_id = d.case_id AND b.place < d.place)`;

/** The letters at which cases stopped, oldest first. */
export async function readLetters(manager: EntityManager, limit: number): Promise<Row[]> {
  return manager.query(`${letters} ORDER BY d.place LIMIT $1`, [limit]);
}

/** One of them by its id. */
export async function readLetter(manager: EntityManager, id: string): Promise<Row | undefined> {
  const rows: Row[] = await manager.query(`${letters} AND d.id = $1`, [id]);
  return rows[0];
}

/** Cases that are held up. */
export async function countCases(manager: EntityManager): Promise<number> {
  const rows: { cases: number }[] = await manager.query(`SELECT count(DISTINCT case_id)::int AS cases FROM dead_letter`);
  return rows[0]?.cases ?? 0;
}

export function letterOf(consumer: string, row: Row): DeadLetter {
  const { id, case_id, event_id, type, transaction, sequence, lane, topic, partition, record_offset, error, message, tries, since } = row;
  return {
    ...{ id, consumer, caseId: case_id, eventId: event_id, type, lane, error: error ?? '', message: message ?? '', tries, since },
    position: transaction !== null && sequence !== null ? { transaction: BigInt(transaction), sequence: BigInt(sequence) } : null,
    record: topic !== null && partition !== null && record_offset !== null ? { topic, partition, offset: record_offset } : null,
    waiting: row.waiting,
  };
}
