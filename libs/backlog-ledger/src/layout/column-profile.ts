import { readCount } from '../amounts/read-count.ts';
import { readMoney } from '../amounts/read-money.ts';
import { statusOf } from '../cases/status-words.ts';
import { readDateCell } from '../dates/read-date-cell.ts';
import { halfWidth } from '../dates/same-length.ts';
import { readHistory } from '../history/read-history.ts';
import { numberTokens } from '../people/number-runs.ts';
import type { Cell, Sheet } from '../workbook/sheet.ts';
import type { FieldName } from './fields.ts';

/** What the cells of a column look like, as shares of its filled cells from 0 to 1 (栏内容特征). */
export interface ColumnProfile {
  readonly filled: number;
  readonly length: number;
  readonly steps: number;
  readonly dates: number;
  readonly ids: number;
  readonly phones: number;
  readonly counts: number;
  readonly money: number;
  readonly statuses: number;
}

/** How many filled cells of a column are looked at. */
const sampleSize = 30;

/** Profiles of the columns below a header; columns without any cell have none. */
export function profilesOf(sheet: Sheet, below: number): ReadonlyMap<number, ColumnProfile> {
  const samples = new Map<number, Cell[]>();
  for (const { number, cells } of sheet.rows) {
    if (number <= below) continue;
    for (const cell of cells.values()) {
      const sample = samples.get(cell.column) ?? [];
      if (cell.text.trim() !== '' && sample.length < sampleSize) samples.set(cell.column, [...sample, cell]);
    }
  }
  return new Map([...samples].map(([column, cells]) => [column, profileOf(cells)]));
}

function profileOf(cells: readonly Cell[]): ColumnProfile {
  const share = (test: (cell: Cell) => boolean): number => cells.filter(test).length / cells.length;
  const short = (cell: Cell): boolean => cell.text.trim().length <= 16;
  return {
    filled: cells.length,
    length: cells.reduce((sum, { text }) => sum + text.trim().length, 0) / cells.length,
    steps: share(
      ({ text }) =>
        text.trim().length > 8 && readHistory(text.slice(0, 600), null).steps.some(({ date, text: rest }) => date !== null && rest !== ''),
    ),
    dates: share((cell) => cell.kind === 'date' || (short(cell) && readDateCell(cell).date !== null)),
    ids: share(({ text }) => numberTokens(halfWidth(text.slice(0, 300))).some(({ kind }) => kind === 'id')),
    phones: share(({ text }) => numberTokens(halfWidth(text.slice(0, 300))).some(({ kind }) => kind === 'phone')),
    counts: share((cell) => cell.kind !== 'date' && short(cell) && readCount(cell).count !== null),
    money: share(
      (cell) => cell.kind !== 'date' && (cell.kind === 'error' || (short(cell) && readMoney(cell, '元').fault !== 'money-unreadable')),
    ),
    statuses: share((cell) => short(cell) && statusOf(cell.text) !== null),
  };
}

const unfit = -2.5;

/**
 * What a column's cells say for or against a field (内容佐证), added to how well its header fits: 化解进展 over words is a status, over dated
 * steps a history.
 */
export function contentFit(field: FieldName, profile: ColumnProfile | undefined): number {
  if (!profile || profile.filled === 0) return 0;
  const { length, steps, dates, ids, phones, counts, money, statuses } = profile;
  switch (field) {
    case 'history':
      return steps >= 0.5 ? 0.9 : steps < 0.15 && length < 15 ? unfit : 0;
    case 'status':
      return statuses >= 0.4 ? 0.5 : length > 30 ? unfit : 0;
    case 'firstPetition':
      return dates >= 0.5 ? 0.3 : dates < 0.2 ? unfit : 0;
    case 'closedDate':
    case 'stepDate':
      return dates >= 0.5 ? 0.3 : dates < 0.2 ? unfit : 0;
    case 'dueDate':
      return dates >= 0.3 ? 0.3 : length > 16 ? unfit : 0;
    case 'idNumber':
      return ids >= 0.4 ? 0.5 : ids < 0.1 ? unfit : 0;
    case 'phone':
      return phones >= 0.4 ? 0.5 : phones < 0.1 && counts > 0.5 && length < 6 ? unfit : 0;
    case 'people':
    case 'visits':
      return counts >= 0.4 ? 0.2 : counts < 0.2 ? unfit : 0;
    case 'funds':
      return money >= 0.4 ? 0.2 : money < 0.2 ? unfit : 0;
    case 'title':
      return steps >= 0.5 || dates >= 0.5 || counts >= 0.5 ? unfit : length > 80 ? -1 : 0;
    case 'facts':
      return length < 5 || dates >= 0.5 ? unfit : steps >= 0.6 ? -0.5 : 0;
    case 'petitioner':
      return counts >= 0.5 || dates >= 0.5 || length > 120 ? unfit : 0;
    default:
      return dates >= 0.8 && field !== 'serial' && field !== 'remarks' ? -1 : 0;
  }
}

/** Fields that a column can be told by its cells alone, when its header says nothing known. */
export function fieldsByContent(profile: ColumnProfile | undefined): readonly FieldName[] {
  if (!profile || profile.filled < 2) return [];
  const { ids, phones, steps, length } = profile;
  if (ids >= 0.6) return length > 20 ? ['petitioner', 'idNumber'] : ['idNumber', 'petitioner'];
  if (steps >= 0.7 && length > 20) return ['history'];
  return phones >= 0.7 && length <= 16 ? ['phone'] : [];
}
