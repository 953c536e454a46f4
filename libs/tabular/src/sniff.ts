import { open } from 'node:fs/promises';
import { TabularError } from './tabular-error.ts';

/** What a file is by its first bytes: a zip (perhaps .xlsx), or text. Everything else is refused by name. */
export type FileKind = 'zip' | 'text';

const binaries: readonly [name: string, magic: readonly number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
  ['EXE', [0x4d, 0x5a, 0x90]],
];

/** Tells the kind of a non-empty file. Throws TabularError: `legacy-xls`, `encrypted-workbook`, `binary-file`. */
export async function sniff(path: string): Promise<FileKind> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(8);
    const { bytesRead } = await file.read(head, 0, 8, 0);
    const starts = (magic: readonly number[]): boolean => bytesRead >= magic.length && magic.every((byte, at) => head[at] === byte);
    if (starts([0x50, 0x4b, 3, 4]) || starts([0x50, 0x4b, 5, 6])) return 'zip';
    if (starts([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw await compoundFile(file);
    if (head[0] === 9 && [0, 2, 4, 8].includes(head[1] ?? -1)) throw legacyXls();
    const binary = binaries.find(([, magic]) => starts(magic));
    if (binary) {
      throw new TabularError('binary-file', `这是 ${binary[0]} 文件，不是表格`, `this is a ${binary[0]} file, not a table`);
    }
    return 'text';
  } finally {
    await file.close();
  }
}

function legacyXls(): TabularError {
  return new TabularError(
    'legacy-xls',
    '这是旧版 Excel 文件（.xls），请用 Excel 或 WPS 打开后另存为 .xlsx 或 CSV',
    'this is an old Excel file (.xls); open it in Excel or WPS and save it as .xlsx or CSV',
  );
}

/** An OLE compound file is an old .xls, or a new workbook encrypted with a password: its directory then names that stream. */
async function compoundFile(file: {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
}): Promise<TabularError> {
  const marker = Buffer.from('EncryptedPackage', 'utf16le');
  const block = Buffer.alloc(1 << 20);
  for (let position = 0, blocks = 0; blocks < 256; blocks++, position += block.length - marker.length) {
    const { bytesRead } = await file.read(block, 0, block.length, position);
    if (block.subarray(0, bytesRead).includes(marker)) {
      return new TabularError(
        'encrypted-workbook',
        '工作簿设有打开密码，请去除密码后再导入',
        'the workbook is protected by a password; remove it before importing',
      );
    }
    if (bytesRead < block.length) break;
  }
  return legacyXls();
}
