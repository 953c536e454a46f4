import { halfWidth } from '../dates/same-length.ts';
import type { MoneyUnit } from '../layout/header-name.ts';
import type { ProblemCode } from '../problems.ts';
import { numberText } from '../workbook/serial-date.ts';
import type { Cell } from '../workbook/sheet.ts';

/** An amount of money as a ledger gives it (资金). */
export interface LedgerMoney {
  /** The total in 元, to the fen; per year when `yearly`. Null when the unit is unknown. */
  readonly yuan: number | null;
  /** The number in the unit of the column. */
  readonly amount: number;
  readonly unit: MoneyUnit | null;
  /** The parts of a sum, 35+12, in the unit of the column; one part when it is no sum. */
  readonly parts: readonly number[];
  readonly approximate: boolean;
  readonly yearly: boolean;
  readonly wording: string;
}

export interface MoneyReading {
  readonly money: LedgerMoney | null;
  readonly fault: ProblemCode | null;
}

const factors: Readonly<Record<MoneyUnit, number>> = { 元: 1, 千元: 1_000, 万元: 10_000, 百万元: 1_000_000, 亿元: 100_000_000 };

/**
 * Reads an amount (金额): numbers, 35+12, 约240, 年9.6, 10.08/年, 208户×0.35=72.8, 273,400, full-width digits. The unit is the header's,
 * unless the cell names its own. Never throws.
 */
export function readMoney(cell: Cell, headerUnit: MoneyUnit | null): MoneyReading {
  const wording = cell.text.trim();
  if (cell.kind === 'error') return { money: null, fault: 'error-cell' };
  if (cell.kind === 'formula-without-value') return { money: null, fault: 'formula-without-value' };
  if (wording === '' || /^[-—–/\s]+$|^无$/.test(wording)) return { money: null, fault: null };
  const half = halfWidth(wording)
    .replaceAll(/[\s,，]/g, '')
    .replaceAll('＋', '+')
    .replaceAll(/[xX*]/g, '×');
  const approximate = /^(约|近|逾|超)|左右|余$|\+$|多万?元?$/.test(half);
  const yearly = /年/.test(half);
  const core = half.replaceAll(/^(约|近|逾|超|共|计|需)|左右|余$|\+$|每年|\/年|年/g, '');
  const own = /(百万元|亿元|万元|千元|元|万)(?=\+|$|\D*$)/.exec(core)?.[1];
  const unit = own === '万' ? '万元' : ((own as MoneyUnit | undefined) ?? headerUnit);
  const parts = partsOfAmount(core.replaceAll(/百万元|亿元|万元|千元|元|万/g, ''));
  if (!parts) return { money: null, fault: 'money-unreadable' };
  const amount = Number(numberText(parts.reduce((sum, part) => sum + part, 0)));
  const yuan = unit === null ? null : Math.round(amount * factors[unit] * 100) / 100;
  const money = { yuan, amount, unit, parts, approximate, yearly, wording };
  const plain = parts.length === 1 && /^-?[\d,]+(\.\d+)?(百万元|亿元|万元|千元|元|万)?$/.test(wording);
  if (unit === null) return { money, fault: 'money-unit-unknown' };
  return { money, fault: plain && !approximate && !yearly ? null : 'money-not-plain' };
}

/** The parts of a sum; a product must come out as it says. Words before a part name its source: 8+残联2.4. */
function partsOfAmount(core: string): readonly number[] | null {
  const product = /^(\d+(?:\.\d+)?)(?:户|人|套|亩|个)?×(\d+(?:\.\d+)?)(?:=(\d+(?:\.\d+)?))?$/.exec(core);
  if (product) {
    const value = Number(numberText(Number(product[1]) * Number(product[2])));
    return product[3] === undefined || Math.abs(Number(product[3]) - value) < 0.005 ? [value] : null;
  }
  const parts = core.split('+').map((part) => /^\p{Script=Han}{0,6}[:：]?(-?\d+(?:\.\d+)?)$/u.exec(part)?.[1]);
  return parts.every((part) => part !== undefined) ? parts.map(Number) : null;
}
