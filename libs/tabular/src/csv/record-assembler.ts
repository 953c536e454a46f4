import type { Line } from '../text/line-splitter.ts';
import { FieldScanner } from './field-scanner.ts';
import { RecordStarts } from './record-start.ts';

export type RecordFault = 'unclosed-quote' | 'broken-quoting' | 'too-few-columns' | 'too-many-columns' | 'line-too-long';

/** A record cut out of the file: its fields, where it began and ended, and what is wrong with its structure. */
export interface CsvRecord {
  readonly fields: readonly string[];
  readonly number: number;
  readonly end: number;
  readonly fault: RecordFault | null;
  /** 0-based field in which the fault lies, where that is known. */
  readonly faultAt: number | null;
  /** The record as it stands in the file, only of a faulty one; shortened. */
  readonly raw: string | null;
}

/** Bounds of what may be held in memory for one record, in characters. */
export const csvLimits = { line: 1 << 20, quoted: 1 << 16, raw: 4096 } as const;

/** Ctrl-Z, with which old programs end a text file. */
const dosEndOfFile = '\x1A';

/**
 * Puts lines together into records and recovers after a broken one.
 *
 * A quoted field that never closes would swallow the rest of the file. It is recognised when (1) text follows a closing quote,
 * which is where the next record's own quote turns up, (2) the field passes 65,536 characters or the file ends, (3) the record ends
 * with the wrong number of fields, or (4) in tables of eight columns and more, a line inside the quotes holds as many delimiters
 * as a record and begins like one. Then only the lines up to the next one that begins a record (`RecordStarts`) are given up, as one record with its
 * fault and the line where it began; reading goes on right behind them, so good rows are not lost. Lines before the next beginning
 * belong to the broken record's own text. Memory is bounded by `csvLimits`.
 */
export class RecordAssembler {
  readonly #delimiter: string;
  readonly #expected: number | null;
  readonly #starts: RecordStarts;
  #scanner: FieldScanner | null = null;
  /** Lines of the record being read; while skipping, only its first one. */
  #pending: Line[] = [];
  #pendingLength = 0;
  /** 0-based field of the pending record that opened the quotes at the end of its first line. */
  #openedAt: number | null = null;
  #skipping: { fault: RecordFault; faultAt: number | null; fields: string[]; raw: string; end: number } | null = null;
  #out: CsvRecord[] = [];

  /** @param expected fields of a record; null while the header is still looked for. */
  constructor(delimiter: string, expected: number | null) {
    this.#delimiter = delimiter;
    this.#expected = expected;
    this.#starts = new RecordStarts(delimiter, expected);
  }

  /** Takes the next lines and answers the records that are complete by now. */
  push(lines: readonly Line[]): CsvRecord[] {
    for (const line of lines) this.#work([line]);
    return this.#take();
  }

  /** The file is over: what is still open is reported as unclosed. */
  end(): CsvRecord[] {
    while (this.#scanner) this.#work(this.#giveUp('unclosed-quote'));
    this.#endSkipping();
    return this.#take();
  }

  #take(): CsvRecord[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #work(lines: readonly Line[]): void {
    const queue = [...lines].reverse();
    for (let line = queue.pop(); line; line = queue.pop()) {
      const again = this.#accept(line);
      for (let at = again.length - 1; at >= 0; at--) {
        const back = again[at];
        if (back) queue.push(back);
      }
    }
  }

