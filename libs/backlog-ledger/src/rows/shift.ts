import { readCount } from '../amounts/read-count.ts';
import { readMoney } from '../amounts/read-money.ts';
import { readDateCell } from '../dates/read-date-cell.ts';
import { readHistory } from '../history/read-history.ts';
import type { FieldName } from '../layout/fields.ts';
import type { Header } from '../layout/header.ts';
import { numberTokens } from '../people/number-runs.ts';
import { halfWidth } from '../dates/same-length.ts';
import type { Cell } from '../workbook/sheet.ts';
import { shifted, type RowView, type Shift } from './row-view.ts';

/** How well a cell fits a field: points for being what the field holds (是否像该栏). */
const tests: Partial<Record<FieldName, (cell: Cell) => number>> = {
  serial: ({ text }) => (/^\d{1,5}(-\d+)?$/.test(halfWidth(text).trim()) ? 1 : 0),
  district: ({ text }) => (/^.{0,8}[区县市镇乡]/.test(text) && text.length < 16 ? 1 : 0),
  caseNumber: ({ text }) => (/[A-Za-z〔[]*\d{2,}/.test(text) && text.length < 24 ? 1 : 0),
  leader: ({ text }) => (/(书记|市长|区长|县长|主席|主任|常委|局长|领导)/.test(text) && text.length < 24 ? 1 : 0),
  petitioner: ({ text }) => (numberTokens(halfWidth(text)).length > 0 ? 2 : 0),
  people: (cell) => (cell.text.length < 10 && readCount(cell).count ? 1 : 0),
  visits: (cell) => (cell.text.length < 10 && readCount(cell).count ? 1 : 0),
  firstPetition: (cell) => (cell.text.length < 20 && readDateCell(cell).date ? 1 : 0),
  closedDate: (cell) => (cell.text.length < 20 && readDateCell(cell).date ? 1 : 0),
  funds: (cell) => (cell.text.length < 20 && readMoney(cell, '元').money ? 1 : 0),
  facts: ({ text }) => (text.length > 30 ? 1 : 0),
  history: ({ text }) => (text.length > 12 && readHistory(text, null).steps.filter(({ date }) => date).length > 1 ? 3 : 0),
};

/** Points that a shift must gain over the row as it stands. */
const clearGain = 4;

/**
 * Finds a row whose cells were pushed one or two columns to a side (错位行): only when a cell stands beyond the last header, or the row fits
 * its columns badly, and only when the shifted reading is clearly better. Null: the row stands right.
 */
export function findShift(row: RowView, header: Header): Shift | null {
  const last = Math.max(...header.columns.map(({ index }) => index));
  const beyond = row.own.some(({ column, text }) => column > last && text.trim() !== '');
  const straight = score(row, header, null);
  if (!beyond && straight >= best(header) * 0.45) return null;
  let found: { shift: Shift; points: number } | null = null;
  for (const by of [1, -1, 2]) {
    for (const { index: from } of header.columns) {
      if (from + by < 0) continue;
      const points = score(row, header, { from, by });
      if (points >= straight + clearGain && points > (found?.points ?? 0)) found = { shift: { from, by }, points };
    }
  }
  return found?.shift ?? null;
}

function score(row: RowView, header: Header, shift: Shift | null): number {
  let sum = 0;
  for (const { field, index } of header.columns) {
    const test = field && tests[field];
    const cell = test ? row.at(shifted(index, shift)) : null;
    if (test && cell) sum += test(cell);
  }
  return sum;
}

function best(header: Header): number {
  return header.columns.reduce(
    (sum, { field }) => sum + (field === 'history' ? 3 : field === 'petitioner' ? 2 : field && tests[field] ? 1 : 0),
    0,
  );
}
