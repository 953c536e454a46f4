import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureMasterKeyFile } from './ensure-master-key-file.ts';
import { loadMasterKey } from './load-master-key.ts';

// Real: files in a folder of their own.
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-key-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const key = Buffer.alloc(32, 7).toString('base64');

describe('loading the master key', () => {
  it('takes it from ANJUAN_MASTER_KEY or from the file that ANJUAN_MASTER_KEY_FILE names', async () => {
    const path = join(folder, 'given.key');
    await writeFile(path, `${key}\n`);
    const fromVariable = await loadMasterKey({ ANJUAN_MASTER_KEY: key, ANJUAN_MASTER_KEY_FILE: '' });
    const fromFile = await loadMasterKey({ ANJUAN_MASTER_KEY_FILE: path });
    expect(fromFile.current.id).toBe(fromVariable.current.id);
  });
  it('refuses when neither, both, or a file that is not there is named', async () => {
    await expect(loadMasterKey({ ANJUAN_MASTER_KEY: '' })).rejects.toMatchObject({ code: 'not-set' });
    await expect(loadMasterKey({ ANJUAN_MASTER_KEY: key, ANJUAN_MASTER_KEY_FILE: 'x' })).rejects.toMatchObject({ code: 'set-twice' });
    const absent = join(folder, 'absent.key');
    await expect(loadMasterKey({ ANJUAN_MASTER_KEY_FILE: absent })).rejects.toMatchObject({ code: 'file-not-readable' });
  });
});

describe('the master key file of a first run', () => {
  it('is made once, readable by its owner only, and read back on the next run', async () => {
    const path = join(folder, 'new', 'master.key');
    const first = await ensureMasterKeyFile(path);
    const text = await readFile(path, 'utf8');
    const second = await ensureMasterKeyFile(path);
    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.keys.current.id).toBe(first.keys.current.id);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await readdir(join(folder, 'new'))).toEqual(['master.key']);
  });
  it('is one key for all when ten runs make it at the same time', async () => {
    const path = join(folder, 'raced', 'master.key');
    const all = await Promise.all(Array.from({ length: 10 }, () => ensureMasterKeyFile(path)));
    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(all.map(({ keys }) => keys.current.id)).size).toBe(1);
  });
  it('leaves a file alone that holds no key, and says so', async () => {
    const path = join(folder, 'damaged.key');
    await writeFile(path, 'not a key\n');
    await expect(ensureMasterKeyFile(path)).rejects.toMatchObject({ code: 'bad-format' });
    expect(await readFile(path, 'utf8')).toBe('not a key\n');
  });
  it('names the path when it cannot be made', async () => {
    const path = join(folder, 'given.key', 'inside-a-file.key');
    await expect(ensureMasterKeyFile(path)).rejects.toMatchObject({ code: 'file-not-writable', message: expect.stringContaining(path) });
  });
});