  /** Handles one line; answers the lines to be read again after a broken record was cut off before them. */
  #accept(line: Line): readonly Line[] {
    const skipping = this.#skipping;
    if (skipping) {
      if (!this.#starts.begins(line, this.#pending[0] ?? line)) {
        if (skipping.raw.length < csvLimits.raw) skipping.raw += rawOf([line]);
        skipping.end = line.number;
        return [];
      }
      this.#endSkipping();
    }
    if (!this.#scanner) {
      if (line.cut) return this.#emit(this.#delimited(line), [line], 'line-too-long');
      if (line.text.trim() === '' || line.text === dosEndOfFile) return [];
      if (!line.text.includes('"')) return this.#whole(line.text.split(this.#delimiter), [line], false);
    }
    return this.#scan(line);
  }

  #scan(line: Line): readonly Line[] {
    const continues = this.#scanner !== null;
    const scanner = (this.#scanner ??= new FieldScanner(this.#delimiter));
    const first = this.#pending[0] ?? line;
    this.#pending.push(line);
    this.#pendingLength += line.text.length + line.eol.length;
    if (line.cut) return this.#giveUp('unclosed-quote');
    const state = scanner.feed(line.text, line.eol, continues);
    if (!continues) this.#openedAt = state === 'open' ? scanner.fields.length : null;
    if (continues && this.#starts.swallowed(line, first)) return this.#giveUp('unclosed-quote');
    if (state === 'open') return this.#tooMuch(scanner) ? this.#giveUp('unclosed-quote') : [];
    if (state === 'broken') {
      this.#openedAt ??= scanner.fields.length - 1;
      return this.#giveUp(continues ? 'unclosed-quote' : 'broken-quoting');
    }
    if (continues && this.#countFault(scanner.fields) && this.#nextStart() > 0) return this.#giveUp('unclosed-quote');
    const lines = this.#pending;
    this.#reset();
    return this.#whole(scanner.fields, lines, scanner.oddQuotes);
  }

  #tooMuch(scanner: FieldScanner): boolean {
    return scanner.openLength > csvLimits.quoted || this.#pendingLength > csvLimits.line;
  }

  #whole(fields: readonly string[], lines: readonly Line[], oddQuotes: boolean): readonly Line[] {
    const fault = this.#countFault(fields) ?? (oddQuotes ? 'broken-quoting' : null);
    if (fault === null && this.#expected !== null) this.#starts.learn(fields[0] ?? '');
    return this.#emit(fields, lines, fault);
  }

  #emit(fields: readonly string[], lines: readonly Line[], fault: RecordFault | null): readonly Line[] {
    const [number, end] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0];
    this.#out.push({ fields, number, end, fault, faultAt: null, raw: fault === null ? null : rawOf(lines).slice(0, csvLimits.raw) });
    return [];
  }

  /** Too many fields only count when one of the surplus holds something: spreadsheets like to write empty ones. */
  #countFault(fields: readonly string[]): RecordFault | null {
    const expected = this.#expected;
    if (expected === null || fields.length === expected) return null;
    if (fields.length < expected) return 'too-few-columns';
    return fields.slice(expected).every((field) => field.trim() === '') ? null : 'too-many-columns';
  }

  /** Cuts the broken record off before the next beginning and answers the lines from there, to be read again. */
  #giveUp(fault: RecordFault): readonly Line[] {
    const [lines, faultAt, next] = [this.#pending, this.#openedAt, this.#nextStart()];
    const first = lines[0];
    this.#reset();
    if (!first) return [];
    const own = next > 0 ? lines.slice(0, next) : lines;
    this.#pending = [first];
    this.#skipping = { fault, faultAt, fields: this.#delimited(first), raw: rawOf(own), end: own.at(-1)?.number ?? first.number };
    return lines.slice(own.length);
  }

  #nextStart(): number {
    const first = this.#pending[0];
    return first ? this.#pending.findIndex((line, index) => index > 0 && this.#starts.begins(line, first)) : -1;
  }

  #endSkipping(): void {
    const [skipping, first] = [this.#skipping, this.#pending[0]];
    this.#skipping = null;
    this.#pending = [];
    if (!skipping || !first) return;
    const { fields, fault, faultAt, end } = skipping;
    this.#out.push({ fields, number: first.number, end, fault, faultAt, raw: skipping.raw.slice(0, csvLimits.raw) });
  }

  #reset(): void {
    this.#scanner = null;
    this.#pending = [];
    this.#pendingLength = 0;
    this.#openedAt = null;
  }

  #delimited(line: Line): string[] {
    return line.text.slice(0, csvLimits.raw).split(this.#delimiter);
  }
}

function rawOf(lines: readonly Line[]): string {
  let raw = '';
  for (const { text, eol } of lines) {
    if (raw.length >= csvLimits.raw) break;
    raw += text.slice(0, csvLimits.raw) + eol;
  }
  return raw;
}
