import { createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { MasterKeyError } from './master-key-error.ts';

/** Bytes of a master key and of a person's key: AES-256. */
export const keyLength = 32;

/** A key that wraps the keys of persons (主密钥). A KeyObject prints and serialises as nothing, so that no log can hold it. */
export interface MasterKey {
  /** First 8 hex digits of the key's SHA-256: tells which one wrapped a row, and says nothing about the key. */
  readonly id: string;
  readonly key: KeyObject;
}

/** The master keys of an installation. New keys are wrapped by `current`; the others still unwrap what they wrapped. */
export interface MasterKeys {
  readonly current: MasterKey;
  /**
   * The first one the installation ever had. Secrets for ids and search tokens derive from it, so that a rotation does not give every
   * person a new id: it stays in the list for as long as the data lives.
   */
  readonly root: MasterKey;
  readonly byId: ReadonlyMap<string, MasterKey>;
}

/** A master key from its 32 bytes. Throws MasterKeyError `bad-format` for another length. */
export function masterKeyOf(bytes: Buffer): MasterKey {
  if (bytes.length !== keyLength) throw badFormat('');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), key: createSecretKey(bytes) };
}

/** Groups keys, newest first. Throws MasterKeyError `same-key-twice` or `empty`. */
export function masterKeysOf(newestFirst: readonly MasterKey[]): MasterKeys {
  const [current, root] = [newestFirst[0], newestFirst.at(-1)];
  if (!current || !root) throw new MasterKeyError('empty', '没有主密钥', 'there is no master key');
  const byId = new Map(newestFirst.map((key) => [key.id, key]));
  if (byId.size < newestFirst.length) {
    throw new MasterKeyError('same-key-twice', '同一主密钥出现了两次', 'the same master key is listed twice');
  }
  return { current, root, byId };
}

/**
 * Reads master keys as written in a file or a variable: each 32 bytes in hex, base64 or base64url; several, newest first, apart by
 * blanks, commas or line ends; a line from `#` on is a comment. `source` names the place in messages.
 * Throws MasterKeyError `empty`, `bad-format` or `same-key-twice`.
 */
export function parseMasterKeys(text: string, source: string): MasterKeys {
  const words = text
    .replace(/^\uFEFF/, '')
    .replace(/#.*$/gm, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length === 0) throw new MasterKeyError('empty', `${source} 中没有主密钥`, `${source} holds no master key`);
  return masterKeysOf(words.map((word) => masterKeyOf(decode(word, source))));
}

function decode(word: string, source: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(word)) return Buffer.from(word, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(word)) return Buffer.from(word, 'base64');
  throw badFormat(source);
}

function badFormat(source: string): MasterKeyError {
  return new MasterKeyError(
    'bad-format',
    `${source} 主密钥应为 32 字节：64 位十六进制或 44 位 base64`.trim(),
    `${source} a master key has 32 bytes: 64 hex digits, or 44 characters of base64`.trim(),
  );
}

/** A secret of 32 bytes for one purpose, by HKDF-SHA-256 (RFC 5869): who knows it learns neither the master key nor another secret. */
export function deriveSecret(masterKey: MasterKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey.key, 'anjuan', purpose, keyLength));
}
