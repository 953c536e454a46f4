import { chineseDigits } from './chinese-numerals.ts';
import { addMonths, isDay, partsOf } from './civil.ts';
import { readDateTail, plausibleYears, type DateFault, type DateSoFar } from './date-tail.ts';
import { dayDate, impreciseDate, monthDate, type LedgerDate } from './ledger-date.ts';
import { halfWidth } from './same-length.ts';

export interface DateReading {
  /** Where the date ends in the text; the start is where reading began. */
  readonly end: number;
  /** Several when the wording lists them (3月5日、18日); none when it names no possible date. */
  readonly dates: readonly LedgerDate[];
  readonly fault: DateFault | null;
}

export interface DateContext {
  /** The date read before, which 同年9月 and 8月15日 refer to. */
  readonly previous: LedgerDate | null;
  /** A whole cell is one date: a bare year counts, so do two-digit years without 年. */
  readonly wholeCell: boolean;
}

/**
 * Reads the date that begins at a place of a text (读取日期); null when none begins there. Never throws. Understands year-month-day in
 * all usual writings, Chinese numerals, two-digit years (up to 49 are 20xx), seasons, festivals, lunar months, periods and lists.
 */
export function readDate(text: string, start: number, context: DateContext): DateReading | null {
  const half = halfWidth(text);
  const first = readOne(half, start, context);
  if (!first) return null;
  const items: DateSoFar[] = [first];
  let last = first;
  for (;;) {
    const more = /^\s*[、和及]\s*/.exec(half.slice(last.end));
    if (!more || items.length >= 12) break;
    const next = readListed(half, last.end + more[0].length, last, context);
    if (!next) break;
    items.push(next);
    last = next;
  }
  const faulty = items.find(({ fault }) => fault !== null);
  const spread = spreadFestival(items, half);
  return { end: last.end, dates: spread.flatMap(({ date }) => (date ? [date] : [])), fault: faulty?.fault ?? null };
}

/** In 2014年、2016年春节 the festival is meant for both years. */
function spreadFestival(items: readonly DateSoFar[], half: string): readonly DateSoFar[] {
  const last = items.at(-1);
  if (items.length < 2 || last?.date?.precision !== 'imprecise' || last.year === null) return items;
  const [, tail] = /年\s*(\D+)$/.exec(last.date.wording) ?? [];
  if (tail === undefined || !items.slice(0, -1).every(({ date }) => date?.precision === 'year')) return items;
  return items.map((item) => {
    const again = item === last || item.year === null ? null : readDateTail(`${item.year}年${tail}`, 5, item.year);
    return again?.date ? { ...item, date: { ...again.date, wording: half.slice(item.start, item.end) } } : item;
  });
}

/** One date, or a period. */
function readOne(half: string, start: number, context: DateContext): DateSoFar | null {
  const approximate = /^(约|大约|大概|约在|估计)\s*/.exec(half.slice(start));
  const from = start + (approximate?.[0].length ?? 0);
  const base = readAbsolute(half, from, context.wholeCell) ?? readRelative(half, from, context.previous);
  if (!base) return null;
  const whole = { ...base, start };
  const period = readPeriod(half, whole, context);
  if (period) return period;
  const wording = half.slice(start, base.end);
  if (!base.date) return whole;
  return { ...whole, date: approximate ? around({ ...base.date, wording }) : { ...base.date, wording } };
}

