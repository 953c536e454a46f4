import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder, type FolderLock } from './folder-lock.ts';

// Real: files and processes of this machine.
describe('the lock on a data folder', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'anjuan-lock-'));
    path = join(folder, 'run', 'lock.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const holdAs = (pid: number, began: string): void => writeFileSync(path, JSON.stringify({ pid, began }));
  const isHeld = (lock: FolderLock | { heldBy: number }): lock is FolderLock => 'release' in lock;

  it('is taken once and can be taken again after its release', () => {
    const lock = lockFolder(folder);
    expect(isHeld(lock)).toBe(true);
    expect((JSON.parse(readFileSync(path, 'utf8')) as { pid: number }).pid).toBe(process.pid);
    if (isHeld(lock)) lock.release();
    expect(isHeld(lockFolder(folder))).toBe(true);
  });

  it('is refused while its process lives, and taken over when that was killed', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(other.stdout, 'data');
    lockFolder(folder);
    holdAs(other.pid ?? 0, '');
    expect(lockFolder(folder)).toEqual({ heldBy: other.pid });
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(isHeld(lockFolder(folder))).toBe(true);
  });

  it('is taken over from a number that now belongs to another process', () => {
    lockFolder(folder);
    holdAs(process.ppid, 'at another time');
    expect(isHeld(lockFolder(folder))).toBe(process.platform === 'linux');
  });

  it('is taken over when it was only half written', () => {
    lockFolder(folder);
    writeFileSync(path, '{"pid":');
    expect(isHeld(lockFolder(folder))).toBe(true);
  });
});
