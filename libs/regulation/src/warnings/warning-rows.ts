import { inForceOn, type ClockCode } from '../clocks/clocks.ts';
import type { Day } from '../days/day.ts';

/**
 * When a limit that runs is warned of (预警时点): so many days before its last day, counted as the limit counts its days, or once so much of
 * it is gone.
 */
export type WarningStep = { readonly daysBefore: number } | { readonly percentGone: number };

/** The warning steps of one clock (预警设置): local practice, no article counts them. No step: the clock is not warned of. */
export interface WarningRow {
  readonly clock: ClockCode;
  readonly steps: readonly WarningStep[];
  readonly since: Day;
  /** The office's own document; empty where none is named. */
  readonly ground: string;
}

const usual = { since: '2022-05-01', ground: '' };
const days = (...counts: readonly number[]): readonly WarningStep[] => counts.map((daysBefore) => ({ daysBefore }));
/** Where the order names the last day, a limit may be of any length. */
const ofAnyLength: readonly WarningStep[] = [{ percentGone: 75 }, { daysBefore: 1 }];

// prettier-ignore
/** The warning steps of this release, one row for each clock. */
export const warningRows: readonly WarningRow[] = [
  { clock: 'register-and-transfer', steps: days(5, 1),     ...usual },
  { clock: 'acceptance',            steps: days(5, 1),     ...usual },
  { clock: 'objection',             steps: days(1),        ...usual },
  { clock: 'handling',              steps: days(15, 5, 1), ...usual },
  { clock: 'report-back',           steps: ofAnyLength,    ...usual },
  { clock: 'carrying-out',          steps: ofAnyLength,    ...usual },
  { clock: 'review-request',        steps: days(5),        ...usual },
  { clock: 'review',                steps: days(10, 3),    ...usual },
  { clock: 're-review-request',     steps: days(5),        ...usual },
  { clock: 're-review',             steps: days(10, 3),    ...usual },
  { clock: 'order-answer',          steps: ofAnyLength,    ...usual },
  { clock: 'suggestion-feedback',   steps: ofAnyLength,    ...usual },
];

const none = { steps: [], ...usual };

/** The row in force for a limit begun on a day: the office's newest that has begun, else the one of this release. */
export function warningRowOn(clock: ClockCode, on: Day, own: readonly WarningRow[]): WarningRow {
  const office = own.filter((row) => row.clock === clock && row.since <= on);
  const rows = office.length > 0 ? office : warningRows.filter((row) => row.clock === clock);
  return inForceOn(rows, on) ?? { clock, ...none };
}

/** The rows as a reader sees them: those of the office, and those of this release for the clocks that it leaves alone. */
export function shownWarningRows(own: readonly WarningRow[]): readonly WarningRow[] {
  return [...warningRows.filter(({ clock }) => !own.some((row) => row.clock === clock)), ...own];
}

/** A step by its short name, as events keep it: `5d`, `75%`. */
export function warningStepName(step: WarningStep): string {
  return 'daysBefore' in step ? `${step.daysBefore}d` : `${step.percentGone}%`;
}
