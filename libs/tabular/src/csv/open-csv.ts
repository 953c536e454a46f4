import { looksLikeRejectFile } from '../reject/reject-columns.ts';
import { unguardCell } from '../reject/cell-guard.ts';
import { damagedText } from '../damaged-text.ts';
import type { CellProblem, Column, OpenOptions, Row, Table } from '../table.ts';
import type { TextEncoding } from '../text/detect-encoding.ts';
import { findLayout, type CsvLayout } from './csv-layout.ts';
import { lineBatches } from './csv-source.ts';
import { structureProblem } from './problems.ts';
import { RecordAssembler, type CsvRecord } from './record-assembler.ts';

/** Opens a delimited text file (CSV/TXT). Throws TabularError as `findLayout` does. */
export async function openCsv(path: string, totalBytes: number, options: OpenOptions): Promise<Table> {
  const layout = await findLayout(path, options);
  return new CsvTable(path, totalBytes, layout);
}

class CsvTable implements Table {
  readonly format = 'csv';
  readonly sheet = null;
  readonly totalRows = null;
  readonly path: string;
  readonly totalBytes: number;
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly columns: readonly Column[];
  readonly headerRow: number;
  readonly isRejectFile: boolean;
  bytesRead = 0;
  readonly #layout: CsvLayout;

  constructor(path: string, totalBytes: number, layout: CsvLayout) {
    this.path = path;
    this.totalBytes = totalBytes;
    this.#layout = layout;
    this.encoding = layout.encoding;
    this.delimiter = layout.delimiter;
    this.columns = layout.columns;
    this.headerRow = layout.headerRow;
    this.isRejectFile = looksLikeRejectFile(layout.columns.map(({ name }) => name));
  }

  async *rows(): AsyncGenerator<Row, void, undefined> {
    this.bytesRead = 0;
    const assembler = new RecordAssembler(this.delimiter, this.columns.length);
    const skip = this.#layout.headerEnd;
    for await (const batch of lineBatches(this.path, this.encoding, (count) => (this.bytesRead += count))) {
      yield* this.#rowsOf(assembler.push(batch[0] && batch[0].number <= skip ? batch.filter(({ number }) => number > skip) : batch));
    }
    yield* this.#rowsOf(assembler.end());
  }

  *#rowsOf(records: readonly CsvRecord[]): Generator<Row, void, undefined> {
    for (const record of records) {
      const blank = this.columns.every(({ known, index }) => !known || (record.fields[index] ?? '').trim() === '');
      if (record.fault !== null || !blank) yield this.#row(record);
    }
  }

  #row(record: CsvRecord): Row {
    const { columns } = this;
    const structure = structureProblem(record, columns);
    const problems: CellProblem[] = structure ? [structure] : [];
    const cells = new Map<string, string>();
    const count = Math.min(columns.length, record.fields.length);
    for (let at = 0; at < count; at++) {
      const [column, field] = [columns[at], record.fields[at]];
      if (column && field !== undefined) cells.set(column.name, this.#cell(column, field, problems));
    }
    return { number: record.number, cells, problems, raw: record.raw };
  }

  #cell(column: Column, field: string, problems: CellProblem[]): string {
    const damaged = column.known ? damagedText(field, column, null) : null;
    if (damaged) problems.push(damaged);
    return this.isRejectFile ? unguardCell(field) : field;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
