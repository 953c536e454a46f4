/** A physical line: its text, the line break that ended it ('' at the end of the file) and its 1-based number. */
export interface Line {
  readonly text: string;
  readonly eol: string;
  readonly number: number;
  /** The line was longer than the limit; `text` is only its beginning. */
  readonly cut: boolean;
}

/** Cuts text into lines at CRLF, LF or CR. Memory is bounded: of a longer line only the first `limit` characters are kept. */
export class LineSplitter {
  #rest = '';
  #dropping = false;
  #number = 1;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lines that are complete after this piece. */
  push(piece: string): Line[] {
    const text = this.#rest + piece;
    const lines: Line[] = [];
    let start = 0;
    let [nextLf, nextCr] = [text.indexOf('\n'), text.indexOf('\r')];
    for (;;) {
      const end = nextLf < 0 ? nextCr : nextCr < 0 ? nextLf : Math.min(nextLf, nextCr);
      // A CR that ends the piece may be the first half of a CRLF: wait for the next one.
      if (end < 0 || (end === nextCr && end === text.length - 1)) break;
      const eol = end === nextLf ? '\n' : text.charCodeAt(end + 1) === 10 ? '\r\n' : '\r';
      lines.push(this.#line(text.slice(start, end), eol));
      start = end + eol.length;
      if (nextLf >= 0 && nextLf < start) nextLf = text.indexOf('\n', start);
      if (nextCr >= 0 && nextCr < start) nextCr = text.indexOf('\r', start);
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > this.#limit) {
      const endsInCr = this.#rest.endsWith('\r');
      this.#rest = this.#rest.slice(0, this.#limit) + (endsInCr ? '\r' : '');
      this.#dropping = true;
    }
    return lines;
  }

  /** The last line, when the file does not end in a line break. */
  end(): Line[] {
    const text = this.#rest;
    this.#rest = '';
    if (text.endsWith('\r')) return [this.#line(text.slice(0, -1), '\r')];
    return text === '' ? [] : [this.#line(text, '')];
  }

  #line(text: string, eol: string): Line {
    const cut = this.#dropping || text.length > this.#limit;
    this.#dropping = false;
    return { text: cut ? text.slice(0, this.#limit) : text, eol, number: this.#number++, cut };
  }
}
