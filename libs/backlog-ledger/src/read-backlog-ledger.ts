import { columnLetter } from '@anjuan/tabular';
import type { CaseDraft } from './cases/draft.ts';
import { finishCases } from './cases/finish-cases.ts';
import type { LedgerCase } from './cases/ledger-case.ts';
import { readSheetCases, type SheetCases } from './cases/read-sheet-cases.ts';
import { closingDateOf } from './closing-date.ts';
import { LedgerError } from './ledger-error.ts';
import type { BacklogLedger, LedgerSheet } from './ledger.ts';
import { colourLegend } from './layout/colour-legend.ts';
import type { LedgerMapping } from './layout/mapping-file.ts';
import { layoutOf, type SheetLayout } from './layout/sheet-layout.ts';
import { describeLinks, distinctCases } from './links/describe-links.ts';
import { findLinks } from './links/links.ts';
import { ProblemList } from './problems.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import type { Sheet } from './workbook/sheet.ts';

export interface ReadLedgerOptions {
  /** Where the program would not find out the layout by itself; see parseLedgerMapping. */
  readonly mapping?: LedgerMapping;
  /** The day up to which the ledger was kept, YYYY-MM-DD; else the mapping's, else what the ledger says. Steps after it are reported. */
  readonly closingDate?: string;
}

/**
 * Reads an office's own ledger of backlog cases (积案台账) from the bytes of an .xlsx workbook: cases with dated steps, links that an officer
 * may follow, and every cell that could not be read or is doubtful. The same bytes give the same result on every machine.
 * Throws LedgerError when the file as a whole cannot be read or no sheet of it is a ledger; a bad cell never throws.
 */
export async function readBacklogLedger(bytes: Uint8Array, options: ReadLedgerOptions = {}): Promise<BacklogLedger> {
  const workbook = await readWorkbook(bytes);
  const layouts = new Map(workbook.map((sheet) => [sheet, layoutOf(sheet, options.mapping)]));
  const others = workbook.filter((sheet) => !layouts.get(sheet));
  if (others.length === workbook.length) throw noLedgerSheet(workbook);
  const closing = options.closingDate ?? options.mapping?.closingDate ?? closingDateOf(workbook);
  const problems = new Map(workbook.map((sheet) => [sheet.name, new ProblemList(sheet.name)]));
  const problemsOf = (sheet: string): ProblemList => problems.get(sheet) ?? new ProblemList(sheet);

  const read = new Map<Sheet, SheetCases>();
  for (const [sheet, layout] of layouts) {
    if (!layout) continue;
    read.set(sheet, readSheetCases(sheet, layout, { closing, problems: problemsOf(sheet.name), mapping: options.mapping }));
  }
  for (const sheet of others) if (looksLikeData(sheet)) problemsOf(sheet.name).add('A1', 'header-missing');
  const drafts = [...read.values()].flatMap((cases) => cases.drafts);
  checkColours(drafts, colourLegend(others), problemsOf);
  const links = findLinks(drafts);
  const cases = finishCases(drafts, links, problemsOf);
  return {
    sheets: workbook.map((sheet) => describeSheet(sheet, layouts.get(sheet) ?? null, read.get(sheet), cases)),
    cases,
    links: describeLinks(links, cases),
    problems: [...problems.values()].flatMap((list) => list.all()),
    distinctCases: distinctCases(drafts.length, links),
    closingDate: closing,
  };
}

/** A case coloured as unresolved whose status says it is resolved (底色不符). */
function checkColours(drafts: readonly CaseDraft[], legend: ReadonlyMap<string, string>, problemsOf: (sheet: string) => ProblemList): void {
  for (const { body } of drafts) {
    const meaning = body.fill === null ? undefined : legend.get(body.fill);
    const cell = body.cells.status;
    if (cell === undefined || meaning === undefined || !/未(化解|办结)/.test(meaning)) continue;
    if (body.status?.known === 'resolved') problemsOf(body.sheet).add(cell, 'colour-differs');
  }
}

function describeSheet(sheet: Sheet, layout: SheetLayout | null, read: SheetCases | undefined, cases: readonly LedgerCase[]): LedgerSheet {
  const own = cases.filter((candidate) => candidate.sheet === sheet.name);
  const taken = new Set(own.flatMap(({ notes }) => notes.map(({ cell }) => cell)));
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    kind: layout?.kind ?? 'other',
    headerRows: layout ? [layout.header.top, layout.header.bottom] : null,
    columns: layout?.header.columns.map((column) => ({ ...column, letter: columnLetter(column.index) })) ?? [],
    cases: own.length,
    events: own.reduce((sum, { events }) => sum + events.length, 0),
    ignoredRows: read?.ignored.map(({ row, kind }) => ({ row, kind })) ?? [],
    notes: sheet.comments.filter(({ address }) => !taken.has(address)).map(({ address, text }) => ({ cell: address, text })),
  };
}

/** Many wide rows, and yet no header that could be recognised: worth a word to the one who imports. */
function looksLikeData(sheet: Sheet): boolean {
  return sheet.rows.filter(({ cells }) => [...cells.values()].filter(({ text }) => text !== '').length >= 5).length >= 5;
}

function noLedgerSheet(sheets: readonly Sheet[]): LedgerError {
  const names = sheets.map(({ name }) => name.slice(0, 31));
  return new LedgerError(
    'no-ledger-sheet',
    `没有一张工作表有可识别的台账表头（至少要有案件名称或案情、信访人等三栏）；工作表：${names.join('、')}`,
    `no sheet has a ledger header that could be recognised (at least three columns, such as title or facts, and petitioner); sheets: ${names.join(', ')}`,
    { details: names },
  );
}
