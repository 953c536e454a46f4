import { columnIndex } from '../column-name.ts';
import { damagedWorkbook } from './archive.ts';
import { sheetRows, type SheetContext } from './sheet-rows.ts';

export interface Merge {
  readonly reference: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a first pass through a sheet tells (预检): its merged ranges, which stand behind the rows, and its number of rows. */
export interface SheetSurvey {
  readonly merges: readonly Merge[];
  readonly rowCount: number;
}

const maxMerges = 200_000;

/**
 * Reads a sheet to its end without keeping the rows. Whatever is damaged in it is found here, so that no row of it goes in first.
 * Throws TabularError `damaged-workbook`.
 */
export async function surveySheet(part: AsyncIterable<Buffer>, context: SheetContext, stringCount: number): Promise<SheetSurvey> {
  const merges: Merge[] = [];
  const strings = { get: (index: number) => (Number.isInteger(index) && index >= 0 && index < stringCount ? '' : null) };
  const onMerge = (reference: string): void => {
    const merge = parseRange(reference);
    if (merge) merges.push(merge);
    if (merges.length > maxMerges) throw damagedWorkbook('too many merged ranges');
  };
  let rowCount = 0;
  for await (const _row of sheetRows(part, { ...context, strings }, onMerge)) rowCount += 1;
  merges.sort((a, b) => a.top - b.top);
  return { merges, rowCount };
}

function parseRange(reference: string): Merge | null {
  const [, c1, r1, c2, r2] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (c1 === undefined || c2 === undefined) return null;
  const [left, right, top, bottom] = [columnIndex(c1), columnIndex(c2), Number(r1), Number(r2)];
  return {
    reference,
    left: Math.min(left, right),
    right: Math.max(left, right),
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom),
  };
}

/** Answers, for rows asked for in rising order, which merged ranges touch them. */
export class MergeSweep {
  readonly #merges: readonly Merge[];
  #next = 0;
  #active: Merge[] = [];

  constructor(merges: readonly Merge[]) {
    this.#merges = merges;
  }

  at(row: number): readonly Merge[] {
    if (this.#next >= this.#merges.length && this.#active.length === 0) return this.#active;
    this.#active = this.#active.filter(({ bottom }) => bottom >= row);
    for (let merge = this.#merges[this.#next]; merge && merge.top <= row; merge = this.#merges[++this.#next]) {
      if (merge.bottom >= row) this.#active.push(merge);
    }
    return this.#active;
  }
}
