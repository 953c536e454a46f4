import { readCount } from '../amounts/read-count.ts';
import { readMoney } from '../amounts/read-money.ts';
import { readDate } from '../dates/read-date.ts';
import { leadLength } from '../history/split-steps.ts';
import { impreciseDate } from '../dates/ledger-date.ts';
import { readDateCell } from '../dates/read-date-cell.ts';
import { readHistoryParts, type HistoryPart } from '../history/read-history.ts';
import { fieldNames, type FieldName } from '../layout/fields.ts';
import type { Header } from '../layout/header.ts';
import type { ProblemList } from '../problems.ts';
import type { CaseRows } from '../rows/classify-rows.ts';
import { shifted } from '../rows/row-view.ts';
import { addressOf, type Cell, type Sheet } from '../workbook/sheet.ts';
import type { CaseDraft } from './draft.ts';
import type { DateField, LedgerCase } from './ledger-case.ts';
import { readCasePetitioners } from './read-case-petitioners.ts';
import { statusOf } from './status-words.ts';

export interface CaseContext {
  readonly sheet: Sheet;
  readonly kind: 'open' | 'struck-off';
  readonly header: Header;
  readonly closing: string | null;
  readonly problems: ProblemList;
}

/** Reads one case from its rows (读取一案). What cannot be read is reported and left null; the rest goes on. */
export function readCase(rows: CaseRows, context: CaseContext): CaseDraft {
  const { sheet, header, problems } = context;
  const { first, more, shift } = rows;
  const cellOf = (field: FieldName): Cell | null => first.field(field, shift);
  const text = (field: FieldName): string | null => textOf(cellOf(field), problems);
  const lastRow = more.at(-1)?.number ?? first.number;
  if (shift)
    problems.add(addressOf(first.number, shift.from), 'row-shifted', [`按偏移 ${shift.by} 列读取`, `read ${shift.by} column(s) on`]);

  const firstPetition = dateField(cellOf('firstPetition'), problems, 'settled-later');
  const parts = historyParts(rows, problems);
  const history = readHistoryParts(parts, context.closing);
  for (const { code, position, cell } of history.faults) problems.add(cell, code, [`第 ${position} 步`, `step ${position}`]);
  const { petitioners, wording } = readCasePetitioners(rows, problems);
  const status = text('status');
  const title = text('title');
  if (title === null && header.columns.some(({ field }) => field === 'title'))
    problems.add(first.address('title', shift) ?? addressOf(first.number, 0), 'title-missing');
  const closedDate = dateField(cellOf('closedDate'), problems).field;
  const known = status === null ? null : statusOf(status);
  // In a list of all cases, struck-off ones are told by their row.
  const closedHere = /^已?销号$/.test(status ?? '') || (known === 'resolved' && closedDate?.date !== null && closedDate !== null);
  const body: Omit<LedgerCase, 'key' | 'alternateKeys' | 'events'> = {
    sheet: sheet.name,
    row: first.number,
    lastRow,
    state: first.struckOut ? 'moved' : context.kind === 'struck-off' || closedHere ? 'struck-off' : 'open',
    hidden: first.hidden,
    serial: text('serial'),
    caseNumber: text('caseNumber'),
    title,
    district: null,
    place: text('place'),
    unit: text('unit'),
    leader: text('leader'),
    handler: text('handler'),
    petitioners,
    petitionerWording: wording,
    address: text('address'),
    people: count(cellOf('people'), problems),
    firstPetition: firstPetition.field,
    visits: count(cellOf('visits'), problems),
    facts: text('facts'),
    history: parts.length === 0 ? null : parts.map((part) => part.text).join('\n'),
    historyOrder: history.order,
    plan: text('plan'),
    method: text('method'),
    funds: money(cellOf('funds'), header, problems),
    dueDate: dateField(cellOf('dueDate'), problems).field,
    status: status === null ? null : { wording: status, known },
    closedDate,
    acceptance: text('acceptance'),
    category: text('category'),
    channel: text('channel'),
    listedBy: text('listedBy'),
    remarks: text('remarks'),
    notes: sheet.comments
      .filter(({ row }) => row >= first.number && row <= lastRow)
      .map(({ address, text: note }) => ({ cell: address, text: note })),
    extra: extraOf(rows, header),
    fill: first.fill(),
    cells: addressesOf(rows),
  };
  return { rows, kind: context.kind, body, steps: history.steps, zeroEaten: firstPetition.zeroEaten };
}

