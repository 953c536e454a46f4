import type { TextEncoding } from './text/detect-encoding.ts';

/** What is wrong with a row or one of its cells. Stable codes; the wording may improve. */
export type CellProblemCode =
  | 'unclosed-quote'
  | 'broken-quoting'
  | 'too-few-columns'
  | 'too-many-columns'
  | 'line-too-long'
  | 'nul-character'
  | 'damaged-characters'
  | 'formula-cell'
  | 'error-cell'
  | 'merged-cell'
  | 'digits-lost'
  | 'impossible-date';

/**
 * A fault the reader found (单元格问题). Any problem means that the row must not be taken in. `column` is the header's name and
 * `letter` the spreadsheet column, both null when the row as a whole is broken; `address` ("C5") only in a workbook.
 */
export interface CellProblem {
  readonly code: CellProblemCode;
  readonly column: string | null;
  readonly letter: string | null;
  readonly address: string | null;
  readonly reasonZh: string;
  readonly reasonEn: string;
}

/** One data row (数据行), exactly as written: nothing is trimmed or normalised here. */
export interface Row {
  /** 1-based. In a text file the line an editor shows where the row starts; in a workbook Excel's row number. */
  readonly number: number;
  /** By column name as in `Table.columns`. A broken row holds as many cells as could be told apart. */
  readonly cells: ReadonlyMap<string, string>;
  readonly problems: readonly CellProblem[];
  /** The source text of a row that could not be cut into cells (at most 4,096 characters), else null. */
  readonly raw: string | null;
}

/** A column (列): `known` when the caller asked for it; the others are read but never checked. */
export interface Column {
  readonly name: string;
  /** 0-based. */
  readonly index: number;
  readonly letter: string;
  readonly known: boolean;
}

/** An open table. Close it when done; `rows()` may be called again and then starts from the first data row. */
export interface Table extends AsyncDisposable {
  readonly path: string;
  readonly format: 'csv' | 'xlsx';
  readonly encoding: TextEncoding;
  /** Null in a workbook. */
  readonly delimiter: string | null;
  /** Null in a text file. */
  readonly sheet: string | null;
  readonly columns: readonly Column[];
  /** Row or line number of the header. */
  readonly headerRow: number;
  /** True when the file is one of our own reject files, corrected and brought back. */
  readonly isRejectFile: boolean;
  /** Bytes of the file, or of the unpacked sheet; for a progress bar together with `bytesRead`. */
  readonly totalBytes: number;
  readonly bytesRead: number;
  /** Rows below the header, blank ones included; null where only reading to the end would tell. */
  readonly totalRows: number | null;
  /** Streams the rows in file order with flat memory. Blank rows are left out. Throws TabularError when the file breaks off. */
  rows(): AsyncIterable<Row>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Columns that must be there; the header is the first of the top ten rows that has them all. */
  readonly required?: readonly string[];
  /** Columns that are read when there. Columns in neither list are ignored: their faults reject nothing. */
  readonly optional?: readonly string[];
  /** Name of the sheet to read; otherwise the first visible one whose header fits. */
  readonly sheet?: string;
}
