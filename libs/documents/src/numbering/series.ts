import { shanghaiDay } from '../wording/dates.ts';

/** What numbers run in: one unit, one kind of document, one year. */
export interface NumberSeries {
  readonly unitId: string;
  readonly kind: string;
  /** The year of the day of issue in Asia/Shanghai. */
  readonly year: number;
}

/** The series a document issued at an instant (RFC 3339) belongs to. Throws RangeError for a text that is no instant. */
export function seriesAt(unitId: string, kind: string, instant: string): NumberSeries {
  return { unitId, kind, year: yearOf(instant) };
}

/** The year of an instant in Asia/Shanghai. Throws RangeError for a text that is no instant. */
export function yearOf(instant: string): number {
  return Number(shanghaiDay(instant).slice(0, 4));
}

/** A name for the series' own stream; equal only for equal series, whatever characters a unit's id has. */
export function seriesName({ unitId, kind, year }: NumberSeries): string {
  return `${escaped(unitId)}.${escaped(kind)}.${year}`;
}

// The dot parts the name, and is the one separator encodeURIComponent leaves as it is.
const escaped = (text: string): string => encodeURIComponent(text).replaceAll('.', '%2E');
