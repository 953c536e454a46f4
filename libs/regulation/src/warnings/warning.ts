import { subtractWorkingDays, type WorkingCalendar } from '../calendar/calendar.ts';
import type { ClockCode } from '../clocks/clocks.ts';
import { addDays, daysBetween, type Day } from '../days/day.ts';
import { warningStepName, type WarningRow, type WarningStep } from './warning-rows.ts';

/** A limit that runs, as far as its warnings look at it. */
export interface WarnedLimit {
  readonly clock: ClockCode;
  /** Null where it is not known, as in rows of an earlier release: then only days before the last day are. */
  readonly from: Day | null;
  readonly due: Day;
  readonly dayKind: 'calendar' | 'working';
  /** The steps that were warned of, for this last day. */
  readonly warned: readonly string[];
}

/** A warning that is to be given (预警). */
export interface GivenWarning {
  readonly step: string;
  readonly ground: string;
}

/**
 * The day of a warning step. Undefined where the limit is too short for it: a warning on the day a limit begins says nothing. Calendar days
 * of a limit in calendar days, working days of one in working days.
 */
export function warningDay(step: WarningStep, { from, due, dayKind }: WarnedLimit, calendar: WorkingCalendar): Day | undefined {
  if (from === null && 'percentGone' in step) return undefined;
  const day =
    'percentGone' in step
      ? addDays(from ?? due, Math.ceil((daysBetween(from ?? due, due) * step.percentGone) / 100))
      : dayKind === 'working'
        ? subtractWorkingDays(due, step.daysBefore, calendar)
        : addDays(due, -step.daysBefore);
  return (from === null || day > from) && day <= due ? day : undefined;
}

/**
 * The step whose day has come last by `today`, unless it was warned of: an earlier one that was missed, as by a late entry, is passed over,
 * so that one look never warns twice. None once the limit is over.
 */
export function warningIn(row: WarningRow, limit: WarnedLimit, today: Day, calendar: WorkingCalendar): GivenWarning | undefined {
  if (today > limit.due) return undefined;
  const come = row.steps.flatMap((step) => {
    const day = warningDay(step, limit, calendar);
    return day !== undefined && day <= today ? [{ day, step: warningStepName(step) }] : [];
  });
  const newest = come.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).at(-1);
  return newest === undefined || limit.warned.includes(newest.step) ? undefined : { step: newest.step, ground: row.ground };
}
