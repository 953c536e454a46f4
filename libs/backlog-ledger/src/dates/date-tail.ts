import { smallNumber } from './chinese-numerals.ts';
import { addDays, addMonths, dayText, daysInMonth, isDay } from './civil.ts';
import { festivals, lunarMonthNames, partsOfMonth, partsOfYear } from './date-words.ts';
import { dayDate, impreciseDate, monthDate, yearDate, type LedgerDate } from './ledger-date.ts';
import { lunarSpan, springFestival } from './lunar.ts';

export type DateFault = 'impossible-date' | 'year-unknown' | 'period-reversed';

/** Years that a ledger of petitions can name; anything else is a slip of the pen (2106年). */
export const plausibleYears = { from: 1900, to: 2100 } as const;

/** A date on the way: where it stands in the text, and the year that the next one of a list may take from it. */
export interface DateSoFar {
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  readonly date: LedgerDate | null;
  readonly fault: DateFault | null;
}

type Span = readonly [earliest: string, latest: string];
type Nearness = '前后' | '前' | '后' | null;

const numeral = '\\d{1,2}|[一二三四五六七八九十廿]{1,3}';
const monthPattern = new RegExp(`^\\s*(${numeral})\\s*月份?`);
const dayPattern = new RegExp(`^\\s*(${numeral})\\s*(?:日|号)`);
const lunarPattern = new RegExp(
  `^\\s*(?:(?:农历|阴历|旧历)\\s*(${numeral}|正|冬|腊)月|(正月|冬月|腊月))\\s*(初[一二三四五六七八九十]|${numeral})?(?:日|那天)?`,
);

/**
 * Reads what follows a known year, month or day: the rest of the date, and words like 底, 春节前, 正月十六, 前后 (日期后半).
 * Always gives a result; nothing read ends where it began.
 */
export function readDateTail(half: string, at: number, year: number, month?: number, day?: number): DateSoFar {
  const impossible = (end: number): DateSoFar => ({ start: at, end, year: null, date: null, fault: 'impossible-date' });
  const found = (end: number, date: LedgerDate): DateSoFar => ({ start: at, end, year, date, fault: null });
  const plausible = year >= plausibleYears.from && year <= plausibleYears.to;
  const rest = half.slice(at);
  if (day !== undefined && month !== undefined) return plausible ? dayTail(half, at, [year, month, day], found) : impossible(at);
  if (month !== undefined)
    return plausible && month >= 1 && month <= 12 ? monthTail(half, at, [year, month], found, impossible) : impossible(at);
  const lunar = plausible ? lunarPattern.exec(rest) : null;
  if (lunar) {
    const end = at + lunar[0].length;
    // Outside the lunar table the year is all that is sure.
    if (springFestival(year) === null) return found(end, impreciseDate(`${year}-01-01`, `${year}-12-31`, ''));
    const span = lunarOf(lunar, year);
    return span ? found(end, impreciseDate(span[0], span[1], '')) : impossible(end);
  }
  const months = monthPattern.exec(rest);
  if (months) {
    const number = smallNumber(months[1] ?? '');
    const end = at + months[0].length;
    if (!plausible || number < 1 || number > 12) return impossible(end + (dayPattern.exec(half.slice(end))?.[0].length ?? 0));
    return monthTail(half, end, [year, number], found, impossible);
  }
  if (!plausible) return impossible(at);
  const festival = festivalAt(half, at, year);
  if (festival) return found(festival.end, impreciseDate(festival.span[0], festival.span[1], ''));
  const part = partOfYearAt(half, at, year);
  if (part) return found(part.end, impreciseDate(part.span[0], part.span[1], ''));
  const near = nearnessAt(half, at);
  if (near.word === null) return found(at, yearDate(year, ''));
  const [from, to] = near.word === '前后' ? [year - 1, year + 1] : near.word === '前' ? [year - 1, year] : [year, year + 1];
  return found(near.end, impreciseDate(`${from}-01-01`, `${to}-12-31`, ''));
}

type Found = (end: number, date: LedgerDate) => DateSoFar;

function monthTail(
  half: string,
  at: number,
  [year, month]: [number, number],
  found: Found,
  impossible: (end: number) => DateSoFar,
): DateSoFar {
  const days = dayPattern.exec(half.slice(at));
  if (days) {
    const day = smallNumber(days[1] ?? '');
    const end = at + days[0].length;
    return isDay(year, month, day) ? dayTail(half, end, [year, month, day], found) : impossible(end);
  }
  const rest = half.slice(at);
  const word = longest(
    partsOfMonth.flatMap((part) => part.words.map((text) => ({ text, part }))),
    rest,
  );
  if (word && !/^初[审步级中次访信]/.test(rest) && !/^(中|底|末)(?![\s前,，;；:：。旬]|$)/.test(rest.replace(/^[底末](?=[^册稿层])/, ''))) {
    const near = nearnessAt(half, at + word.text.length);
    const last = Math.min(word.part.to, daysInMonth(year, month));
    const [from, to] = widen([dayText(year, month, word.part.from), dayText(year, month, last)], near.word, 10);
    return found(near.end, impreciseDate(from, to, ''));
  }
  const near = nearnessAt(half, at);
  if (near.word === null) return found(at, monthDate(year, month, ''));
  const back = near.word === '前后' ? 1 : near.word === '前' ? 3 : 0;
  const on = near.word === '前后' ? 1 : near.word === '后' ? 3 : 0;
  const [y1, m1] = addMonths(year, month, -back);
  const [y2, m2] = addMonths(year, month, on);
  return found(near.end, impreciseDate(dayText(y1, m1, 1), dayText(y2, m2, daysInMonth(y2, m2)), ''));
}

