import { dayText, daysInMonth, partsOf } from './civil.ts';

export type LedgerDatePrecision = 'day' | 'month' | 'year' | 'imprecise';

/**
 * A date as a ledger knows it (台账日期): the first and the last civil day it can mean, how it was written, and how exact that is.
 * `imprecise` is whatever is no plain day, month or year: 2011年春节前, 约2000年, 2006年10月至2009年, 正月十六. `earliest <= latest`, always.
 */
export interface LedgerDate {
  readonly precision: LedgerDatePrecision;
  readonly earliest: string;
  readonly latest: string;
  readonly wording: string;
}

export function yearDate(year: number, wording: string): LedgerDate {
  return { precision: 'year', earliest: dayText(year, 1, 1), latest: dayText(year, 12, 31), wording };
}

export function monthDate(year: number, month: number, wording: string): LedgerDate {
  return { precision: 'month', earliest: dayText(year, month, 1), latest: dayText(year, month, daysInMonth(year, month)), wording };
}

export function dayDate(year: number, month: number, day: number, wording: string): LedgerDate {
  const only = dayText(year, month, day);
  return { precision: 'day', earliest: only, latest: only, wording };
}

export function impreciseDate(earliest: string, latest: string, wording: string): LedgerDate {
  return { precision: 'imprecise', earliest, latest, wording };
}

/** Short text of a date: 2012-03-05, 2014-06, 2019, ~2011-01-01..2011-02-02. The wording is not in it. */
export function dateText(date: LedgerDate): string {
  const [year] = partsOf(date.earliest);
  switch (date.precision) {
    case 'day':
      return date.earliest;
    case 'month':
      return date.earliest.slice(0, 7);
    case 'year':
      return String(year).padStart(4, '0');
    case 'imprecise':
      return date.earliest === date.latest ? `~${date.earliest}` : `~${date.earliest}..${date.latest}`;
  }
}
