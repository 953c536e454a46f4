import { plainHeader } from '../layout/header-name.ts';
import type { Header } from '../layout/header.ts';
import type { FieldName } from '../layout/fields.ts';
import { halfWidth } from '../dates/same-length.ts';
import { addressOf, type Sheet } from '../workbook/sheet.ts';
import { RowView, type Shift } from './row-view.ts';
import { findShift } from './shift.ts';

export type IgnoredKind = 'header-again' | 'subtotal' | 'total' | 'note' | 'section';

/** A row that carries no case, and why (非数据行). */
export interface IgnoredRow {
  readonly kind: IgnoredKind;
  readonly row: number;
  /** Of a subtotal or section: what it is about; '' otherwise. */
  readonly label: string;
  /** Cases it says there are, and where it says so. */
  readonly stated: { readonly count: number; readonly cell: string } | null;
  readonly text: string;
}

/** The rows of one case: the first, and those that only carry more petitioners (一案多人). */
export interface CaseRows {
  readonly kind: 'case';
  readonly first: RowView;
  readonly more: readonly RowView[];
  readonly shift: Shift | null;
}

export type ReadRow = IgnoredRow | CaseRows;

/** Columns in which a case differs from the next, the most telling first; petitioners and steps may differ within one. */
const caseColumns: readonly FieldName[] = ['title', 'facts', 'history'];
/** What a row may hold that only goes on with the case above. */
const furtherColumns: readonly (FieldName | null)[] = ['petitioner', 'idNumber', 'phone', 'address', 'stepDate', 'history'];

/** Tells the rows below a header apart (行分类), in order. Blank rows are left out. */
export function classifyRows(sheet: Sheet, header: Header, firstRow = header.bottom + 1): readonly ReadRow[] {
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const result: ReadRow[] = [];
  let open: { first: RowView; more: RowView[]; shift: Shift | null } | null = null;
  for (const sheetRow of sheet.rows) {
    if (sheetRow.number < firstRow) continue;
    const row = new RowView(sheet, rows, header, sheetRow);
    if (row.own.length === 0) continue;
    if (open && continues(row, open.first, header)) {
      open.more.push(row);
      continue;
    }
    const ignored = ignoredRow(row, header);
    if (ignored) {
      open = null;
      result.push(ignored);
      continue;
    }
    if (!holdsCase(row, header)) continue;
    open = { first: row, more: [], shift: findShift(row, header) };
    result.push({ kind: 'case', ...open });
  }
  return result;
}

/** Merged into the case above in its title; or, without merging, a row with petitioners or steps and nothing that begins a case. */
function continues(row: RowView, first: RowView, header: Header): boolean {
  const fieldAt = (column: number): FieldName | null => header.columns.find(({ index }) => index === column)?.field ?? null;
  const has = (field: FieldName): boolean => header.columns.some((column) => column.field === field);
  const telling = header.columns.find(({ field }) => field === caseColumns.find(has));
  const from = telling ? row.mergedFrom(telling.index) : null;
  if (from !== null && from >= first.number) return true;
  if (!has('serial') && !has('title') && !has('facts')) return false;
  const fields = row.own.map(({ column }) => fieldAt(column));
  if (fields.length === 0 || !fields.every((field) => furtherColumns.includes(field))) return false;
  if (fields.includes('history')) return has('serial') || has('title');
  const person = row.field('petitioner')?.text ?? '';
  return /\d{6}/.test(halfWidth(person)) || /^\s*\p{Script=Han}{2,4}\s*$/u.test(person) || fields.includes('idNumber');
}

const signature =
  /^(填表|制表|审核|填报|报送|联系人|单位负责人|负责人|经办|复核|签字|盖章|备注|注|说明|截止|截至|报告|统计)[人单位日期时间员说明科室\s]*[:：]/;

function ignoredRow(row: RowView, header: Header): IgnoredRow | null {
  const text = row.own.map((cell) => cell.text).join(' ');
  const base = { row: row.number, text, label: '', stated: null };
  const again = row.own.filter((cell) => {
    const column = header.columns.find(({ index }) => index === cell.column);
    const name = plainHeader(cell.text);
    return column !== undefined && name !== '' && (name === plainHeader(column.header) || name === plainHeader(column.group));
  });
  if (again.length >= 3 && again.length >= row.own.length * 0.6) return { ...base, kind: 'header-again' };
  const first = row.own[0];
  const lead = halfWidth(first?.text ?? '').replace(/\s/g, '');
  const [, label = '', word] = /^(.{0,14}?)(小计|合计|总计|共计|累计)(?=$|[:：(]|\d)/.exec(lead) ?? [];
  if (word !== undefined) return { ...base, kind: word === '小计' || label !== '' ? 'subtotal' : 'total', label, stated: statedCount(row) };
  if (signature.test(lead)) return { ...base, kind: 'note' };
  const single = row.own.length === 1 || (row.own.length === 2 && row.mergedWidth(first?.column ?? 0) >= header.columns.length / 2);
  if (!single) return null;
  const [, section] =
    /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\))?(.{2,12}?(?:区|县|市))(?:\(?\d+件\)?)?$/.exec(lead) ?? [];
  return { ...base, kind: section === undefined ? 'note' : 'section', label: section ?? '' };
}

function statedCount(row: RowView): IgnoredRow['stated'] {
  for (const cell of row.own) {
    const [, count] = /(\d+)\s*件/.exec(halfWidth(cell.text)) ?? [];
    if (count !== undefined) return { count: Number(count), cell: addressOf(cell.row, cell.column) };
  }
  return null;
}

/** A row with a serial number and nothing else is a form filled in beforehand, not a case. */
function holdsCase(row: RowView, header: Header): boolean {
  const telling: readonly (FieldName | null)[] = ['title', 'facts', 'history', 'petitioner'];
  const beyondSerial = row.own.filter((cell) => header.columns.find(({ index }) => index === cell.column)?.field !== 'serial');
  if (row.own.some((cell) => telling.includes(header.columns.find(({ index }) => index === cell.column)?.field ?? null))) return true;
  return beyondSerial.some(({ text }) => text.length > 30);
}