function dayTail(half: string, at: number, [year, month, day]: [number, number, number], found: Found): DateSoFar {
  const near = nearnessAt(half, at);
  if (near.word === null) return found(at, dayDate(year, month, day, ''));
  const only = dayText(year, month, day);
  const [from, to] = near.word === '前后' ? [-15, 15] : near.word === '前' ? [-30, 0] : [0, 30];
  return found(near.end, impreciseDate(addDays(only, from), addDays(only, to), ''));
}

function lunarOf(match: RegExpExecArray, year: number): Span | null {
  const name = match[2] ?? `${match[1] ?? ''}月`;
  const month = lunarMonthNames[name] ?? smallNumber(name.slice(0, -1));
  const day = match[3] === undefined ? undefined : smallNumber(match[3].replace('初', ''));
  return lunarSpan(year, month, day);
}

function festivalAt(half: string, at: number, year: number): { end: number; span: Span } | null {
  const [quotes = ''] = /^\s*["“‘'「]?/.exec(half.slice(at)) ?? [];
  const rest = half.slice(at + quotes.length);
  if (/^十一(月|个)/.test(rest)) return null;
  const word = longest(
    festivals.flatMap((festival) => festival.words.map((text) => ({ text, festival }))),
    rest,
  );
  if (!word) return null;
  const day = word.festival.lunar ? lunarSpan(year, ...word.festival.lunar) : null;
  const from = day?.[0] ?? (word.festival.from === undefined ? null : `${year}-${word.festival.from}`);
  if (from === null) return null;
  const to = day?.[1] ?? `${year}-${word.festival.to ?? word.festival.from}`;
  const [closing = ''] = /^["”’'」]?(?:\s*(?:期间|当天|当日))?/.exec(rest.slice(word.text.length)) ?? [];
  const near = nearnessAt(half, at + quotes.length + word.text.length + closing.length);
  return { end: near.end, span: festivalSpan(from, to, near.word, word.text, year) };
}

/** 春节前 reaches back to New Year's Day, or a lunar month when the festival is early; other festivals a month. */
function festivalSpan(from: string, to: string, near: Nearness, name: string, year: number): Span {
  const spring = name === '春节' || name === '过年';
  const monthBefore = addDays(from, -30);
  if (near === '前') return [spring && monthBefore > `${year}-01-01` ? `${year}-01-01` : monthBefore, addDays(from, -1)];
  if (near === '后') return [from, addDays(to, 30)];
  return near === '前后' || spring ? [addDays(from, -15), addDays(to, 15)] : [from, to];
}

function partOfYearAt(half: string, at: number, year: number): { end: number; span: Span } | null {
  const [space = ''] = /^\s*/.exec(half.slice(at)) ?? [];
  const rest = half.slice(at + space.length);
  const word = longest(
    partsOfYear.flatMap((part) => part.words.map((text) => ({ text, part }))),
    rest,
  );
  if (!word || /^(初[审步级中次访信]|春[节耕运华]|夏粮|秋收|底[册稿层])/.test(rest)) return null;
  const { from, to, next } = word.part;
  const near = nearnessAt(half, at + space.length + word.text.length);
  return { end: near.end, span: widen([`${year}-${from}`, `${next ? year + 1 : year}-${to}`], near.word, 30) };
}

/** 年底前 ends with the year, so only 前后 and 后 widen a span. */
function widen([from, to]: Span, near: Nearness, days: number): Span {
  return [near === '前后' ? addDays(from, -days) : from, near === '前后' || near === '后' ? addDays(to, days) : to];
}

function nearnessAt(half: string, at: number): { word: Nearness; end: number } {
  const match = /^(?:(前后|左右|上下|前後)|(以前|之前|前(?![期往述去来任一几]|三季))|(以后|之后|后(?![续期勤经又再因来])))/.exec(
    half.slice(at),
  );
  if (!match) return { word: null, end: at };
  const word: Nearness = match[1] !== undefined ? '前后' : match[2] !== undefined ? '前' : '后';
  return { word, end: at + match[0].length };
}

function longest<T extends { text: string }>(words: readonly T[], rest: string): T | null {
  let best: T | null = null;
  for (const word of words) if (rest.startsWith(word.text) && word.text.length > (best?.text.length ?? 0)) best = word;
  return best;
}
