import { normalise } from './normalise.ts';

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const CHINESE = '零〇一二两三四五六七八九十百千万亿';
/** After these a number is a date, an ordinal, or part of an address, and says nothing of a sum or a head count. */
const NOT_A_SUM = '年月日号点时分秒栋幢座楼层单期组路岁届周星季';

/** Sums, head counts and areas written in a text (金额、人数、面积), Arabic or Chinese, colloquial ones too (七万一 is 71000). */
export function numbersIn(text: string): Set<number> {
  const found = new Set<number>();
  const plain = normalise(text);
  const pattern = new RegExp(`(\\d+(?:\\.\\d+)?)(万|千|百|亿)?(\\d)?|[${CHINESE}]{2,}`, 'gu');
  for (const match of plain.matchAll(pattern)) {
    const next = plain[match.index + match[0].length] ?? '';
    if ((next !== '' && NOT_A_SUM.includes(next)) || /[A-Z\-]/u.test(plain[match.index - 1] ?? '') || (match[1]?.length ?? 0) > 8) continue;
    const value = match[1] === undefined ? chineseNumber(match[0]) : arabicNumber(match[1], match[2], match[3]);
    if (value >= 20) found.add(value);
  }
  return found;
}

/** Digits of a number without the zeros at its end: 71200 has 3, 500 has 1. The more, the less likely by chance. */
export function significantDigits(value: number): number {
  return String(value).replace('.', '').replace(/0+$/u, '').replace(/^0+/u, '').length;
}

/** Numbers of judgements, decisions and contracts (案号、文号、合同编号): digits and, when written, what stands before them. */
export function documentNumbersIn(text: string): Set<string> {
  const plain = normalise(text);
  const found = new Set<string>();
  for (const match of plain.matchAll(/(\d{2,6})号(?![楼院门])/gu)) if (Number(match[1]) >= 100) found.add(`${String(match[1])}号`);
  for (const match of plain.matchAll(/[A-Z]{2,}-?\d[\dA-Z-]{2,}|[A-Z]\d{3,}|(?<!\d)\d{3}(?=路)/gu)) found.add(match[0]);
  return found;
}

/** Reads a Chinese numeral; 0 when it is none. */
export function chineseNumber(text: string): number {
  if (!/[十百千万亿]/u.test(text)) return 0;
  let total = 0;
  let section = 0;
  let digit = 0;
  let last = 1;
  for (const character of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = UNITS[character];
    if (character === '万' || character === '亿') {
      last = character === '万' ? 10_000 : 100_000_000;
      total = (total + section + digit) * last;
      section = digit = 0;
    } else if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      last = unit;
      digit = 0;
    } else if (character === '零') {
      last = 10;
    } else digit = DIGITS.indexOf(character);
  }
  // A digit left over after a unit counts in tenths of that unit: 七万一 is 71000.
  return total + section + digit * (last > 10 ? last / 10 : 1);
}

function arabicNumber(digits: string, unit: string | undefined, tail: string | undefined): number {
  const factor = unit === '亿' ? 1e8 : unit === '万' ? 1e4 : unit === '千' ? 1e3 : unit === '百' ? 100 : 1;
  const tenth = unit === undefined || tail === undefined ? 0 : (Number(tail) * factor) / 10;
  return Math.round((Number(digits) * factor + tenth) * 100) / 100;
}
