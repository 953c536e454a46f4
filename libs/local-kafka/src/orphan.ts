import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Notes which process runs on the data folder and who started it, for the next start and for `stopOnFolder`. */
export async function noteServer(dataDir: string, pid: number): Promise<void> {
  await writeFile(join(dataDir, 'kafka.pid'), `${pid}\n${process.pid}\n`);
}

/**
 * Ends a broker that still runs on the data folder because the process that had started it was killed. Kafka's orderly end first; after
 * ten seconds a kill, from which it recovers by reading its logs. Throws when the one that started it is still there: two may not share
 * a folder.
 */
export async function stopOrphan(dataDir: string): Promise<void> {
  const running = await runningServer(dataDir);
  if (running === undefined) return;
  if (running.kept) {
    throw new Error(
      `数据目录正被使用 / Kafka (pid ${running.pid}) runs on this folder already, started by process ${running.starter}: ${dataDir}`,
    );
  }
  await end(running.pid, dataDir);
}

/** Ends the broker that runs on the data folder, whoever started it. False where none runs. */
export async function stopOnFolder(dataDir: string): Promise<boolean> {
  const running = await runningServer(dataDir);
  if (running === undefined) return false;
  await end(running.pid, dataDir);
  return true;
}

/** Whether a process of this id is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function end(pid: number, dataDir: string): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isAlive(pid)) break;
    process.kill(pid, signal);
    process.kill(pid, 'SIGCONT'); // a paused one hears nothing
    for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await delay(50);
  }
  if (isAlive(pid)) throw new Error(`数据目录被占用 / another Kafka (pid ${pid}) holds ${dataDir}`);
  await rm(join(dataDir, 'kafka.pid'), { force: true });
}

interface Running {
  readonly pid: number;
  readonly starter: number;
  /** Whether the process that started it is still its parent. */
  readonly kept: boolean;
}

async function runningServer(dataDir: string): Promise<Running | undefined> {
  const note = await readFile(join(dataDir, 'kafka.pid'), 'utf8').catch(() => '');
  const [pid = 0, starter = 0] = note.split('\n').map(Number);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  // A pid is reused after a reboot: the command line tells whether it really is this server.
  const found = await parentAndCommand(pid);
  if (!found.command.includes(dataDir)) return undefined;
  return { pid, starter, kept: found.parent === starter };
}

async function parentAndCommand(pid: number): Promise<{ parent: number; command: string }> {
  try {
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    const parent = Number(/^PPid:\s+(\d+)$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return { parent, command };
  } catch {
    // No /proc: macOS.
    const line = execFileSync('ps', ['-ww', '-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return { parent: Number.parseInt(line, 10), command: line };
  }
}
