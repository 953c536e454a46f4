import { addDays } from './civil.ts';
import { lunarYears } from './lunar-years.ts';

/** The civil day of the Spring Festival (春节, first day of the lunar year); null outside 1949 to 2050. */
export function springFestival(year: number): string | null {
  const entry = lunarYears[year];
  return entry ? `${year}-${entry[0]}` : null;
}

/**
 * The first and the last civil day of a lunar month (农历某月), or of one day of it. Null when there is no such day, or outside
 * 1949 to 2050. Of a month that is repeated, the first one is meant.
 */
export function lunarSpan(year: number, month: number, day?: number): [first: string, last: string] | null {
  const entry = lunarYears[year];
  const start = springFestival(year);
  if (!entry || start === null || month < 1 || month > 12) return null;
  const [, months, leap] = entry;
  const place = month - 1 + (leap > 0 && month > leap ? 1 : 0);
  const lengths = Array.from(months, (size) => (size === '大' ? 30 : 29));
  const first = addDays(
    start,
    lengths.slice(0, place).reduce((sum, length) => sum + length, 0),
  );
  const length = lengths[place] ?? 29;
  if (day === undefined) return [first, addDays(first, length - 1)];
  if (day < 1 || day > length) return null;
  const only = addDays(first, day - 1);
  return [only, only];
}
