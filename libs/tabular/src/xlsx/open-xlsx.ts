import { bestHeader, columnsOf, headerSearchRows, type HeaderCandidate, type HeaderMatch } from '../header.ts';
import type { OpenOptions, Table } from '../table.ts';
import { TabularError } from '../tabular-error.ts';
import { Archive } from './archive.ts';
import { surveySheet } from './merges.ts';
import { readSharedStrings, type SharedStrings } from './shared-strings.ts';
import { sheetRows, type SheetContext, type SheetRow } from './sheet-rows.ts';
import { readStyles } from './styles.ts';
import { readWorkbook, type SheetEntry } from './workbook.ts';
import { XlsxTable } from './xlsx-table.ts';

/**
 * Opens an .xlsx workbook for streaming. Own reader on yauzl and saxes: exceljs' streaming reader keeps all shared strings in memory,
 * turns numbers and dates into JavaScript values before one can see what was stored, and sees merged ranges only after the rows.
 * Throws TabularError.
 */
export async function openXlsx(path: string, options: OpenOptions): Promise<Table> {
  const archive = await Archive.open(path);
  let strings: SharedStrings | null = null;
  try {
    const workbook = await readWorkbook(archive);
    const styles = await readStyles(archive, workbook.styles);
    strings = await readSharedStrings(archive, workbook.sharedStrings);
    const context = { strings, styles, date1904: workbook.date1904 };
    const choice = await chooseSheet(archive, workbook.sheets, context, options);
    const where = { sheet: choice.sheet.name.slice(0, 31) };
    const columns = columnsOf(choice.match, options, where);
    const survey = await surveySheet(archive.read(choice.sheet.part), context, strings.count);
    return new XlsxTable({ path, archive, context, strings, columns, survey, ...choice });
  } catch (error) {
    strings?.close();
    archive.close();
    throw error;
  }
}

interface Choice {
  sheet: SheetEntry;
  match: HeaderMatch | null;
  /** Row elements up to the header, itself included. */
  rowsToHeader: number;
}

/** The sheet asked for, or the first visible one with all required columns, or the one that comes nearest. */
async function chooseSheet(archive: Archive, all: readonly SheetEntry[], context: SheetContext, options: OpenOptions): Promise<Choice> {
  const visible = all.filter((sheet) => sheet.visible);
  const asked = options.sheet;
  const sheets = asked === undefined ? (visible.length > 0 ? visible : all) : all.filter(({ name }) => name === asked);
  let best: Choice | null = null;
  for (const sheet of sheets) {
    const { candidates, rowsTo } = await topRows(archive, sheet, context);
    const match = bestHeader(candidates, options.required ?? []);
    if (best === null || (match && match.hits > (best.match?.hits ?? -1))) {
      best = { sheet, match, rowsToHeader: match ? (rowsTo.get(match.candidate.number) ?? 0) : 0 };
    }
    if (match?.missing.length === 0) break;
  }
  if (best) return best;
  const names = all.map(({ name }) => name.slice(0, 31));
  throw new TabularError(
    'sheet-not-found',
    `找不到工作表；工作簿中有：${names.join('、') || '无'}`,
    `no such sheet; the workbook has: ${names.join(', ') || 'none'}`,
    { details: { sheets: names } },
  );
}

async function topRows(
  archive: Archive,
  sheet: SheetEntry,
  context: SheetContext,
): Promise<{ candidates: HeaderCandidate[]; rowsTo: Map<number, number> }> {
  const candidates: HeaderCandidate[] = [];
  const rowsTo = new Map<number, number>();
  let seen = 0;
  for await (const row of sheetRows(archive.read(sheet.part), context)) {
    seen += 1;
    const cells = denseCells(row);
    if (cells.every((cell) => cell.trim() === '')) continue;
    candidates.push({ cells, number: row.number, end: row.number });
    rowsTo.set(row.number, seen);
    if (candidates.length >= headerSearchRows) break;
  }
  return { candidates, rowsTo };
}

function denseCells(row: SheetRow): string[] {
  const width = row.cells.reduce((most, { index }) => Math.max(most, index + 1), 0);
  const cells = new Array<string>(width).fill('');
  for (const { index, text } of row.cells) cells[index] = text;
  return cells;
}
