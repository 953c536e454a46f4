import { columnLetter } from '@anjuan/tabular';
import type { DatePrecision } from './styles.ts';

/** A cell as the reader needs it. `text` is what counts: struck-out text is apart, in `struck`. */
export interface Cell {
  /** 1-based, as in the address. */
  readonly row: number;
  /** 0-based: 0 is A. */
  readonly column: number;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula-without-value';
  readonly text: string;
  /** Struck-out text (划掉的字); '' when none. */
  readonly struck: string;
  /** The stored number; for dates the serial. Null for text. */
  readonly number: number | null;
  /** The date of a `date` cell as YYYY-MM-DD; null when the serial names none. */
  readonly day: string | null;
  readonly shows: DatePrecision | null;
  readonly fill: string | null;
}

export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Comment {
  readonly address: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows with content, in order. */
  readonly rows: readonly SheetRow[];
  readonly merges: MergeIndex;
  readonly comments: readonly Comment[];
}

export interface SheetRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<number, Cell>;
}

/** The address of a cell, A1 style. */
export function addressOf(row: number, column: number): string {
  return `${columnLetter(column)}${row}`;
}

/** Merged ranges by column, never cell by cell: a range may cover a million rows. */
export class MergeIndex {
  readonly #byColumn = new Map<number, Merge[]>();

  /** @param width columns beyond it are not looked at */
  constructor(merges: readonly Merge[], width: number) {
    for (const merge of merges) {
      for (let column = merge.left; column <= Math.min(merge.right, width - 1); column++) {
        const list = this.#byColumn.get(column);
        if (list) list.push(merge);
        else this.#byColumn.set(column, [merge]);
      }
    }
    for (const list of this.#byColumn.values()) list.sort((a, b) => a.top - b.top);
  }

  /** The merged range over a cell. */
  at(row: number, column: number): Merge | null {
    const list = this.#byColumn.get(column) ?? [];
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((list[middle]?.top ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    const merge = list[low];
    return merge && merge.top <= row && merge.bottom >= row ? merge : null;
  }
}
