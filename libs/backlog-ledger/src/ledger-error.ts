/** Why a whole ledger cannot be read. Stable: programs and tests go by it, never by the wording. */
export type LedgerErrorCode =
  | 'empty-file'
  | 'not-a-workbook'
  | 'legacy-xls'
  | 'encrypted-workbook'
  | 'damaged-workbook'
  | 'zip-bomb'
  | 'too-large'
  | 'no-ledger-sheet'
  | 'bad-mapping';

/**
 * A ledger that cannot be read at all (台账无法读取). Its message is Chinese, then English, and never quotes a data cell; `details`
 * holds what a program may want: sheet names, or the faults of a mapping file one by one.
 */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: LedgerErrorCode;
  readonly messageZh: string;
  readonly messageEn: string;
  readonly details: readonly string[];

  constructor(code: LedgerErrorCode, messageZh: string, messageEn: string, options: { cause?: unknown; details?: readonly string[] } = {}) {
    super(`${messageZh} / ${messageEn}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.messageZh = messageZh;
    this.messageEn = messageEn;
    this.details = options.details ?? [];
  }
}
