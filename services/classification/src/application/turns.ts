import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Lets computing that holds the process for milliseconds take turns: whoever awaits it goes on in a turn of the event loop of its own, so
 * that requests come between two of them however many wait at once.
 */
export function turns(): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return async () => {
    const own = last.then(() => nextTurn());
    last = own;
    await own;
  };
}
