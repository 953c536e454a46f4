/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as their texts do. */
export type Day = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  const found = shape.exec(text);
  if (!found) return false;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** The day so many days later (earlier for a negative number). Throws RangeError on a text that is no day. */
export function addDays(day: Day, count: number): Day {
  return dayOfNumber(numberOfDay(day) + count);
}

/** The same date so many months later, or the last day of a shorter month. Throws RangeError on a text that is no day. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = addDays(day, 0).split('-').map(Number);
  const months = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  const text = (number: number, length: number): string => String(number).padStart(length, '0');
  return `${text(toYear, 4)}-${text(toMonth, 2)}-${text(Math.min(date, daysInMonth(toYear, toMonth)), 2)}`;
}

/** Days from `from` to `to`; negative when `to` comes first. Throws RangeError on a text that is no day. */
export function daysBetween(from: Day, to: Day): number {
  return numberOfDay(to) - numberOfDay(from);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: Day): number {
  return (((numberOfDay(day) + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

/** The last millisecond of the day in Asia/Shanghai, in milliseconds of the Unix epoch: a limit ends with its last day. UTC+8 since 1992. */
export function endOfDay(day: Day): number {
  return (numberOfDay(day) + 1) * 86_400_000 - 8 * 3_600_000 - 1;
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar, by eras of 400 years counted from March
// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days).
function numberOfDay(day: Day): number {
  const found = shape.exec(day);
  if (!found || !isDay(day)) throw new RangeError('a day is written YYYY-MM-DD and exists');
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function dayOfNumber(number: number): Day {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
