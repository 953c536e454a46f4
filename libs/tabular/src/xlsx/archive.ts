import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { TabularError } from '../tabular-error.ts';

/**
 * Bounds against archives made to overwhelm (压缩炸弹). Only the parts that are read count. Real sheets unpack to 5 to 40 times their
 * size; deflate can reach 1,032 times. Unpacked sizes are the archive's own claim, which yauzl enforces while unpacking.
 */
export const archiveLimits = { entries: 10_000, ratio: 200, ratioFrom: 32 << 20, part: 4 * 1024 ** 3, smallPart: 32 << 20 } as const;

export function damagedWorkbook(detailEn: string, cause?: unknown): TabularError {
  return new TabularError(
    'damaged-workbook',
    '工作簿已损坏或不完整，请用 Excel 打开后重新另存为 .xlsx',
    `the workbook is damaged or incomplete (${detailEn}); open it in Excel and save it again as .xlsx`,
    cause === undefined ? {} : { cause },
  );
}

function zipBomb(): TabularError {
  return new TabularError(
    'zip-bomb',
    '压缩内容展开后过大，疑似恶意文件，未读取',
    'the packed content unpacks to an implausible size; the file looks malicious and was not read',
  );
}

/** The parts of a zip archive by lower-case path without leading slash. */
export class Archive {
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Reads the directory of the archive. Throws TabularError `damaged-workbook` or `zip-bomb`. */
  static async open(path: string): Promise<Archive> {
    let zip: yauzl.ZipFile;
    try {
      zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
    } catch (error) {
      throw damagedWorkbook('archive', error);
    }
    try {
      if (zip.entryCount > archiveLimits.entries) throw zipBomb();
      const entries = new Map<string, yauzl.Entry>();
      for await (const entry of zip.eachEntry()) entries.set(partName(entry.fileName), entry);
      return new Archive(zip, entries);
    } catch (error) {
      zip.close();
      throw error instanceof TabularError ? error : damagedWorkbook('archive', error);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(partName(name));
  }

  names(): string[] {
    return [...this.#entries.keys()];
  }

  /** Unpacked size of a part in bytes; 0 when it is absent. */
  size(name: string): number {
    return this.#entries.get(partName(name))?.uncompressedSize ?? 0;
  }

  /** Unpacks a part, piece by piece, and checks size and checksum. Throws TabularError; also in the middle. */
  async *read(name: string): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.#entries.get(partName(name));
    if (!entry) throw damagedWorkbook(`part ${name.slice(0, 80)} is missing`);
    refuse(entry);
    let checksum = 0;
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof TabularError ? error : damagedWorkbook(`part ${name.slice(0, 80)}`, error);
    }
    if (checksum !== entry.crc32) throw damagedWorkbook(`checksum of part ${name.slice(0, 80)}`);
  }

  close(): void {
    if (this.#zip.isOpen) this.#zip.close();
  }
}

function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function refuse(entry: yauzl.Entry): void {
  if (entry.isEncrypted()) {
    throw new TabularError('encrypted-workbook', '压缩包已加密，请去除密码后再导入', 'the archive is encrypted; remove the password');
  }
  const { uncompressedSize: unpacked, compressedSize: packed } = entry;
  if (unpacked > archiveLimits.part) throw zipBomb();
  if (unpacked > archiveLimits.ratioFrom && unpacked > packed * archiveLimits.ratio) throw zipBomb();
}
