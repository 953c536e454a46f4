import { addDays, isDay, weekday, type Day } from '../days/day.ts';
import { holidayNotices } from './holiday-notices.ts';

/** One year's notice: weekdays that are off, and weekend days that are worked (调休). */
export interface HolidayNotice {
  readonly year: number;
  readonly daysOff: readonly Day[];
  readonly workingDays: readonly Day[];
}

/** Which days are worked. In a year without a notice Monday to Friday are (`covers` tells). */
export interface WorkingCalendar {
  isWorkingDay(day: Day): boolean;
  /** Whether the year of this day has a notice. */
  covers(day: Day): boolean;
}

/**
 * A calendar from notices; a later one for the same year replaces an earlier one, so that a city can add or correct a year. Throws
 * RangeError on a day that is not of the notice's year, is both off and worked, or is said to be made up for on a weekday.
 */
export function calendarFrom(notices: readonly HolidayNotice[]): WorkingCalendar {
  const years = new Map(notices.map((notice) => [String(notice.year).padStart(4, '0'), notice]));
  for (const [year, notice] of years) check(year, notice);
  const off = new Set([...years.values()].flatMap((notice) => notice.daysOff));
  const worked = new Set([...years.values()].flatMap((notice) => notice.workingDays));
  return {
    isWorkingDay: (day) => worked.has(day) || (!off.has(day) && !isWeekend(day)),
    covers: (day) => years.has(day.slice(0, 4)),
  };
}

/** The calendar of the notices that ship with this release. */
export const stateCalendar: WorkingCalendar = calendarFrom(holidayNotices);

/** The n-th working day after `day`; the day itself does not count. Throws RangeError when `count` is not a whole number from 1 on. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  return workingDaysFrom(day, count, 1, calendar);
}

/** The n-th working day before `day`; the day itself does not count. Throws RangeError when `count` is not a whole number from 1 on. */
export function subtractWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  return workingDaysFrom(day, count, -1, calendar);
}

function workingDaysFrom(day: Day, count: number, by: 1 | -1, calendar: WorkingCalendar): Day {
  if (!Number.isInteger(count) || count < 1) throw new RangeError('working days are counted by whole numbers from 1 on');
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, by);
    if (calendar.isWorkingDay(at)) left -= 1;
  }
  return at;
}

function check(year: string, { daysOff, workingDays }: HolidayNotice): void {
  const wrong = [...daysOff, ...workingDays].find((day) => !isDay(day) || !day.startsWith(year));
  if (wrong !== undefined) throw new RangeError(`holiday notice ${year}: ${wrong} is no day of that year`);
  const both = workingDays.find((day) => daysOff.includes(day));
  if (both !== undefined) throw new RangeError(`holiday notice ${year}: ${both} is both off and worked`);
  const plain = workingDays.find((day) => !isWeekend(day));
  if (plain !== undefined) throw new RangeError(`holiday notice ${year}: ${plain} is worked anyway, it is no weekend day`);
}

function isWeekend(day: Day): boolean {
  return weekday(day) === 0 || weekday(day) === 6;
}
