import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface RunningServer {
  readonly url: string;
  readonly pid: number;
}

/** `DIR/run/server.json` tells other programs on this machine that a server runs on the folder, and where. */
export function runFiles(dataDir: string) {
  const folder = join(dataDir, 'run');
  const path = join(folder, 'server.json');
  return {
    /** The living server of this folder, if there is one. */
    find(): RunningServer | undefined {
      try {
        const found = JSON.parse(readFileSync(path, 'utf8')) as RunningServer;
        process.kill(found.pid, 0);
        return found.pid === process.pid ? undefined : found;
      } catch {
        return undefined; // no file, or its process is gone
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
