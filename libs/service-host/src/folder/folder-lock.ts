import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Who holds a data folder: a process, told from a later one with the same number by when it began. */
interface Holder {
  readonly pid: number;
  readonly began: string;
}

/** A held data folder. */
export interface FolderLock {
  release(): void;
}

/** Another process serves this data folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';

  /** `where` is the address of the other one, or its process id. */
  constructor(dataDir: string, where: string) {
    super(`${dataDir} 已由另一进程使用（${where}） / is in use by another process (${where})`);
  }
}

/**
 * Takes the data folder for this process, before anything in it is started: two databases on one folder would end each other. A lock
 * whose process is gone (killed, or the machine restarted) is taken over. Gives the pid of the holder where the folder is taken.
 */
export function lockFolder(dataDir: string): FolderLock | { readonly heldBy: number } {
  mkdirSync(join(dataDir, 'run'), { recursive: true });
  const path = join(dataDir, 'run', 'lock.json');
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      const file = openSync(path, 'wx', 0o644);
      writeSync(file, JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) ?? '' } satisfies Holder));
      closeSync(file);
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const holder = readHolder(path);
    if (holder && isAlive(holder)) return { heldBy: holder.pid };
    rmSync(path, { force: true });
  }
  return { heldBy: readHolder(path)?.pid ?? 0 };
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined; // gone meanwhile, or half written by a process that was killed
  }
}

function isAlive({ pid, began }: Holder): boolean {
  if (pid === process.pid) return false; // the number of an earlier life of this very process
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM'; // another user's process
  }
  const now = beginningOf(pid);
  return now === undefined ? process.platform !== 'linux' : began === '' || now === began;
}

/** When a process began, in ticks since the start of the machine (proc(5), field 22); undefined for a zombie, and where there is no /proc. */
function beginningOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
