export type MasterKeyErrorCode =
  'not-set' | 'set-twice' | 'file-not-readable' | 'file-not-writable' | 'empty' | 'bad-format' | 'same-key-twice';

/** A master key that cannot be had (主密钥无法加载). Its message is Chinese, then English, and never holds key material. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
  readonly code: MasterKeyErrorCode;

  constructor(code: MasterKeyErrorCode, zh: string, en: string, options?: ErrorOptions) {
    super(`${zh} / ${en}`, options);
    this.code = code;
  }
}