const yearPattern = /^(?:公元)?(?:((?:1[5-9]|2\d)\d{2})|([〇零○一二三四五六七八九]{4})|'?(\d{2})|([〇零○一二三四五六七八九]{2}))\s*年/;

function readAbsolute(half: string, start: number, wholeCell: boolean): DateSoFar | null {
  const rest = half.slice(start);
  const decade = /^((?:19|20)\d0|\d0)\s*年代(初期?|中期?|末期?|后期|前期)?/.exec(rest);
  if (decade) return decadeDate(decade, start);
  const compact = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(\d{2})?(?![\d.])/.exec(rest);
  if (compact) return numeric(compact[0], start, Number(compact[1]), Number(compact[2]), compact[3]);
  const long = /^((?:1[5-9]|2\d)\d{2})\s*([.\-/])\s*(\d{1,2})(?!\d)(?:\s*(?:月份?)?\s*(?:\2|[.\-/月])\s*(\d{1,2})(?!\d)(?:日|号)?)?/.exec(rest);
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
  const bare = /^((?:19|20)\d{2})(?=\s*(?:、\s*(?:19|20)\d{2}|[—–~-]+\s*(?:19|20)\d{2})\s*年)/.exec(rest) ?? (wholeCell ? /^((?:19|20)\d{2})(?=\D|$)/.exec(rest) : null);
  if (!bare) return null;
  const read = readDateTail(half, start + 4, Number(bare[1]));
  return { ...read, start };
}

function finishNumeric(half: string, match: RegExpExecArray, start: number, year: number, month: number, day: string | undefined): DateSoFar {
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

function numeric(matched: string, start: number, year: number, month: number, day: string | undefined): DateSoFar {
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

/** 同年9月, 次年, 同月18日, 8月15日: only after a date. */
function readRelative(half: string, start: number, previous: LedgerDate | null): DateSoFar | null {
  const rest = half.slice(start);
  const [, yearWord] = /^(同年|当年|该年|次年|翌年|第二年|来年|隔年)/.exec(rest) ?? [];
  const [, monthWord] = /^(同月|当月|该月|次月|下月)/.exec(rest) ?? [];
  const [, dayWord] = /^(同日|当日|当天|次日|翌日|第二天)/.exec(rest) ?? [];
  const word = yearWord ?? monthWord ?? dayWord;
  const bareMonth = /^(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?!租|供|薪|息|收|均|度)/.exec(rest);
  if (word === undefined && !bareMonth) return null;
  const end = start + (word?.length ?? 0);
  if (!previous) return { start, end: end === start ? start + (bareMonth?.[0].length ?? 0) : end, year: null, date: null, fault: 'year-unknown' };
  const [year, month, day] = partsOf(previous.latest);
  if (dayWord !== undefined) return relativeDay(previous, start, end, /^(次日|翌日|第二天)/.test(dayWord));
  if (monthWord !== undefined) {
    const [y, m] = addMonths(year, month, /^(次月|下月)/.test(monthWord) ? 1 : 0);
    return { ...readDateTail(half, end, y, m), start };
  }
  const step = yearWord === undefined || /^(同年|当年|该年)/.test(yearWord) ? 0 : yearWord === '隔年' ? 2 : 1;
  return { ...readDateTail(half, end, (day > 0 ? year : year) + step), start };
}

function relativeDay(previous: LedgerDate, start: number, end: number, next: boolean): DateSoFar | null {
  if (previous.precision !== 'day') return null;
  const [year, month, day] = partsOf(previous.earliest);
  const [y, m, d] = next ? (isDay(year, month, day + 1) ? [year, month, day + 1] : [...addMonths(year, month, 1), 1]) : [year, month, day];
  return { start, end, year, date: dayDate(y ?? year, m ?? month, d ?? day, ''), fault: null };
}

/** 2006年10月至2009年, 2006年2月至4月, 2016—2018年. */
function readPeriod(half: string, first: DateSoFar, context: DateContext): DateSoFar | null {
  if (!first.date) return null;
  const rest = half.slice(first.end);
  const marked = /[年月日号]$/.test(half.slice(first.start, first.end));
  const link = (marked || first.date.precision === 'year' ? /^\s*(?:至|到|—+|–+|-+|~+|～+|直至)\s*/ : /^\s*(?:至|到|—+|~+|～+)\s*/).exec(rest);
  if (!link) return null;
  const at = first.end + link[0].length;
  const to = readAbsolute(half, at, context.wholeCell) ?? readListed(half, at, first, context);
  if (!to?.date) return null;
  const wording = half.slice(first.start, to.end);
  if (to.date.latest < first.date.earliest) return { ...first, end: to.end, date: null, fault: 'period-reversed' };
  return { ...first, end: to.end, date: impreciseDate(first.date.earliest, to.date.latest, wording) };
}

/** A date that takes its missing parts from the one before it in a list: 3月5日、18日、4月2日. */
function readListed(half: string, start: number, before: DateSoFar, context: DateContext): DateSoFar | null {
  const absolute = readAbsolute(half, start, context.wholeCell);
  if (absolute) return absolute.date ? { ...absolute, date: { ...absolute.date, wording: half.slice(start, absolute.end) } } : absolute;
  if (!before.date || before.year === null) return null;
  const rest = half.slice(start);
  const [year, month] = partsOf(before.date.earliest);
  const day = /^(\d{1,2})\s*[日号]/.exec(rest);
  if (day && before.date.precision === 'day') return numericDay(day, start, year, month);
  const months = /^(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月/.exec(rest);
  if (!months) return null;
  const read = readDateTail(half, start, year);
  return { ...read, start, date: read.date && { ...read.date, wording: half.slice(start, read.end) } };
}

function numericDay(match: RegExpExecArray, start: number, year: number, month: number): DateSoFar {
  return numeric(match[0], start, year, month, match[1]);
}

function around(date: LedgerDate): LedgerDate {
  return { ...date, precision: 'imprecise' };
}

/** Two-digit years: up to 49 are of this century. */
function fullYear(number: number): number {
  return number <= 49 ? 2000 + number : 1900 + number;
}
