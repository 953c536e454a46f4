import { damagedText } from '../damaged-text.ts';
import type { HeaderMatch } from '../header.ts';
import { looksLikeRejectFile } from '../reject/reject-columns.ts';
import { unguardCell } from '../reject/cell-guard.ts';
import type { CellProblem, Column, Row, Table } from '../table.ts';
import type { Archive } from './archive.ts';
import { MergeSweep, type Merge, type SheetSurvey } from './merges.ts';
import { sheetProblem } from './problems.ts';
import { sheetRows, type SheetCell, type SheetContext, type SheetRow } from './sheet-rows.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { SheetEntry } from './workbook.ts';

export interface XlsxParts {
  readonly path: string;
  readonly archive: Archive;
  readonly context: SheetContext;
  readonly strings: Pick<SharedStrings, 'close'>;
  readonly columns: readonly Column[];
  readonly survey: SheetSurvey;
  readonly sheet: SheetEntry;
  readonly match: HeaderMatch | null;
  readonly rowsToHeader: number;
}

/** A worksheet as a table. Hidden rows and columns are read like the others: hiding is a view, not a deletion. */
export class XlsxTable implements Table {
  readonly format = 'xlsx';
  readonly encoding = 'utf-8';
  readonly delimiter = null;
  readonly path: string;
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly headerRow: number;
  readonly totalBytes: number;
  readonly totalRows: number;
  readonly isRejectFile: boolean;
  bytesRead = 0;
  readonly #parts: XlsxParts;

  constructor(parts: XlsxParts) {
    this.#parts = parts;
    this.path = parts.path;
    this.sheet = parts.sheet.name;
    this.columns = parts.columns;
    this.headerRow = parts.match?.candidate.number ?? 0;
    this.totalBytes = parts.archive.size(parts.sheet.part);
    this.totalRows = Math.max(0, parts.survey.rowCount - parts.rowsToHeader);
    this.isRejectFile = looksLikeRejectFile(parts.columns.map(({ name }) => name));
  }

  async *rows(): AsyncGenerator<Row, void, undefined> {
    const { archive, sheet, context, survey } = this.#parts;
    this.bytesRead = 0;
    const sweep = new MergeSweep(survey.merges);
    for await (const row of sheetRows(this.#counted(archive.read(sheet.part)), context)) {
      if (row.number <= this.headerRow) continue;
      const built = this.#row(row, sweep.at(row.number));
      if (built) yield built;
    }
  }

  async *#counted(part: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
    for await (const bytes of part) {
      this.bytesRead += bytes.length;
      yield bytes;
    }
  }

  /** Null for a row whose known columns are all blank. */
  #row(row: SheetRow, merges: readonly Merge[]): Row | null {
    const byIndex = new Map(row.cells.map((cell) => [cell.index, cell]));
    const cells = new Map<string, string>();
    const problems: CellProblem[] = [];
    let blank = true;
    for (const column of this.columns) {
      const cell = byIndex.get(column.index);
      const text = cell?.text ?? '';
      cells.set(column.name, this.isRejectFile ? unguardCell(text) : text);
      if (!column.known) continue;
      if (text.trim() !== '') blank = false;
      const problem = this.#problem(column, cell, row.number, merges);
      if (problem) problems.push(problem);
    }
    return blank ? null : { number: row.number, cells, problems, raw: null };
  }

  #problem(column: Column, cell: SheetCell | undefined, row: number, merges: readonly Merge[]): CellProblem | null {
    if (cell?.fault) return sheetProblem(cell.fault, column, row, cell.fault === 'error-cell' ? cell.text.slice(0, 20) : '');
    const merge = merges.find(({ left, right }) => left <= column.index && column.index <= right);
    if (merge && (merge.top !== row || merge.left !== column.index)) return sheetProblem('merged-cell', column, row, merge.reference);
    return cell ? damagedText(cell.text, column, `${column.letter}${row}`) : null;
  }

  close(): Promise<void> {
    this.#parts.strings.close();
    this.#parts.archive.close();
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
