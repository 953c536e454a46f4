import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A file system of its own that can be filled up. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the space that is left. */
  fill(): Promise<void>;
  /** Gives the space back. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

const run = promisify(execFile);

/** Whether a small disk can be had here: true, or why not. */
export async function smallDisksAtHand(): Promise<true | string> {
  try {
    await (await smallDisk(1)).remove();
    return true;
  } catch {
    return '无权挂载小磁盘 / no right to mount a small disk (root on Linux has it)';
  }
}

/** Mounts a file system in memory of so many MB. Rejects where that is not allowed. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-faults-disk-'));
  const ballast = join(folder, 'ballast');
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'anjuan-faults', folder]);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    folder,
    async fill() {
      const file = await open(ballast, 'a');
      try {
        // Large pieces first; what no longer takes one may still take a small one.
        for (const size of [4 << 20, 1 << 16, 1 << 12])
          await writeUntilFull(() => file.write(Buffer.alloc(size)).then(({ bytesWritten }) => bytesWritten === size));
      } finally {
        await file.close();
      }
    },
    free: () => rm(ballast, { force: true }),
    async remove() {
      await run('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeUntilFull(write: () => Promise<boolean>): Promise<void> {
  try {
    while (await write());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
