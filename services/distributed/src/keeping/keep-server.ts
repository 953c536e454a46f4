import { setTimeout as delay } from 'node:timers/promises';
import { nameOf } from '@anjuan/service-host';
import type { Logger } from 'pino';
import { pauses } from './pauses.ts';
import type { pidFiles } from './pid-files.ts';

/** A server program as the local libs start it. */
export interface Server {
  readonly pid: number;
  readonly exited: Promise<number | null>;
  stop(): Promise<void>;
}

/** A server that is started again when it ends by itself. */
export interface KeptServer {
  stop(): Promise<void>;
  /** Ends it at once, not in order. */
  kill(): void;
}

/** Starts a server and keeps it running; `start` must take the same port each time. Rejects when the first start fails. */
export async function keepServer(
  name: string,
  start: () => Promise<Server>,
  files: ReturnType<typeof pidFiles>,
  log: Logger,
): Promise<KeptServer> {
  const ending = new AbortController();
  const pause = pauses();
  let running: Server | undefined = await start();
  files.write(name, running.pid);

  const keep = async (): Promise<void> => {
    let since = performance.now();
    while (!ending.signal.aborted) {
      const code = await running?.exited;
      if (isEnding(ending.signal)) return;
      running = undefined;
      const wait = pause(performance.now() - since);
      log.error({ server: name, code, wait }, 'ended by itself: starting it again');
      await delay(wait, undefined, { signal: ending.signal }).catch(() => undefined);
      if (isEnding(ending.signal)) return;
      since = performance.now();
      try {
        running = await start();
        files.write(name, running.pid);
      } catch (error) {
        log.error({ server: name, error: nameOf(error) }, 'did not start');
      }
      // The system may have been asked to end while the server was starting.
      if (isEnding(ending.signal)) await running?.stop();
    }
  };
  const keeping = keep();

  return {
    async stop() {
      ending.abort();
      await running?.stop();
      await keeping;
      files.remove(name);
    },
    kill() {
      ending.abort();
      if (running) killed(running.pid);
      files.remove(name);
    },
  };
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone already
  }
}

// Asked by a call: the checker takes the loop's own condition to hold until its end, but an abort comes from outside.
function isEnding(signal: AbortSignal): boolean {
  return signal.aborted;
}
