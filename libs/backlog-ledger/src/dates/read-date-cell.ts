import type { ProblemCode } from '../problems.ts';
import { dayOfSerial } from '../workbook/serial-date.ts';
import type { Cell } from '../workbook/sheet.ts';
import { partsOf } from './civil.ts';
import { noDateWords } from './date-words.ts';
import { dayDate, monthDate, yearDate, type LedgerDate } from './ledger-date.ts';
import { plausibleYears } from './date-tail.ts';
import { readDate } from './read-date.ts';
import { halfWidth } from './same-length.ts';

export interface DateCellReading {
  readonly date: LedgerDate | null;
  readonly wording: string;
  readonly fault: ProblemCode | null;
  /** The year of a number like 1998.1, whose month is 1 or 10: Excel drops the last zero of 1998.10. Null otherwise. */
  readonly zeroEatenYear: number | null;
}

/** Reads a cell that holds one date (日期单元格): a real date, a number that looks like one, or words. Never throws. */
export function readDateCell(cell: Cell): DateCellReading {
  const wording = cell.text.trim();
  const plain = { wording, fault: null, zeroEatenYear: null };
  if (cell.kind === 'error') return { ...plain, date: null, fault: 'error-cell' };
  if (cell.kind === 'formula-without-value') return { ...plain, date: null, fault: 'formula-without-value' };
  if (cell.kind === 'date') return realDate(cell, wording);
  if (cell.kind === 'number' && cell.number !== null) return numberDate(cell.number, wording);
  return wordsDate(wording);
}

/** A date format that hides the day or month is believed only when what it hides is the first: 2010-03-09 shown as 2010年3月 is a day. */
function realDate(cell: Cell, wording: string): DateCellReading {
  const plain = { wording, fault: null, zeroEatenYear: null };
  if (cell.day === null) return { ...plain, date: null, fault: 'impossible-date' };
  const [year, month, day] = partsOf(cell.day);
  if (year < plausibleYears.from || year > plausibleYears.to) return { ...plain, date: null, fault: 'impossible-date' };
  if (cell.shows === 'year' && month === 1 && day === 1) return { ...plain, date: yearDate(year, wording) };
  if (cell.shows !== 'day' && day === 1) return { ...plain, date: monthDate(year, month, wording) };
  return { ...plain, date: dayDate(year, month, day, wording) };
}

function numberDate(number: number, wording: string): DateCellReading {
  const plain = { wording, fault: null, zeroEatenYear: null };
  const [, year, month] = /^((?:19|20)\d{2})\.(\d{1,2})$/.exec(wording) ?? [];
  if (year !== undefined && month !== undefined) {
    const value = Number(month);
    if (value < 1 || value > 12) return { ...plain, date: null, fault: 'impossible-date' };
    const date = monthDate(Number(year), value, wording);
    return month === '1' ? { wording, date, fault: 'zero-eaten', zeroEatenYear: Number(year) } : { ...plain, date };
  }
  const serial = number >= 20_000 && number < 80_000 ? dayOfSerial(number) : null;
  if (serial === null) return wordsDate(wording);
  return { ...plain, date: dayDate(...partsOf(serial), wording), fault: 'bare-serial' };
}

function wordsDate(wording: string): DateCellReading {
  const plain = { wording, zeroEatenYear: null };
  const half = halfWidth(wording).trim();
  if (half === '' || noDateWords.includes(half) || noDateWords.includes(half.replace(/[(（].*$/, '').trim()))
    return { ...plain, date: null, fault: null };
  let start = 0;
  let reading = readDate(wording, 0, { previous: null, wholeCell: true });
  if (!reading) {
    start = half.search(/(19|20)\d{2}|\d{2}\s*[年.]|[〇零一二三四五六七八九]{2,4}年/);
    reading = start < 0 ? null : readDate(wording, start, { previous: null, wholeCell: true });
  }
  if (!reading) return { ...plain, date: null, fault: 'unreadable-date' };
  const first = reading.dates[0];
  if (!first) return { ...plain, date: null, fault: reading.fault ?? 'unreadable-date' };
  const after = half.slice(reading.end).replace(/[(（][^)）]*[)）]/g, '');
  const alone = start === 0 && reading.dates.length === 1 && /^[\s.,，。;；起内]*$|^\s*\d{1,2}[:：点]/.test(after);
  return { ...plain, date: { ...first, wording }, fault: alone ? null : 'date-with-words' };
}
