import type { JsonObject, Position, RecordedEvent } from '@anjuan/contracts';
import type { RawRow } from '../connection/prepared-query.ts';

/** The columns of an event in the order `toEvent` reads them. */
export const columns = `e.transaction, e.sequence, e.revision, e.recorded_at, e.occurred_at, e.id, e.schema_version, e.stream, e.type,
  e.case_id, e.causation_id, e.correlation_id, e.actor_id, e.actor_role, e.actor_unit, e.data`;

const dataColumn = 15;

/** An event as the text PostgreSQL wrote, in the order of `columns`. */
type EventRow = readonly [
  transaction: string,
  sequence: string,
  revision: string,
  recordedAt: string,
  occurredAt: string,
  id: string,
  schemaVersion: string,
  stream: string,
  type: string,
  caseId: string,
  causationId: string | null,
  correlationId: string,
  actorId: string,
  actorRole: string,
  actorUnit: string,
  data: string,
];

export function toEvent(raw: RawRow): RecordedEvent {
  const row = raw as EventRow;
  return {
    id: row[5],
    type: row[8],
    schemaVersion: Number(row[6]),
    caseId: row[9],
    causationId: row[10],
    correlationId: row[11],
    actor: { id: row[12], role: row[13], unit: row[14] },
    occurredAt: toDate(row[4]),
    data: JSON.parse(row[15]) as JsonObject,
    stream: row[7],
    revision: Number(row[2]),
    position: { transaction: BigInt(row[0]), sequence: BigInt(row[1]) },
    recordedAt: toDate(row[3]),
  };
}

/** An event with the length of its payload's text, by which the size of the next page is chosen. */
export function measured(row: RawRow): { readonly event: RecordedEvent; readonly length: number } {
  return { event: toEvent(row), length: row[dataColumn]?.length ?? 0 };
}

/** Reads a row of transaction and sequence. */
export function toPosition([transaction, sequence]: RawRow): Position {
  return { transaction: BigInt(transaction ?? 0), sequence: BigInt(sequence ?? 0) };
}

/** Reads `2026-11-24 08:31:41.123+00`, written in UTC: at fixed places, for Date's own parser costs five times as much. */
export function toDate(text: string): Date {
  const digits = (from: number, to: number) => {
    let value = 0;
    for (let i = from; i < to; i += 1) value = value * 10 + text.charCodeAt(i) - 48;
    return value;
  };
  const end = text.length - 3;
  const fraction = end > 20 ? digits(20, end) * 10 ** (23 - end) : 0;
  const year = digits(0, 4);
  if (year < 100) return new Date(`${text.slice(0, 10)}T${text.slice(11, end)}Z`); // Date.UTC takes these for 19xx
  return new Date(Date.UTC(year, digits(5, 7) - 1, digits(8, 10), digits(11, 13), digits(14, 16), digits(17, 19), fraction));
}
