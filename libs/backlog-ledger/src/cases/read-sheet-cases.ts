import type { LedgerMapping } from '../layout/mapping-file.ts';
import type { SheetLayout } from '../layout/sheet-layout.ts';
import { halfWidth } from '../dates/same-length.ts';
import type { ProblemList } from '../problems.ts';
import { classifyRows, type CaseRows, type IgnoredRow, type ReadRow } from '../rows/classify-rows.ts';
import { addressOf, type Sheet } from '../workbook/sheet.ts';
import { Districts } from './districts.ts';
import type { CaseDraft } from './draft.ts';
import { readCase } from './read-case.ts';

export interface SheetCases {
  readonly drafts: readonly CaseDraft[];
  readonly ignored: readonly IgnoredRow[];
}

/** Reads all cases of a sheet whose layout is known (读取一表). */
export function readSheetCases(
  sheet: Sheet,
  layout: SheetLayout,
  options: { closing: string | null; problems: ProblemList; mapping: LedgerMapping | undefined },
): SheetCases {
  const { problems } = options;
  const rows = classifyRows(sheet, layout.header, layout.firstRow);
  const ignored = rows.filter((row) => row.kind !== 'case');
  const context = { sheet, kind: layout.kind, header: layout.header, closing: options.closing, problems };
  const drafts = rows.filter((row) => row.kind === 'case').map((row) => readCase(row, context));
  checkSerials(drafts, layout, problems);
  checkStatedCounts(rows, problems);
  for (const { index, field } of layout.header.columns) {
    if (field === null) problems.add(addressOf(layout.header.bottom, index), 'column-unknown');
  }
  return { drafts: withDistricts(drafts, rows, { ...options, sheet: sheet.name }), ignored };
}

function checkSerials(drafts: readonly CaseDraft[], layout: SheetLayout, problems: ProblemList): void {
  const column = layout.header.columns.find(({ field }) => field === 'serial')?.index;
  if (column === undefined) return;
  const seen = new Set<string>();
  for (const { body } of drafts) {
    const cell = addressOf(body.row, column);
    const serial = halfWidth(body.serial ?? '').trim();
    if (serial === '') problems.add(cell, 'serial-missing');
    else if (!/^\d+$/.test(serial)) problems.add(cell, 'serial-odd');
    else if (seen.has(serial)) problems.add(cell, 'serial-repeated');
    seen.add(serial);
  }
}

/** A subtotal counts the rows since the last one, a total all of them (小计核对). */
function checkStatedCounts(rows: readonly ReadRow[], problems: ProblemList): void {
  let [since, all] = [0, 0];
  for (const row of rows) {
    if (row.kind === 'case') {
      since += 1;
      all += 1;
      continue;
    }
    if (row.kind !== 'subtotal' && row.kind !== 'total') continue;
    const counted = row.kind === 'total' ? all : since;
    if (row.stated && row.stated.count !== counted) {
      problems.add(row.stated.cell, 'count-differs', [`数得 ${counted} 件`, `${counted} counted`]);
    }
    since = 0;
  }
}

function withDistricts(
  drafts: readonly CaseDraft[],
  rows: readonly ReadRow[],
  options: { sheet: string; problems: ProblemList; mapping: LedgerMapping | undefined },
): CaseDraft[] {
  const wordings = new Map(drafts.map((draft) => [draft, draft.rows.first.field('district', draft.rows.shift)]));
  const mapped = Object.entries(options.mapping?.districts ?? {});
  const sections = sectionsOf(rows);
  // A sheet for each district: its name is the district of rows that say nothing else.
  const bySheet = /^\p{Script=Han}{1,6}[区县]$/u.test(options.sheet.trim()) ? options.sheet.trim() : null;
  const labels = [...mapped.map(([name]) => name), ...new Set(sections.values()), ...(bySheet === null ? [] : [bySheet])];
  const districts = new Districts(
    labels,
    [...wordings.values()].flatMap((cell) => (cell ? [cell.text] : [])),
  );
  return drafts.map((draft) => {
    const cell = wordings.get(draft);
    const wording = cell?.text.trim() ?? '';
    const byMapping = mapped.find(([name, others]) => [name, ...others].includes(wording.normalize('NFKC').replace(/\s/g, '')))?.[0];
    const own = byMapping ?? (wording === '' ? null : districts.find(wording));
    const section = sections.get(draft.rows) ?? bySheet;
    if (own === null && section !== null && cell) options.problems.add(addressOf(cell.row, cell.column), 'district-from-section');
    const name = own ?? section ?? (wording === '' ? null : wording);
    return name === null ? draft : { ...draft, body: { ...draft.body, district: { name, wording } } };
  });
}

/** The label of the subtotal below a case, or of the section heading above it. */
function sectionsOf(rows: readonly ReadRow[]): Map<CaseRows, string> {
  const sections = new Map<CaseRows, string>();
  let heading = '';
  let since: CaseRows[] = [];
  for (const row of rows) {
    if (row.kind === 'case') {
      since.push(row);
      if (heading !== '') sections.set(row, heading);
    } else if (row.kind === 'section') {
      heading = row.label;
      since = [];
    } else if (row.kind === 'subtotal') {
      if (/[区县市]$/.test(row.label)) for (const rowOfSection of since) sections.set(rowOfSection, row.label);
      since = [];
    }
  }
  return sections;
}
