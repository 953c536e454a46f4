import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readMasterKeyFile } from './load-master-key.ts';
import { MasterKeyError } from './master-key-error.ts';
import { keyLength, type MasterKeys } from './master-key.ts';

/**
 * The master keys in the file at `path`; on the first run it is made with a random key, readable by its owner only (mode 0600).
 * A file that is there is never overwritten, and of two processes that make it at the same time both get the same key.
 * Throws MasterKeyError.
 */
export async function ensureMasterKeyFile(path: string): Promise<{ readonly keys: MasterKeys; readonly created: boolean }> {
  const created =
    !existsSync(path) &&
    (await createOnce(path).catch((cause: unknown) => {
      throw new MasterKeyError('file-not-writable', `无法建立主密钥文件 ${path}`, `the master key file ${path} cannot be made`, { cause });
    }));
  return { keys: await readMasterKeyFile(path), created };
}

const notice =
  '# 案卷主密钥：丢失后个人信息无法恢复，请妥善备份 / Master key of Anjuan: without it no personal data can be read; keep a copy\n';

/** A link to a finished file appears at once and whole, and fails where there is something: neither a rename nor a write gives both. */
async function createOnce(path: string): Promise<boolean> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  await writeDurably(fresh, `${notice}${randomBytes(keyLength).toString('base64')}\n`);
  try {
    await link(fresh, path);
    await syncFolder(folder);
    return true;
  } catch (error) {
    if (isExists(error)) return false;
    throw error;
  } finally {
    await rm(fresh, { force: true });
  }
}

function isExists(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
