/** Why a whole file cannot be read. Stable: programs and tests go by it, never by the wording. */
export type TabularErrorCode =
  | 'file-not-found'
  | 'file-not-readable'
  | 'not-a-file'
  | 'empty-file'
  | 'binary-file'
  | 'html-not-workbook'
  | 'xml-not-workbook'
  | 'legacy-xls'
  | 'encrypted-workbook'
  | 'unsupported-workbook'
  | 'not-a-workbook'
  | 'damaged-workbook'
  | 'zip-bomb'
  | 'unsupported-encoding'
  | 'no-header'
  | 'missing-columns'
  | 'duplicate-columns'
  | 'sheet-not-found'
  | 'read-failed'
  | 'reject-file-not-writable';

/**
 * A file that cannot be read as a table (文件无法读取). Its message is Chinese, then English; both name the remedy and neither
 * quotes a data cell. `details` holds what a program may want: column names, sheet names, the detected encoding.
 */
export class TabularError extends Error {
  override readonly name = 'TabularError';
  readonly code: TabularErrorCode;
  readonly messageZh: string;
  readonly messageEn: string;
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;

  constructor(
    code: TabularErrorCode,
    messageZh: string,
    messageEn: string,
    options: { cause?: unknown; details?: Readonly<Record<string, string | number | readonly string[]>> } = {},
  ) {
    super(`${messageZh} / ${messageEn}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.messageZh = messageZh;
    this.messageEn = messageEn;
    this.details = options.details ?? {};
  }
}

const systemCodes: Readonly<Record<string, [TabularErrorCode, string, string]>> = {
  ENOENT: ['file-not-found', '文件不存在', 'the file does not exist'],
  ENOTDIR: ['file-not-found', '文件不存在', 'the file does not exist'],
  EACCES: ['file-not-readable', '没有读取该文件的权限', 'no permission to read the file'],
  EPERM: ['file-not-readable', '没有读取该文件的权限', 'no permission to read the file'],
  EBUSY: ['file-not-readable', '文件正被其他程序占用，请关闭后重试', 'another program holds the file; close it and try again'],
  EISDIR: ['not-a-file', '这是文件夹，不是文件', 'this is a folder, not a file'],
  ENAMETOOLONG: ['file-not-found', '文件名过长', 'the file name is too long'],
  ELOOP: ['file-not-found', '文件链接循环', 'the file is a loop of links'],
};

/** Turns a failed system call into a named error; a TabularError passes unchanged. */
export function asTabularError(error: unknown): TabularError {
  if (error instanceof TabularError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = systemCodes[code];
  if (known) return new TabularError(known[0], known[1], known[2], { cause: error });
  return new TabularError('read-failed', '读取文件时出错，请重试', 'reading the file failed; try again', { cause: error });
}
