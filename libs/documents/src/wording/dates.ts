import { isDay, type Day } from '@anjuan/regulation';

/** A day as an official document is dated (成文日期, GB/T 9704-2012, 7.3.5.4): 2026年5月3日, without leading zeros. Throws RangeError. */
export function chineseDate(day: Day): string {
  if (!isDay(day)) throw new RangeError('a day is written YYYY-MM-DD and exists');
  const [year = '', month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/**
 * The day in Asia/Shanghai of an instant (RFC 3339 with offset or Z). UTC+8 without summer time, as it has been since 1992; a document
 * number is given for a day after that. Throws RangeError for a text that is no instant.
 */
export function shanghaiDay(instant: string): Day {
  const time = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError('an instant is written in RFC 3339, with its offset');
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);
}
