import { readdirSync, readFileSync } from 'node:fs';

/** The process runs; one that has ended and was not yet taken notice of by its parent does not. */
export function livesStill(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true; // no /proc here, or gone just now: the next look tells
  }
}

export interface Found {
  readonly pid: number;
  readonly command: string;
}

/** Processes of this machine that have to do with a data folder, by their command line or environment; none where there is no /proc. */
export function processesOf(dataDir: string): readonly Found[] {
  return folders('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && livesStill(pid))
    .flatMap((pid) => {
      const command = textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
      const environment = textOf(`/proc/${pid}/environ`);
      return command.includes(dataDir) || environment.includes(`ANJUAN_DATA=${dataDir}`) ? [{ pid, command: command.slice(0, 200) }] : [];
    });
}

function folders(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
