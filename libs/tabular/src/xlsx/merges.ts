import { columnIndex } from '../column-name.ts';
import { damagedWorkbook } from './archive.ts';

export interface Merge {
  readonly reference: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a first quick look through a sheet tells (预扫描): its merged ranges, which stand behind the rows, and its number of rows. */
export interface SheetSurvey {
  readonly merges: readonly Merge[];
  readonly rowCount: number;
}

const maxMerges = 200_000;
const overlap = 512;

/** Looks through the raw bytes of a sheet without parsing them; reading to the end also proves the part whole. */
export async function surveySheet(part: AsyncIterable<Buffer>): Promise<SheetSurvey> {
  const merges: Merge[] = [];
  let rowCount = 0;
  let carry = '';
  for await (const bytes of part) {
    const text = carry + bytes.toString('latin1');
    // A tag that is not complete yet waits for the next piece.
    const cut = text.lastIndexOf('<');
    const complete = cut >= 0 && text.length - cut < overlap ? text.slice(0, cut) : text;
    carry = text.slice(complete.length);
    rowCount += complete.match(/<(?:\w+:)?row[\s/>]/g)?.length ?? 0;
    if (!complete.includes('mergeCell ')) continue;
    for (const [, reference] of complete.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*?ref="([^"<>]{1,40})"/g)) {
      const merge = parseRange(reference ?? '');
      if (merge) merges.push(merge);
      if (merges.length > maxMerges) throw damagedWorkbook('too many merged ranges');
    }
  }
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
