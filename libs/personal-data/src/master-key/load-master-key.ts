import { readFile } from 'node:fs/promises';
import { MasterKeyError } from './master-key-error.ts';
import { parseMasterKeys, type MasterKeys } from './master-key.ts';

/** Names of the variables that hold the master key itself, or the path of a file with it. */
export const masterKeyVariables = { key: 'ANJUAN_MASTER_KEY', file: 'ANJUAN_MASTER_KEY_FILE' } as const;

/**
 * The master keys that the environment names (主密钥); exactly one of the two variables is set, an empty one counts as not set.
 * Throws MasterKeyError.
 */
export async function loadMasterKey(env: Readonly<Record<string, string | undefined>>): Promise<MasterKeys> {
  const { key: keyName, file: fileName } = masterKeyVariables;
  const [key, file] = [env[keyName] ?? '', env[fileName] ?? ''];
  if (key !== '' && file !== '') {
    throw new MasterKeyError('set-twice', `${keyName} 与 ${fileName} 只能设置一个`, `set either ${keyName} or ${fileName}, not both`);
  }
  if (key !== '') return parseMasterKeys(key, keyName);
  if (file !== '') return readMasterKeyFile(file);
  throw new MasterKeyError(
    'not-set',
    `未设置主密钥：请设置 ${keyName}（32 字节，十六进制或 base64）或 ${fileName}（存放主密钥的文件）`,
    `no master key is set: set ${keyName} (32 bytes in hex or base64) or ${fileName} (a file that holds it)`,
  );
}

/** Reads a file of master keys. Throws MasterKeyError `file-not-readable` and what `parseMasterKeys` throws. */
export async function readMasterKeyFile(path: string): Promise<MasterKeys> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new MasterKeyError('file-not-readable', `无法读取主密钥文件 ${path}`, `the master key file ${path} cannot be read`, { cause });
  });
  return parseMasterKeys(text, path);
}
