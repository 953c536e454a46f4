import type { ReportDivision } from '../../api/report-types.ts';
import { reportDivisions } from '../../api/report-types.ts';

/** What the page of reports shows, as its address says. */
export interface AskedReport {
  /** `2024-05` or `2024`. */
  readonly period: string;
  readonly asOf: string | undefined;
  readonly by: ReportDivision;
}

const month = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const year = /^\d{4}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; the month before `today` where it names no period. */
export function askedOf(parameters: URLSearchParams, today: string): AskedReport {
  const [named, asOf] = [parameters.get('period') ?? '', parameters.get('asOf') ?? ''];
  const period = month.test(named) || year.test(named) ? named : monthBefore(today);
  const by = reportDivisions.find((one) => one === parameters.get('by') && (one !== 'month' || period.length === 4));
  return { period, asOf: day.test(asOf) ? asOf : undefined, by: by ?? (period.length === 4 ? 'month' : 'channel') };
}

function monthBefore(today: string): string {
  const [years, months] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return months === 1 ? `${years - 1}-12` : `${years}-${String(months - 1).padStart(2, '0')}`;
}

/** The parameters of the list of cases behind a number; the months of a year are reports of their own. */
export function behind(
  { period, asOf }: AskedReport,
  measure: string,
  row?: { readonly by: ReportDivision; readonly value: string },
): string {
  const parameters = new URLSearchParams({ period: row?.by === 'month' ? row.value : period, measure });
  if (row && row.by !== 'month') {
    parameters.set('by', row.by);
    parameters.set('value', row.value);
  }
  if (asOf !== undefined) parameters.set('asOf', asOf);
  return `/reports/cases?${parameters.toString()}`;
}

/** A share as per cents with one decimal; a dash where there is nothing to divide by. */
export function formatShare(value: number | null): string {
  return value === null ? '—' : `${(value * 100).toFixed(1)}%`;
}
