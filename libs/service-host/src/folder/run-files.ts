import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RunningServer {
  readonly url: string;
  readonly pid: number;
}

/** `DIR/run/server.json` tells other programs on this machine that a server runs on the folder, and where. */
export function runFiles(dataDir: string) {
  const folder = join(dataDir, 'run');
  const path = join(folder, 'server.json');
  return {
    /** What the file says; undefined where there is none. */
    read(): RunningServer | undefined {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as RunningServer;
      } catch {
        return undefined;
      }
    },
    write(server: RunningServer): void {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${path}.new`, `${JSON.stringify(server)}\n`);
      renameSync(`${path}.new`, path);
    },
    remove(): void {
      rmSync(path, { force: true });
    },
  };
}
