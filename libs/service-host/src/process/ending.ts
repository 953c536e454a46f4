import type { Logger } from 'pino';
import { MasterKeyError } from '@anjuan/personal-data';
import { WrongUsage } from '../config/settings.ts';

/** Set by a process that wants its children to end when it has gone; they are started with an IPC channel. */
export const endWithParent = 'ANJUAN_END_WITH_PARENT';

/** Resolves at SIGTERM or Ctrl-C, and in a child (see `endWithParent`) also when its parent is gone, whatever ended that. */
export function askedToEnd(): Promise<'asked'> {
  return new Promise((end) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end('asked'));
    if (process.env[endWithParent] !== '1') return;
    if (process.connected) process.once('disconnect', () => end('asked'));
    else end('asked');
  });
}

/** Longest time an orderly end may take, milliseconds. Whatever is cut off is done again from its checkpoint. */
export const endingMs = 9_000;

/** Runs the orderly end and leaves with the code; leaves as well when the end takes too long. Never returns. */
export async function endProcess(log: Logger, stop: () => Promise<void>, code: 0 | 1): Promise<never> {
  const patience = setTimeout(() => {
    log.warn('未能按时停止，直接退出 / not ended in time: leaving');
    process.exit(code);
  }, endingMs);
  await stop();
  clearTimeout(patience);
  process.exit(code);
}

/** Runs a process's `main`; when it cannot start, says why on stderr and leaves: 2 for wrong settings, 1 for anything else. */
export async function runMain(main: () => Promise<void>, known: readonly (abstract new (...args: never[]) => Error)[] = []): Promise<void> {
  try {
    await main();
  } catch (error) {
    const wrong = error instanceof WrongUsage || error instanceof MasterKeyError;
    console.error(wrong || known.some((kind) => error instanceof kind) ? (error as Error).message : error);
    process.exit(wrong ? 2 : 1);
  }
}
