import { columnIndex } from '../column-name.ts';
import type { CellProblemCode } from '../table.ts';
import { damagedWorkbook } from './archive.ts';
import { numberText } from './number-text.ts';
import { unescapeXstring, type SharedStrings } from './shared-strings.ts';
import type { NumberStyle } from './styles.ts';
import { xmlEvents } from './xml-events.ts';

export interface SheetCell {
  readonly index: number;
  readonly text: string;
  readonly fault: Extract<CellProblemCode, 'formula-cell' | 'error-cell' | 'digits-lost' | 'impossible-date'> | null;
}

export interface SheetRow {
  readonly number: number;
  readonly cells: readonly SheetCell[];
}

/** What cells refer to. */
export interface SheetContext {
  readonly strings: Pick<SharedStrings, 'get'>;
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
}

const maxColumns = 16_384;
const maxCellLength = 1 << 20;
const plain: NumberStyle = { kind: 'plain' };

/**
 * Streams the rows of a worksheet part, blank ones included. Rows and cells without a reference follow the one before.
 * @param onMerge called with the reference of each merged range; they stand behind the rows.
 */
export async function* sheetRows(
  part: AsyncIterable<Buffer>,
  context: SheetContext,
  onMerge: (reference: string) => void = () => undefined,
): AsyncGenerator<SheetRow, void, undefined> {
  let done: SheetRow[] = [];
  const builder = new RowBuilder(context, (row) => done.push(row), onMerge);
  for await (const _piece of xmlEvents(part, builder)) {
    const rows = done;
    done = [];
    yield* rows;
  }
}

class RowBuilder {
  readonly #context: SheetContext;
  readonly #emit: (row: SheetRow) => void;
  readonly #onMerge: (reference: string) => void;
  #inRow = false;
  #number = 0;
  #cells: SheetCell[] = [];
  #index = -1;
  #cell: { type: string; style: number; formula: boolean } | null = null;
  #value = '';
  #collecting = false;
  #phonetic = false;

  constructor(context: SheetContext, emit: (row: SheetRow) => void, onMerge: (reference: string) => void) {
    this.#context = context;
    this.#emit = emit;
    this.#onMerge = onMerge;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') this.#openRow(attribute('r'));
    else if (name === 'c' && this.#inRow) this.#openCell(attribute('r'), attribute('t') ?? 'n', Number(attribute('s') ?? 0));
    else if (name === 'mergeCell') this.#onMerge(attribute('ref') ?? '');
    else if (!this.#cell) return;
    else if (name === 'f') this.#cell.formula = true;
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'v' || name === 't') this.#collecting = !this.#phonetic;
  }

  close(name: string): void {
    if (name === 'row' && this.#inRow) {
      this.#inRow = false;
      this.#emit({ number: this.#number, cells: this.#cells });
    } else if (name === 'c') this.#closeCell();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'v' || name === 't') this.#collecting = false;
  }

  text(text: string): void {
    if (!this.#collecting) return;
    this.#value += text;
    if (this.#value.length > maxCellLength) throw damagedWorkbook('cell too long');
  }

  #openRow(reference: string | undefined): void {
    const number = reference === undefined ? this.#number + 1 : Number(reference);
    if (!Number.isInteger(number) || number <= this.#number || number > 2 ** 31) throw damagedWorkbook('row numbers');
    this.#number = number;
    this.#inRow = true;
    this.#cells = [];
    this.#index = -1;
  }

  #openCell(reference: string | undefined, type: string, style: number): void {
    this.#index = reference === undefined ? this.#index + 1 : columnIndex(reference.replace(/[0-9]+$/, ''));
    if (this.#index < 0 || this.#index >= maxColumns || this.#cells.length >= maxColumns) throw damagedWorkbook('cell references');
    this.#cell = { type, style, formula: false };
    this.#value = '';
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell || (this.#value === '' && !cell.formula)) return;
    const { text, fault } = this.#textOf(cell.type, cell.style);
    this.#cells.push({ index: this.#index, text, fault: fault === 'error-cell' || !cell.formula ? fault : 'formula-cell' });
  }

  #textOf(type: string, style: number): Pick<SheetCell, 'text' | 'fault'> {
    const value = this.#value;
    const { strings, styles, date1904 } = this.#context;
    if (type === 's') {
      const text = strings.get(value.trim() === '' ? -1 : Number(value));
      if (text === null) throw damagedWorkbook('shared string index');
      return { text, fault: null };
    }
    if (type === 'inlineStr' || type === 'str') return { text: unescapeXstring(value), fault: null };
    if (type === 'b') return { text: value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE', fault: null };
    if (type === 'e') return { text: value, fault: 'error-cell' };
    if (type === 'd') return { text: value.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' '), fault: null };
    return numberText(value, styles[style] ?? plain, date1904);
  }
}
