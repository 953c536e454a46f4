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

/** Processes of this machine that have to do with a data folder, by their command line or environment; none where there is no /proc. */
export function processesOf(dataDir: string): readonly string[] {
  return folders('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => livesStill(Number(pid)))
    .flatMap((pid) => {
      const command = textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
      const environment = textOf(`/proc/${pid}/environ`);
      return command.includes(dataDir) || environment.includes(`ANJUAN_DATA=${dataDir}`) ? [`pid ${pid}: ${command.slice(0, 200)}`] : [];
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
