import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { damagedWorkbook, type Archive } from './archive.ts';
import { readXml } from './xml-events.ts';

const pageBytes = 16 * 1024;
/**
 * Pages held in memory: 16 MiB. Sheets mostly name their strings in the order of the table, so few pages are in use at once; sorted
 * otherwise, each string costs one small read.
 */
const pagesInMemory = 1024;

/**
 * The shared strings of a workbook (共享字符串) in flat memory: pages of UTF-8 that go to a temporary file beyond 16 MiB; only twelve
 * bytes per string stay. Only this user can read the file; it is unlinked as soon as it is open, so that a killed process leaves nothing behind (where
 * the system does not allow that, `close()` removes it).
 */
export class SharedStrings {
  #count = 0;
  #pageOf = new Uint32Array(1024);
  #startOf = new Uint32Array(1024);
  #lengthOf = new Uint32Array(1024);
  #writing: Buffer[] = [];
  #writingBytes = 0;
  /** Page number to page, least recently used first. */
  readonly #pages = new Map<number, Buffer>();
  readonly #pagePlace: { position: number; length: number }[] = [];
  #fileEnd = 0;
  #folder: string | null = null;
  #file: number | null = null;

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    if (this.#writingBytes > 0 && this.#writingBytes + bytes.length > pageBytes) this.seal();
    if (this.#count === this.#pageOf.length) this.#grow();
    this.#pageOf[this.#count] = this.#pagePlace.length;
    this.#startOf[this.#count] = this.#writingBytes;
    this.#lengthOf[this.#count] = bytes.length;
    this.#count += 1;
    this.#writing.push(bytes);
    this.#writingBytes += bytes.length;
  }

  /** Ends the page being written; needed once after the last `add`. */
  seal(): void {
    const page = Buffer.concat(this.#writing);
    this.#writing = [];
    this.#writingBytes = 0;
    const number = this.#pagePlace.length;
    this.#pagePlace.push({ position: -1, length: page.length });
    this.#keep(number, page);
  }

  /** The string of an index; null when there is none. */
  get(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return null;
    const page = this.#page(this.#pageOf[index] ?? 0);
    const start = this.#startOf[index] ?? 0;
    return page.toString('utf8', start, start + (this.#lengthOf[index] ?? 0));
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#file = null;
    this.#folder = null;
    this.#pages.clear();
  }

  #page(number: number): Buffer {
    const cached = this.#pages.get(number);
    if (cached) {
      this.#pages.delete(number);
      this.#pages.set(number, cached);
      return cached;
    }
    const place = this.#pagePlace[number] ?? { position: 0, length: 0 };
    const page = Buffer.allocUnsafeSlow(place.length);
    if (this.#file !== null) readSync(this.#file, page, 0, place.length, place.position);
    this.#keep(number, page);
    return page;
  }

  #keep(number: number, page: Buffer): void {
    this.#pages.set(number, page);
    if (this.#pages.size <= pagesInMemory) return;
    for (const [oldest, bytes] of this.#pages) {
      this.#spill(oldest, bytes);
      this.#pages.delete(oldest);
      return;
    }
  }

  #spill(number: number, page: Buffer): void {
    const place = this.#pagePlace[number];
    if (!place || place.position >= 0) return;
    this.#file ??= this.#openFile();
    writeSync(this.#file, page, 0, page.length, this.#fileEnd);
    place.position = this.#fileEnd;
    this.#fileEnd += page.length;
  }

  #openFile(): number {
    this.#folder = mkdtempSync(join(tmpdir(), 'anjuan-strings-'));
    const file = openSync(join(this.#folder, 'pages'), 'w+', 0o600);
    try {
      rmSync(this.#folder, { recursive: true });
      this.#folder = null;
    } catch {
      // Windows keeps open files; close() tries again.
    }
    return file;
  }

  #grow(): void {
    const grown = (old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
      const larger = new Uint32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.#pageOf = grown(this.#pageOf);
    this.#startOf = grown(this.#startOf);
    this.#lengthOf = grown(this.#lengthOf);
  }
}

const maxStringLength = 1 << 20;

/** Reads the shared strings of a workbook; rich text is joined, phonetic guides are left out. */
export async function readSharedStrings(archive: Archive, part: string | null): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (part === null) return strings;
  let text = '';
  let [inText, inPhonetic] = [false, false];
  try {
    await readXml(archive.read(part), {
      open(name) {
        if (name === 'si') text = '';
        if (name === 'rPh') inPhonetic = true;
        if (name === 't') inText = !inPhonetic;
      },
      close(name) {
        if (name === 'si') strings.add(unescapeXstring(text));
        if (name === 'rPh') inPhonetic = false;
        if (name === 't') inText = false;
      },
      text(piece) {
        if (inText) text += piece;
        if (text.length > maxStringLength) throw damagedWorkbook('shared string too long');
      },
    });
    strings.seal();
    return strings;
  } catch (error) {
    strings.close();
    throw error;
  }
}

/** Undoes `_x000D_` (ECMA-376 22.9.2.19), the way in which workbooks write characters that XML cannot hold. */
export function unescapeXstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
