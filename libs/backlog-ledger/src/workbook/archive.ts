import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { LedgerError } from '../ledger-error.ts';

/**
 * Bounds against archives made to overwhelm (压缩炸弹). A ledger is kept by hand: thousands of rows, not millions. Unpacked sizes are
 * the archive's own claim, which yauzl enforces while unpacking.
 */
export const archiveLimits = { file: 64 << 20, entries: 4_000, part: 96 << 20, total: 192 << 20, ratio: 200, ratioFrom: 8 << 20 } as const;

export function damaged(detail: string, cause?: unknown): LedgerError {
  return new LedgerError(
    'damaged-workbook',
    '工作簿已损坏或不完整，请用 Excel 打开后重新另存为 .xlsx',
    `the workbook is damaged or incomplete (${detail}); open it in Excel and save it again as .xlsx`,
    cause === undefined ? {} : { cause },
  );
}

export function tooLarge(what: string): LedgerError {
  return new LedgerError('too-large', `工作簿过大，未读取（${what}）`, `the workbook is too large and was not read (${what})`);
}

/** The parts of a workbook by lower-case path without leading slash. Every part is unpacked whole, within the limits above. */
export class Archive {
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;
  #unpacked = 0;

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Reads the directory of the archive. Throws LedgerError for what is no readable .xlsx. */
  static async open(bytes: Uint8Array): Promise<Archive> {
    refuseForeign(bytes);
    try {
      const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true });
      if (zip.entryCount > archiveLimits.entries) throw zipBomb();
      const entries = new Map<string, yauzl.Entry>();
      for await (const entry of zip.eachEntry()) entries.set(partName(entry.fileName), entry);
      return new Archive(zip, entries);
    } catch (error) {
      throw error instanceof LedgerError ? error : damaged('archive', error);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(partName(name));
  }

  /** A part as text, its size and checksum checked. Throws LedgerError. */
  async text(name: string): Promise<string> {
    const entry = this.#entries.get(partName(name));
    if (!entry) throw damaged(`part ${name.slice(0, 80)} is missing`);
    this.#allow(entry);
    const chunks: Buffer[] = [];
    let checksum = 0;
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        checksum = crc32(chunk, checksum);
        chunks.push(chunk);
      }
    } catch (error) {
      throw damaged(`part ${name.slice(0, 80)}`, error);
    }
    if (checksum !== entry.crc32) throw damaged(`checksum of part ${name.slice(0, 80)}`);
    const bytes = Buffer.concat(chunks);
    return new TextDecoder(labelOf(bytes)).decode(bytes);
  }

  #allow(entry: yauzl.Entry): void {
    if (entry.isEncrypted()) throw encrypted();
    const { uncompressedSize: unpacked, compressedSize: packed } = entry;
    if (unpacked > archiveLimits.ratioFrom && unpacked > packed * archiveLimits.ratio) throw zipBomb();
    this.#unpacked += unpacked;
    if (unpacked > archiveLimits.part || this.#unpacked > archiveLimits.total) throw zipBomb();
  }
}

function refuseForeign(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new LedgerError('empty-file', '文件是空的', 'the file is empty');
  if (bytes.length > archiveLimits.file) throw tooLarge(`> ${archiveLimits.file >> 20} MiB`);
  const begins = (...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new LedgerError(
      'legacy-xls',
      '这是旧版 .xls 或加密的工作簿，请去除密码并另存为 .xlsx',
      'this is an old .xls workbook or an encrypted one; remove the password and save it as .xlsx',
    );
  }
  if (!begins(0x50, 0x4b)) {
    throw new LedgerError('not-a-workbook', '这不是 .xlsx 工作簿', 'this is not an .xlsx workbook');
  }
}

function zipBomb(): LedgerError {
  return new LedgerError(
    'zip-bomb',
    '压缩内容展开后过大，疑似恶意文件，未读取',
    'the packed content unpacks to an implausible size; the file looks malicious and was not read',
  );
}

function encrypted(): LedgerError {
  return new LedgerError('encrypted-workbook', '压缩包已加密，请去除密码后再导入', 'the archive is encrypted; remove the password');
}

function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function labelOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
