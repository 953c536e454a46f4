import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { asTabularError, TabularError } from '../tabular-error.ts';
import type { Row, Table } from '../table.ts';
import { csvLine } from './csv-line.ts';
import { guardCell } from './cell-guard.ts';
import { rejectColumnNames, rejectColumns } from './reject-columns.ts';

/** Why a row was rejected (退回原因); a CellProblem fits. */
export interface RejectReason {
  readonly code: string;
  readonly column?: string | null;
  readonly letter?: string | null;
  readonly reasonZh: string;
}

export interface RejectFileOptions {
  /** Where to write instead when the folder of the input cannot be written to. */
  readonly fallbackDirectory?: string;
}

const byteOrderMark = '\uFEFF';
const flushAt = 64 * 1024;

/**
 * The reject file of an import (退回文件): the columns of the input, then 行号, 列, 原因, 原因代码, 原文. UTF-8 with a byte order mark, so that
 * Excel opens it; cells that Excel would run as formulas or cut as numbers begin with an apostrophe, which reading back removes. Corrected,
 * it can be imported like any other file.
 *
 * Nothing is created before the first rejected row. Rows go to `<name>.rejected.csv.partial`, which gets its real name only in
 * `close()`: an import that was killed leaves no file that looks whole. An earlier reject file is never overwritten, as somebody
 * may be correcting it: the same content keeps its file, other content gets the next free `<name>.rejected-2.csv`.
 */
export class RejectFile {
  #file: FileHandle | null = null;
  #directory = '';
  #buffer: string[] = [];
  #buffered = 0;
  #count = 0;
  readonly #hash = createHash('sha256');
  readonly #table: Table;
  readonly #columns: readonly string[];
  readonly #fallback: string | null;

  constructor(table: Table, options: RejectFileOptions = {}) {
    this.#table = table;
    const names = table.columns.map(({ name }) => name);
    this.#columns = table.isRejectFile ? names.filter((name) => !rejectColumns.has(name)) : names;
    this.#fallback = options.fallbackDirectory ?? null;
  }

  /** Rows written so far. */
  get count(): number {
    return this.#count;
  }

  /** Adds a rejected row. Throws TabularError `reject-file-not-writable` or `read-failed` (disk full and the like). */
  async add(row: Row, reasons: readonly RejectReason[]): Promise<void> {
    if (!this.#file) await this.#create();
    this.#count += 1;
    const fields = [
      ...this.#columns.map((name) => row.cells.get(name) ?? ''),
      String(row.number),
      unique(reasons.map(({ column, letter }) => (column ? (letter ? `${column}（${letter}列）` : column) : '整行'))),
      unique(reasons.map(({ reasonZh }) => reasonZh)),
      unique(reasons.map(({ code }) => code)),
      row.raw ?? '',
    ];
    await this.#write(csvLine(fields.map((field) => guardCell(field.replaceAll('\0', '\uFFFD')))));
  }

  /** Ends the file and gives it its name. Answers its path; null when nothing was rejected. */
  async close(): Promise<string | null> {
    const file = this.#file;
    if (!file) return null;
    this.#file = null;
    try {
      await this.#flush(file);
      await file.sync();
      await file.close();
      return await this.#publish(this.#hash.digest('hex'));
    } catch (error) {
      throw asTabularError(error);
    }
  }

  /** Gives up: removes what was written. */
  async abort(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    if (!file) return;
    await file.close();
    await rm(this.#partial(), { force: true });
  }

  async #create(): Promise<void> {
    const directories = [dirname(this.#table.path), ...(this.#fallback === null ? [] : [this.#fallback])];
    let cause: unknown;
    for (const directory of directories) {
      this.#directory = directory;
      try {
        this.#file = await open(this.#partial(), 'w', 0o600);
        await this.#write(byteOrderMark + csvLine([...this.#columns, ...rejectColumnNames].map(guardCell)));
        return;
      } catch (error) {
        cause = error;
      }
    }
    throw new TabularError(
      'reject-file-not-writable',
      '退回文件无法写入，请检查文件夹权限',
      'the reject file cannot be written; check the permissions of the folder',
      { cause },
    );
  }

  async #publish(digest: string): Promise<string> {
    for (let number = 1; ; number++) {
      const path = join(this.#directory, `${this.#stem()}.rejected${number === 1 ? '' : `-${number}`}.csv`);
      const existing = await digestOf(path);
      if (existing !== null && existing !== digest) continue;
      await rename(this.#partial(), path);
      return path;
    }
  }

  async #write(text: string): Promise<void> {
    this.#buffer.push(text);
    this.#buffered += text.length;
    if (this.#file && this.#buffered >= flushAt) await this.#flush(this.#file);
  }

  async #flush(file: FileHandle): Promise<void> {
    const text = this.#buffer.join('');
    this.#buffer = [];
    this.#buffered = 0;
    this.#hash.update(text, 'utf8');
    await file.appendFile(text, 'utf8').catch((error: unknown) => {
      throw asTabularError(error);
    });
  }

  #stem(): string {
    const name = basename(this.#table.path);
    return name.slice(0, name.length - extname(name).length) || name;
  }

  #partial(): string {
    return join(this.#directory, `${this.#stem()}.rejected.csv.partial`);
  }
}

/** Null when there is no such file; something that cannot be read counts as other content. */
async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) hash.update(bytes);
    return hash.digest('hex');
  } catch (error) {
    return asTabularError(error).code === 'file-not-found' ? null : '';
  }
}

function unique(texts: readonly string[]): string {
  return [...new Set(texts)].join('；');
}
