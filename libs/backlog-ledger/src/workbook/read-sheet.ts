import { columnIndex } from '@anjuan/tabular';
import { damaged, tooLarge } from './archive.ts';
import { RunCollector, type Run } from './rich-text.ts';
import { dayOfSerial, numberText } from './serial-date.ts';
import type { Cell, Merge, SheetRow } from './sheet.ts';
import { plainStyle, type CellStyle } from './styles.ts';
import { readXml, unescapeXstring } from './xml.ts';

/** Bounds of a ledger kept by hand. The dimension that a sheet claims is not looked at: it costs nothing and often lies. */
export const sheetLimits = { rows: 50_000, cells: 1_000_000, columns: 512, merges: 20_000, mergeWidth: 4_000_000, text: 65_536 } as const;

export interface SheetContext {
  readonly strings: readonly (readonly Run[])[];
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
}

/** Reads a worksheet part: its rows with content, and its merged ranges. Throws LedgerError. */
export function readSheet(xml: string, context: SheetContext): { rows: SheetRow[]; merges: Merge[] } {
  const reader = new SheetReader(context);
  readXml(xml, reader);
  return { rows: reader.rows, merges: reader.merges };
}

class SheetReader {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  readonly #context: SheetContext;
  readonly #runs = new RunCollector();
  #row = 0;
  #hidden = false;
  #cells = new Map<number, Cell>();
  #count = 0;
  #column = -1;
  #cell: { type: string; style: CellStyle; formula: boolean } | null = null;
  #value = '';
  #inValue = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') this.#openRow(attribute('r'), attribute('hidden'));
    else if (name === 'c') this.#openCell(attribute('r'), attribute('t') ?? 'n', Number(attribute('s') ?? 0));
    else if (name === 'mergeCell') this.#addMerge(attribute('ref') ?? '');
    else if (!this.#cell) return;
    else if (name === 'f') this.#cell.formula = true;
    else if (name === 'v') this.#inValue = true;
    else this.#runs.open(name, attribute);
  }

  text(piece: string): void {
    if (this.#inValue) this.#value += piece;
    else if (this.#cell) this.#runs.text(piece);
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (this.#cell) this.#runs.close(name);
  }

  #openRow(reference: string | undefined, hidden: string | undefined): void {
    const number = reference === undefined ? this.#row + 1 : Number(reference);
    if (!Number.isInteger(number) || number <= this.#row || number > 1_048_576) throw damaged('row numbers');
    this.#row = number;
    this.#hidden = hidden === '1' || hidden === 'true';
    this.#cells = new Map();
    this.#column = -1;
  }

  #closeRow(): void {
    if (this.#cells.size === 0) return;
    this.rows.push({ number: this.#row, hidden: this.#hidden, cells: this.#cells });
    if (this.rows.length > sheetLimits.rows) throw tooLarge(`> ${sheetLimits.rows} rows`);
  }

  #openCell(reference: string | undefined, type: string, style: number): void {
    this.#column = reference === undefined ? this.#column + 1 : columnIndex(reference.replace(/[0-9]+$/, ''));
    if (this.#column < 0 || this.#column >= 16_384) throw damaged('cell references');
    this.#cell = { type, style: this.#context.styles[style] ?? plainStyle, formula: false };
    this.#value = '';
    this.#runs.take();
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell) return;
    const read = this.#content(cell);
    // Excel holds 32,767 characters in a cell; more was made to keep a reader busy.
    if (read.text.length + read.struck.length > sheetLimits.text) throw tooLarge(`> ${sheetLimits.text} characters in a cell`);
    const empty = read.text.trim() === '' && read.struck.trim() === '' && read.kind === 'text';
    if (empty && cell.style.fill === null) return;
    if (this.#column >= sheetLimits.columns) {
      if (!empty) throw tooLarge(`> ${sheetLimits.columns} columns`);
      return;
    }
    if (++this.#count > sheetLimits.cells) throw tooLarge(`> ${sheetLimits.cells} cells`);
    this.#cells.set(this.#column, { row: this.#row, column: this.#column, fill: cell.style.fill, ...read });
  }

  #content(cell: { type: string; style: CellStyle; formula: boolean }): Omit<Cell, 'row' | 'column' | 'fill'> {
    const value = this.#value;
    const plain = (kind: Cell['kind'], text: string): Omit<Cell, 'row' | 'column' | 'fill'> => ({
      ...{ kind, number: null, day: null, shows: null },
      ...(cell.style.struck ? { text: '', struck: text } : { text, struck: '' }),
    });
    if (cell.type === 'inlineStr') return { ...plain('text', ''), ...strike(this.#runs.take(), cell.style.struck) };
    if (cell.formula && value === '') return plain('formula-without-value', '');
    if (cell.type === 's') {
      if (value === '') return plain('text', '');
      const runs = this.#context.strings[Number(value)];
      if (!runs) throw damaged('shared string index');
      return { ...plain('text', ''), ...strike(runs, cell.style.struck) };
    }
    if (cell.type === 'str') return plain('text', unescapeXstring(value));
    if (cell.type === 'b') return plain('boolean', value.trim() === '1' ? '是' : '否');
    if (cell.type === 'e') return plain('error', value);
    if (cell.type === 'd') return { ...plain('date', value.slice(0, 10)), day: value.slice(0, 10), shows: 'day' };
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) return plain('text', value);
    if (cell.style.date === null) return { ...plain('number', numberText(number)), number };
    const day = dayOfSerial(number, this.#context.date1904);
    return { ...plain('date', day ?? String(number)), number, day, shows: cell.style.date };
  }

  #addMerge(reference: string): void {
    const [, c1, r1, c2, r2] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
    if (c1 === undefined || c2 === undefined) return;
    const [left, right, top, bottom] = [columnIndex(c1), columnIndex(c2), Number(r1), Number(r2)];
    this.merges.push({ left, right, top, bottom });
    if (this.merges.length > sheetLimits.merges) throw tooLarge(`> ${sheetLimits.merges} merged ranges`);
  }
}

/** Text that counts and text that is struck out. */
function strike(runs: readonly Run[], cellStruck: boolean): { text: string; struck: string } {
  const pick = (struck: boolean): string =>
    runs
      .filter((run) => (run.struck ?? cellStruck) === struck)
      .map(({ text }) => text)
      .join('');
  // A plain string has one run without properties; a struck cell may hold runs that are not.
  return { text: pick(false), struck: pick(true) };
}
