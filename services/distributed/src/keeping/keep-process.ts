import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { detailsOf } from '@anjuan/service-host';
import type { Logger } from 'pino';
import { pauses } from './pauses.ts';
import type { pidFiles } from './pid-files.ts';

export interface ProcessToKeep {
  readonly name: string;
  /** Path of the built program. */
  readonly main: string;
  readonly port: number;
  readonly host: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A process that is started again when it ends by itself, and ended and started again when it hangs. */
export interface KeptProcess {
  readonly name: string;
  /** Rejects when the process says that its settings are wrong: starting it again would not help. */
  readonly refused: Promise<never>;
  /** Asks it to end in order and waits for that. */
  stop(): Promise<void>;
  kill(): void;
}

/** How often the liveness is asked, how long an answer may take, and after how long without one the process counts as hung. */
const [everyMs, patienceMs, hungMs] = [2_000, 3_000, 30_000];

export function keepProcess(wanted: ProcessToKeep, files: ReturnType<typeof pidFiles>, log: Logger): KeptProcess {
  const { name, main, env } = wanted;
  const ending = new AbortController();
  const refusal = Promise.withResolvers<never>();
  refusal.promise.catch(() => undefined); // told to whoever listens; later nobody does
  const pause = pauses();
  let child: ChildProcess | undefined;

  const live = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const since = performance.now();
      // A group of its own: Ctrl-C in a terminal must not end the services before those that ask them.
      child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], detached: true });
      const exited = new Promise<number | null>((done) => child?.once('exit', (code) => done(code)).once('error', () => done(null)));
      const note = noting(name, child.pid, files, log);
      const watching = new AbortController();
      const watch = killWhenHung(wanted, child, log, watching.signal, note);
      const code = await exited;
      watching.abort();
      await watch;
      if (isEnding(ending.signal)) return;
      if (code === 2) refusal.reject(new Error(`${name}：设置有误 / wrong settings, see above`));
      const wait = pause(performance.now() - since);
      log.error({ process: name, code, wait }, 'ended by itself: starting it again');
      await delay(wait, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const living = live();

  return {
    name,
    refused: refusal.promise,
    async stop() {
      ending.abort();
      child?.kill('SIGTERM');
      await living;
      files.remove(name);
    },
    kill() {
      ending.abort();
      child?.kill('SIGKILL');
      files.remove(name);
    },
  };
}

/** Writes the pid file at once; where that fails, as on a full disk, the process lives on and each call tries again. */
function noting(name: string, pid: number | undefined, files: ReturnType<typeof pidFiles>, log: Logger): () => void {
  let [noted, told] = [pid === undefined, false];
  const note = (): void => {
    if (noted || pid === undefined) return;
    try {
      files.write(name, pid);
      noted = true;
    } catch (error) {
      if (!told) log.error({ process: name, ...detailsOf(error) }, 'pid file not written');
      told = true;
    }
  };
  note();
  return note;
}

/** A process that shows no liveness for long is killed; the loop then starts it again. `now` is called at each look. */
async function killWhenHung(
  { name, host, port }: ProcessToKeep,
  child: ChildProcess,
  log: Logger,
  signal: AbortSignal,
  now: () => void,
): Promise<void> {
  let last = performance.now();
  while (!signal.aborted) {
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
    if (isEnding(signal)) return;
    now();
    const asked = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    const answer = await fetch(`http://${host}:${port}/health/live`, { signal: asked }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) last = performance.now();
    if (performance.now() - last <= hungMs) continue;
    log.error({ process: name }, 'hangs: ending it');
    child.kill('SIGKILL');
    return;
  }
}

function isEnding(signal: AbortSignal): boolean {
  return signal.aborted;
}
