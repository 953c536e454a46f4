import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** The server that runs on a data folder says so in this file. */
export const serverFile = (dataDir: string): string => join(dataDir, 'run', 'server.json');

/** How long a process that is there may take until it answers: it may be starting or stopping. */
const patienceMs = 5_000;

/** Address of the server that runs on the folder and takes requests; null when there is none. */
export async function findRunningServer(dataDir: string, signal: AbortSignal): Promise<string | null> {
  const started = performance.now();
  while (performance.now() - started < patienceMs) {
    const entry = await readEntry(dataDir);
    if (!entry || !isAlive(entry.pid)) return null;
    if (await isReady(entry.url, signal)) return entry.url;
    await delay(200, undefined, { signal });
  }
  return null;
}

async function readEntry(dataDir: string): Promise<{ url: string; pid: number } | null> {
  const text = await readFile(serverFile(dataDir), 'utf8').catch(() => '');
  try {
    const entry: unknown = JSON.parse(text);
    if (typeof entry !== 'object' || entry === null || !('url' in entry) || !('pid' in entry)) return null;
    const { url, pid } = entry;
    return typeof url === 'string' && URL.canParse(url) && typeof pid === 'number' && pid > 0 ? { url, pid } : null;
  } catch {
    return null; // no such file, or half of one left by a killed process: nobody serves there
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // another user's process
  }
}

async function isReady(url: string, signal: AbortSignal): Promise<boolean> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(2_000)]);
  const answer = await fetch(new URL('/health/ready', url), { signal: within }).catch(() => null);
  await answer?.body?.cancel();
  signal.throwIfAborted();
  return answer?.ok ?? false;
}
