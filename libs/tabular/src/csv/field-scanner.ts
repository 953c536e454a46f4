/** `open`: the line ended inside quotes. `broken`: text after a closing quote, which RFC 4180 does not allow. */
export type ScanState = 'complete' | 'open' | 'broken';

/**
 * Cuts one record into fields by RFC 4180, line by line: a quoted field may go on in the next line. Two things are read that the
 * RFC leaves out and that lose nothing: blanks between a closing quote and the delimiter, and quotes inside an unquoted field.
 */
export class FieldScanner {
  readonly fields: string[] = [];
  /** Characters of the quoted field that is still open. */
  openLength = 0;
  /** An unquoted field holds an odd number of quotes: somebody's quoting went wrong. */
  oddQuotes = false;
  readonly #delimiter: string;
  #open: string[] = [];

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** Reads the next line of the record; `eol` is the line break it ended in, kept when it stands inside quotes. */
  feed(line: string, eol: string, continues: boolean): ScanState {
    let at = 0;
    if (continues) {
      const closed = this.#readQuoted(line, 0, eol);
      if (closed === null) return 'open';
      at = closed;
      if (!this.#atFieldEnd(line, at)) return 'broken';
      at = this.#skipBlanks(line, at);
      if (at >= line.length) return 'complete';
      at += 1;
    }
    return this.#readFields(line, at, eol);
  }

  #readFields(line: string, start: number, eol: string): ScanState {
    let at = start;
    for (;;) {
      if (line[at] === '"') {
        const closed = this.#readQuoted(line, at + 1, eol);
        if (closed === null) return 'open';
        if (!this.#atFieldEnd(line, closed)) return 'broken';
        at = this.#skipBlanks(line, closed);
      } else {
        const next = line.indexOf(this.#delimiter, at);
        const end = next < 0 ? line.length : next;
        this.#takePlain(line.slice(at, end));
        at = end;
      }
      if (at >= line.length) return 'complete';
      at += 1;
    }
  }

  /** Reads from inside quotes; answers the index behind the closing quote, or null when the line ends before it. */
  #readQuoted(line: string, start: number, eol: string): number | null {
    let from = start;
    for (;;) {
      const quote = line.indexOf('"', from);
      if (quote < 0) {
        this.#open.push(line.slice(from), eol);
        this.openLength += line.length - from + eol.length;
        return null;
      }
      this.#open.push(line.slice(from, quote));
      if (line[quote + 1] !== '"') {
        this.fields.push(this.#open.join(''));
        this.#open = [];
        this.openLength = 0;
        return quote + 1;
      }
      this.#open.push('"');
      from = quote + 2;
    }
  }

  #takePlain(field: string): void {
    this.fields.push(field);
    if (field.includes('"') && field.split('"').length % 2 === 0) this.oddQuotes = true;
  }

  #skipBlanks(line: string, start: number): number {
    let at = start;
    while (line[at] === ' ' || (line[at] === '\t' && this.#delimiter !== '\t')) at++;
    return at;
  }

  #atFieldEnd(line: string, start: number): boolean {
    const at = this.#skipBlanks(line, start);
    return at >= line.length || line[at] === this.#delimiter;
  }

  /** Fields so far, the one still open included; what a lenient reading shows of a broken record. */
  partial(): string[] {
    return this.#open.length === 0 ? [...this.fields] : [...this.fields, this.#open.join('')];
  }
}
