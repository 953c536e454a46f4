import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Ends a server that still runs on the data directory because the process that had started it was killed.
 * Its committed data are safe: this is the fast shutdown, and after ten seconds the immediate one, from which PostgreSQL recovers.
 * Throws when it cannot be ended.
 */
export async function stopOrphan(dataDir: string): Promise<void> {
  const pid = await runningServer(dataDir);
  if (pid === undefined) return;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await delay(50);
  }
  if (isAlive(pid)) throw new Error(`数据目录被占用 / another PostgreSQL (pid ${pid}) holds ${dataDir}`);
}

async function runningServer(dataDir: string): Promise<number | undefined> {
  const lock = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const pid = Number(lock?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  // A pid is reused after a reboot: on Linux the command line tells whether it really is this server.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (command !== undefined && !command.includes(dataDir)) return undefined;
  return pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