/** The cells of the history: one for the case, or one a row, whose date may stand in a column of its own. */
function historyParts({ first, more, shift }: CaseRows, problems: ProblemList): HistoryPart[] {
  const parts = new Map<string, HistoryPart>();
  for (const row of [first, ...more]) {
    const own = row === first ? shift : null;
    const cell = row.field('history', own);
    const text = textOf(cell, problems);
    const date = textOf(row.field('stepDate', own), problems);
    if (!cell || text === null) continue;
    const address = addressOf(cell.row, cell.column);
    const dated =
      date === null || readDate(text, leadLength(text), { previous: null, wholeCell: false })?.dates[0] ? text : `${date} ${text}`;
    if (!parts.has(address)) parts.set(address, { text: dated, cell: address });
  }
  return [...parts.values()];
}

/** The trimmed text of a cell; errors and formulas without value are reported. */
function textOf(cell: Cell | null, problems: ProblemList): string | null {
  if (!cell) return null;
  const address = addressOf(cell.row, cell.column);
  if (cell.kind === 'error' || cell.kind === 'formula-without-value') {
    problems.add(address, cell.kind === 'error' ? 'error-cell' : 'formula-without-value');
    return null;
  }
  const text = cell.text.trim();
  return text === '' ? null : text;
}

function count(cell: Cell | null, problems: ProblemList): LedgerCase['people'] {
  if (!cell) return null;
  const reading = readCount(cell);
  if (reading.fault) problems.add(addressOf(cell.row, cell.column), reading.fault);
  return reading.count;
}

function money(cell: Cell | null, header: Header, problems: ProblemList): LedgerCase['funds'] {
  if (!cell) return null;
  const unit = header.columns.find(({ field }) => field === 'funds')?.unit ?? null;
  const reading = readMoney(cell, unit);
  if (reading.fault) problems.add(addressOf(cell.row, cell.column), reading.fault);
  return reading.money;
}

/** @param zero a date like 2026.1 that nothing can settle spans January to October; a first petition is settled when all is read */
function dateField(
  cell: Cell | null,
  problems: ProblemList,
  zero: 'settled-later' | 'spans' = 'spans',
): { field: DateField | null; zeroEaten: CaseDraft['zeroEaten'] } {
  if (!cell || (cell.text.trim() === '' && cell.kind !== 'formula-without-value')) return { field: null, zeroEaten: null };
  const address = addressOf(cell.row, cell.column);
  const { date, wording, fault, zeroEatenYear: year } = readDateCell(cell);
  const field = { date, wording };
  if (year === null) {
    if (fault) problems.add(address, fault);
    return { field, zeroEaten: null };
  }
  if (zero === 'settled-later') return { field, zeroEaten: { year, cell: address } };
  problems.add(address, 'zero-eaten', ['两者都保留', 'both are kept possible']);
  return { field: { date: impreciseDate(`${year}-01-01`, `${year}-10-31`, wording), wording }, zeroEaten: null };
}

function extraOf({ first, shift }: CaseRows, header: Header): LedgerCase['extra'] {
  return header.columns.flatMap(({ field, index, header: name, group }) => {
    const cell = field === null ? first.at(shifted(index, shift)) : null;
    const text = cell?.text.trim() ?? '';
    if (!cell || text === '') return [];
    return [{ cell: addressOf(cell.row, cell.column), header: group === '' ? name : `${group}/${name}`, text }];
  });
}

function addressesOf({ first, shift }: CaseRows): LedgerCase['cells'] {
  const cells: Partial<Record<FieldName, string>> = {};
  for (const field of fieldNames) {
    const cell = first.field(field, shift);
    if (cell) cells[field] = addressOf(cell.row, cell.column);
  }
  return cells;
}
