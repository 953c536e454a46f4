import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The built system as a process, on a database of the benchmark's own server. */
export interface RunningSystem {
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

export const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Starts the built system (`npm run build` first). Rejects with its output when it does not come up. */
export async function startSystem(databaseUrl: string): Promise<RunningSystem> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anjuan-bench-data-'));
  const child = spawn(process.execPath, ['services/standalone/dist/main.js', '--port', '0', '--data', dataDir], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const found = /^Anjuan is ready at (\S+)$/m.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    void exited.then(() => reject(new Error(output)));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url, dataDir, stop };
}

/** Waits until every consumer stands at the head twice in a row. */
export async function settled(url: string): Promise<void> {
  for (let quiet = 0, before = ''; quiet < 2;) {
    await delay(50);
    const { caughtUp, head } = (await (await fetch(`${url}/api/system/consumers`)).json()) as { caughtUp: boolean; head: string };
    quiet = caughtUp && head === before ? quiet + 1 : 0;
    before = head;
  }
}
