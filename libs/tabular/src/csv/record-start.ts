import type { Line } from '../text/line-splitter.ts';
import { FieldScanner } from './field-scanner.ts';

const maxShapes = 32;

/** "XC20240102-0052" has the shape "A9-9": runs of letters, digits and other letters, and the signs between them. */
function shapeOf(cell: string): string {
  return cell
    .slice(0, 64)
    .trim()
    .replace(/\p{Nd}+/gu, '9')
    .replace(/[A-Za-z]+/g, 'A')
    .replace(/\p{L}+/gu, (run) => (run === 'A' ? run : '汉'))
    .slice(0, 24);
}

/**
 * Knows what the beginning of a record looks like in this file, so that after a broken one the reader finds the next (重新同步).
 * A line begins a record when it has exactly the expected number of fields, or when its first field has the shape of first fields
 * seen before (registration numbers, unit codes) and more fields follow.
 */
export class RecordStarts {
  readonly #shapes = new Set<string>();
  readonly #delimiter: string;
  readonly #expected: number | null;
  #lastBroken: { line: Line; shape: string } | null = null;

  constructor(delimiter: string, expected: number | null) {
    this.#delimiter = delimiter;
    this.#expected = expected;
  }

  learn(firstCell: string): void {
    if (this.#shapes.size >= maxShapes) return;
    const shape = shapeOf(firstCell);
    if (shape !== '') this.#shapes.add(shape);
  }

  /** Whether `line` begins a record, judged without what came before it but for the broken record's own first line. */
  begins(line: Line, broken: Line): boolean {
    if (line.cut) return false;
    if (this.#expected === 1) return line.text.trim() !== '' && !line.text.includes('"');
    if (!line.text.includes(this.#delimiter)) return false;
    const { scanner, state } = this.#scan(line);
    const expected = this.#expected;
    if (expected !== null && state === 'complete' && scanner.fields.length === expected && !scanner.oddQuotes) return true;
    return this.#familiar(scanner.partial()[0] ?? '', broken);
  }

  /**
   * Whether a line inside the quotes of `broken` is a swallowed record rather than text: it holds all the delimiters of a record and
   * begins like one. The delimiters alone do not tell: people who write letters use commas too.
   */
  swallowed(line: Line, broken: Line): boolean {
    const expected = this.#expected;
    if (expected === null || expected < minColumnsToSuspect) return false;
    if (line.text.split(this.#delimiter).length < expected) return false;
    return this.#familiar(line.text.slice(0, line.text.indexOf(this.#delimiter)), broken);
  }

  #familiar(firstCell: string, broken: Line): boolean {
    const shape = shapeOf(firstCell);
    if (shape === '') return false;
    if (this.#lastBroken?.line !== broken) {
      this.#lastBroken = { line: broken, shape: shapeOf(this.#scan(broken).scanner.partial()[0] ?? '') };
    }
    return this.#shapes.has(shape) || shape === this.#lastBroken.shape;
  }

  #scan(line: Line): { scanner: FieldScanner; state: string } {
    const scanner = new FieldScanner(this.#delimiter);
    return { scanner, state: scanner.feed(line.text, '', false) };
  }
}

/** With fewer columns a quoted text may well hold a line with that many delimiters that begins like a record; with eight hardly. */
export const minColumnsToSuspect = 8;
