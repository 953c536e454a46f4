import type { Header } from '../layout/header.ts';
import type { FieldName } from '../layout/fields.ts';
import { addressOf, type Cell, type Sheet, type SheetRow } from '../workbook/sheet.ts';

/** A row of a sheet as the columns see it, merged ranges filled in (行视图). */
export class RowView {
  readonly number: number;
  readonly hidden: boolean;
  /** Every cell with content is struck out: the case was moved to another sheet. */
  readonly struckOut: boolean;
  /** Cells of the row itself that have content. */
  readonly own: readonly Cell[];
  readonly #sheet: Sheet;
  readonly #rows: ReadonlyMap<number, SheetRow>;
  readonly #header: Header;

  constructor(sheet: Sheet, rows: ReadonlyMap<number, SheetRow>, header: Header, row: SheetRow) {
    this.#sheet = sheet;
    this.#rows = rows;
    this.#header = header;
    this.number = row.number;
    this.hidden = row.hidden;
    const filled = [...row.cells.values()].filter(hasContent).sort((a, b) => a.column - b.column);
    this.struckOut = filled.length > 1 && filled.every(({ text }) => text.trim() === '');
    this.own = this.struckOut ? filled.map(unstruck) : filled;
  }

  /** The cell at a column: the row's own, or the one that a merged range puts there from above. */
  at(column: number): Cell | null {
    const own = this.own.find((cell) => cell.column === column);
    if (own) return own;
    const merge = this.#sheet.merges.at(this.number, column);
    if (!merge || merge.left !== column || merge.top <= this.#header.bottom || merge.top === this.number) return null;
    const origin = this.#rows.get(merge.top)?.cells.get(column);
    if (!origin || !hasContent(origin)) return null;
    return this.struckOut ? unstruck(origin) : origin;
  }

  /** The row in which the merged range over a column begins, when that is above this row; null otherwise. */
  mergedFrom(column: number): number | null {
    const merge = this.#sheet.merges.at(this.number, column);
    return merge && merge.top < this.number && merge.top > this.#header.bottom ? merge.top : null;
  }

  /** Columns that a merged range beginning in this row joins with the one at `column`. */
  mergedWidth(column: number): number {
    const merge = this.#sheet.merges.at(this.number, column);
    return merge ? merge.right - merge.left + 1 : 1;
  }

  /** The fill of the row: that of its first filled cell. */
  fill(): string | null {
    const cells = [...(this.#rows.get(this.number)?.cells.values() ?? [])].sort((a, b) => a.column - b.column);
    return cells.find(({ fill }) => fill !== null)?.fill ?? null;
  }

  field(field: FieldName, shift: Shift | null = null): Cell | null {
    const column = this.#header.columns.find((candidate) => candidate.field === field);
    return column ? this.at(shifted(column.index, shift)) : null;
  }

  address(field: FieldName, shift: Shift | null = null): string | null {
    const column = this.#header.columns.find((candidate) => candidate.field === field);
    return column ? addressOf(this.number, shifted(column.index, shift)) : null;
  }
}

/** All cells from a column on stand so many columns further right (错位). */
export interface Shift {
  readonly from: number;
  readonly by: number;
}

export function shifted(column: number, shift: Shift | null): number {
  return shift && column >= shift.from ? column + shift.by : column;
}

function hasContent(cell: Cell): boolean {
  return cell.text.trim() !== '' || cell.struck.trim() !== '' || cell.kind === 'formula-without-value';
}

function unstruck(cell: Cell): Cell {
  return cell.text.trim() === '' ? { ...cell, text: cell.struck, struck: '' } : cell;
}
