import { chineseInteger } from '../dates/chinese-numerals.ts';
import { halfWidth } from '../dates/same-length.ts';
import type { ProblemCode } from '../problems.ts';
import type { Cell } from '../workbook/sheet.ts';

/** A number of people, households or visits as a ledger gives it (数量). */
export interface LedgerCount {
  readonly value: number;
  /** 户 when households are counted, 人 or 次 when the cell says so. */
  readonly of: '人' | '户' | '次' | null;
  /** 70余, 约, 300+: at least or about so many. */
  readonly approximate: boolean;
  readonly wording: string;
}

export interface CountReading {
  readonly count: LedgerCount | null;
  readonly fault: ProblemCode | null;
}

/** Reads a cell that counts something: 41户, 70余次, 三十六, 一百多次, １９, 90+. Never throws. */
export function readCount(cell: Cell): CountReading {
  const wording = cell.text.trim();
  if (cell.kind === 'error') return { count: null, fault: 'error-cell' };
  if (cell.kind === 'formula-without-value') return { count: null, fault: 'formula-without-value' };
  if (wording === '' || /^[-—–/]+$|^无$|^不详$/.test(wording)) return { count: null, fault: null };
  const half = halfWidth(wording).replaceAll(/\s/g, '');
  const [, before, digits, after, unit] =
    /^(约|近|逾|超|大约|超过|共|计)?(\d[\d,]*|[〇零一二两三四五六七八九十百千万]+)(多|余|几|来|\+)?(人次|人|户|次|批次?|件|起)?(?:左右|以上|上下|多)?(?:[(（].*[)）])?$/.exec(
      half,
    ) ??
    spokenRound(half) ??
    [];
  const value = digits === undefined ? null : /^\d/.test(digits) ? Number(digits.replaceAll(',', '')) : chineseInteger(digits);
  if (value === null || !Number.isSafeInteger(value)) return { count: null, fault: 'number-unreadable' };
  const approximate = after !== undefined || /^(约|近|逾|超)/.test(before ?? '') || /左右|以上|上下|多$/.test(half);
  const of = unit?.startsWith('户') ? '户' : unit === undefined ? null : unit.startsWith('人') ? '人' : '次';
  const plain = /^\d+(人|户|次)?$/.test(wording);
  return { count: { value, of, approximate, wording }, fault: approximate ? 'number-approximate' : plain ? null : 'number-in-words' };
}

/** 百余次, 上千人: a round number without a digit before it. */
function spokenRound(half: string): string[] | null {
  const [, , round, unit] = /^(上|近|数)?(百|千|万)(?:余|多)?(人次|人|户|次|件|起)?$/.exec(half) ?? [];
  return round === undefined ? null : [half, '', `一${round}`, '余', unit ?? '次'];
}
