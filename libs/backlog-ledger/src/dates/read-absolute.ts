import { chineseDigits } from './chinese-numerals.ts';
import { isDay, partsOf } from './civil.ts';
import { plausibleYears, readDateTail, type DateSoFar } from './date-tail.ts';
import { dayDate, impreciseDate, monthDate } from './ledger-date.ts';

const yearPattern = /^(?:公元)?(?:((?:1[5-9]|2\d)\d{2})|([〇零○一二三四五六七八九]{4})|'?(\d{2})|([〇零○一二三四五六七八九]{2}))\s*年/;

/** Reads a date that names its own year (自带年份的日期); null when none begins there. `wholeCell`: a bare 2008 counts. */
export function readAbsolute(half: string, start: number, wholeCell: boolean): DateSoFar | null {
  const rest = half.slice(start);
  const decade = /^((?:19|20)\d0|\d0)\s*年代(初期?|中期?|末期?|后期|前期)?/.exec(rest);
  if (decade) return decadeDate(decade, start);
  const compact = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(\d{2})?(?![\d.])/.exec(rest);
  if (compact) return numeric(compact[0], start, Number(compact[1]), Number(compact[2]), compact[3]);
  const long = /^((?:1[5-9]|2\d)\d{2})\s*([.\-/])\s*(\d{1,2})(?!\d)(?:\s*(?:月份?)?\s*(?:\2|[.\-/月])\s*(\d{1,2})(?!\d)(?:日|号)?)?/.exec(
    rest,
  );
  if (long) return finishNumeric(half, long, start, Number(long[1]), Number(long[3]), long[4]);
  const short = /^'?(\d{2})([.\-/])(\d{1,2})\2(\d{1,2})(?![\d.])(?:日|号)?/.exec(rest);
  if (short) return numeric(short[0], start, fullYear(Number(short[1])), Number(short[3]), short[4]);
  const marked = yearPattern.exec(rest);
  if (marked && !/^(度|龄|限|多|余|来|间)/.test(rest.slice(marked[0].length))) {
    const spoken = marked[2] ?? marked[4];
    const number = spoken === undefined ? Number(marked[1] ?? marked[3]) : (chineseDigits(spoken) ?? 0);
    const short = marked[3] !== undefined || marked[4] !== undefined;
    const tail = rest.slice(marked[0].length);
    // 15年后, 20年以上: a length of time, not a year
    if (short && /^\s*(以?前|以?后|以上|以下|之久|内|$)/.test(tail) && !wholeCell) return null;
    const read = readDateTail(half, start + marked[0].length, short ? fullYear(number) : number);
    return { ...read, start };
  }
  const bare =
    /^((?:19|20)\d{2})(?=\s*(?:、\s*(?:19|20)\d{2}|[—–~-]+\s*(?:19|20)\d{2})\s*年)/.exec(rest) ??
    (wholeCell ? /^((?:19|20)\d{2})(?=\D|$)/.exec(rest) : null);
  if (!bare) return null;
  const read = readDateTail(half, start + 4, Number(bare[1]));
  return { ...read, start };
}

function finishNumeric(
  half: string,
  match: RegExpExecArray,
  start: number,
  year: number,
  month: number,
  day: string | undefined,
): DateSoFar {
  if (day !== undefined) return withDayTail(half, numeric(match[0], start, year, month, day));
  // 2014.5. and 2021.6月, 2009.7月底
  const after = /^\s*(月份?|\.(?!\d))/.exec(half.slice(start + match[0].length))?.[0] ?? '';
  const end = start + match[0].length + after.length;
  const base = numeric(half.slice(start, end), start, year, month, undefined);
  if (base.fault !== null) return base;
  const read = readDateTail(half, end, year, month);
  return { ...read, start };
}

function withDayTail(half: string, base: DateSoFar): DateSoFar {
  if (!base.date) return base;
  const [year, month, day] = partsOf(base.date.earliest);
  return { ...readDateTail(half, base.end, year, month, day), start: base.start };
}

export function numeric(matched: string, start: number, year: number, month: number, day: string | undefined): DateSoFar {
  const date = Number(day ?? 1);
  const possible = isDay(year, month, date) && year >= plausibleYears.from && year <= plausibleYears.to;
  const end = start + matched.length;
  if (!possible) return { start, end, year: null, date: null, fault: 'impossible-date' };
  const read = day === undefined ? monthDate(year, month, matched) : dayDate(year, month, date, matched);
  return { start, end, year, date: read, fault: null };
}

function decadeDate(match: RegExpExecArray, start: number): DateSoFar {
  const number = Number(match[1]);
  const first = (match[1] ?? '').length === 2 ? fullYear(number) : number;
  const part = match[2]?.charAt(0);
  const [from, to] = part === '初' || part === '前' ? [0, 3] : part === '中' ? [3, 6] : part === '末' || part === '后' ? [7, 9] : [0, 9];
  const wording = match[0];
  const date = impreciseDate(`${first + from}-01-01`, `${first + to}-12-31`, wording);
  return { start, end: start + wording.length, year: null, date, fault: null };
}

/** Two-digit years: up to 49 are of this century. */
function fullYear(number: number): number {
  return number <= 49 ? 2000 + number : 1900 + number;
}
