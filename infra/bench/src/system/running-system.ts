import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { get, startSystem } from '@anjuan/testing/system';

/** The built system on a database of the benchmark's own server, in a data folder that goes with it. */
export interface MeasuredSystem {
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

/** Starts the built system (`npm run build` first). Rejects with its output when it does not come up. */
export async function startMeasured(databaseUrl: string): Promise<MeasuredSystem> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anjuan-bench-data-'));
  const system = await startSystem(dataDir, { DATABASE_URL: databaseUrl });
  const stop = async (): Promise<void> => {
    await system.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: system.url, dataDir, stop };
}

/** Waits until every consumer stands at the head twice in a row. */
export async function settled(url: string): Promise<void> {
  for (let quiet = 0, before = ''; quiet < 2;) {
    await delay(50);
    const { caughtUp, head } = await get<{ caughtUp: boolean; head: string }>(`${url}/api/system/consumers`);
    quiet = caughtUp && head === before ? quiet + 1 : 0;
    before = head;
  }
}
