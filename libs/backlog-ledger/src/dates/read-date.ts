import { addDays, addMonths, partsOf } from './civil.ts';
import { readDateTail, type DateFault, type DateSoFar } from './date-tail.ts';
import { dayDate, impreciseDate, type LedgerDate } from './ledger-date.ts';
import { numeric, readAbsolute } from './read-absolute.ts';
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
  const half = halfWidth(text.slice(start, start + longestWording));
  const first = readOne(half, 0, context);
  if (!first) return null;
  const items: DateSoFar[] = [first];
  let last = first;
  while (items.length < 12) {
    const more = /^\s*[、和及]\s*/.exec(half.slice(last.end));
    const next = more ? readListed(half, last.end + more[0].length, last, context) : null;
    if (!next) break;
    items.push(next);
    last = next;
  }
  const dates = spreadFestival(items, half).flatMap((item) => {
    const wording = text.slice(start + item.start, start + item.end).trim();
    return item.date ? [{ ...item.date, wording }] : [];
  });
  return { end: start + last.end, dates, fault: items.find(({ fault }) => fault !== null)?.fault ?? null };
}

/** Characters that a date with its list can take; the rest of the text is not looked at, which keeps long cells cheap. */
const longestWording = 160;

/** In 2014年、2016年春节 the festival is meant for both years. */
function spreadFestival(items: readonly DateSoFar[], half: string): readonly DateSoFar[] {
  const last = items.at(-1);
  if (items.length < 2 || last?.date?.precision !== 'imprecise' || last.year === null) return items;
  const [, tail] = /年\s*(\D+)$/.exec(half.slice(last.start, last.end)) ?? [];
  if (tail === undefined || !items.slice(0, -1).every(({ date }) => date?.precision === 'year')) return items;
  return items.map((item) => {
    const again = item === last || item.year === null ? null : readDateTail(tail, 0, item.year);
    return again?.date ? { ...item, date: again.date } : item;
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
  return whole.date && approximate ? { ...whole, date: { ...whole.date, precision: 'imprecise' } } : whole;
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
  if (!previous)
    return { start, end: end === start ? start + (bareMonth?.[0].length ?? 0) : end, year: null, date: null, fault: 'year-unknown' };
  const [year, month] = partsOf(previous.latest);
  if (dayWord !== undefined) return relativeDay(previous, start, end, /^(次日|翌日|第二天)/.test(dayWord));
  if (monthWord !== undefined) {
    const [y, m] = addMonths(year, month, /^(次月|下月)/.test(monthWord) ? 1 : 0);
    return { ...readDateTail(half, end, y, m), start };
  }
  const step = yearWord === undefined || /^(同年|当年|该年)/.test(yearWord) ? 0 : yearWord === '隔年' ? 2 : 1;
  return { ...readDateTail(half, end, year + step), start };
}

function relativeDay(previous: LedgerDate, start: number, end: number, next: boolean): DateSoFar | null {
  if (previous.precision !== 'day') return null;
  const [year] = partsOf(previous.earliest);
  return { start, end, year, date: dayDate(...partsOf(next ? addDays(previous.earliest, 1) : previous.earliest), ''), fault: null };
}

/** 2006年10月至2009年, 2006年2月至4月, 2016—2018年. */
function readPeriod(half: string, first: DateSoFar, context: DateContext): DateSoFar | null {
  if (!first.date) return null;
  const rest = half.slice(first.end);
  const marked = /[年月日号]$/.test(half.slice(first.start, first.end));
  const link = (marked || first.date.precision === 'year' ? /^\s*(?:至|到|—+|–+|-+|~+|～+|直至)\s*/ : /^\s*(?:至|到|—+|~+|～+)\s*/).exec(
    rest,
  );
  if (!link) return null;
  const at = first.end + link[0].length;
  const to = readAbsolute(half, at, context.wholeCell) ?? readListed(half, at, first, context);
  if (!to?.date) return null;
  if (to.date.latest < first.date.earliest) return { ...first, end: to.end, date: null, fault: 'period-reversed' };
  return { ...first, end: to.end, date: impreciseDate(first.date.earliest, to.date.latest, '') };
}

/** A date that takes its missing parts from the one before it in a list: 3月5日、18日、4月2日. */
function readListed(half: string, start: number, before: DateSoFar, context: DateContext): DateSoFar | null {
  const absolute = readAbsolute(half, start, context.wholeCell);
  if (absolute) return absolute;
  if (!before.date || before.year === null) return null;
  const rest = half.slice(start);
  const [year, month] = partsOf(before.date.earliest);
  const day = /^(\d{1,2})\s*[日号]/.exec(rest);
  if (day && before.date.precision === 'day') return numeric(day[0], start, year, month, day[1]);
  const months = /^(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月/.exec(rest);
  if (!months) return null;
  return { ...readDateTail(half, start, year), start };
}
