import { setTimeout as delay } from 'node:timers/promises';
import { startPosition } from '@anjuan/contracts';
import { EventStoreUnavailable } from '../../errors.ts';
import type { Page, ReadAllOptions } from '../../port.ts';
import type { Connection } from '../connection/connection.ts';
import type { LiveHead } from './live-head.ts';
import { readPages } from './read-all.ts';

/** Milliseconds before reading is tried again after the store did not answer. */
const backOff = 200;

/**
 * Every page after `options.after`, then whatever comes, until the signal aborts. While the store is away it waits and then goes on after the last
 * page it gave: nothing is left out and nothing comes twice.
 */
export async function* subscribe(
  connection: Connection,
  live: LiveHead,
  options: ReadAllOptions & { readonly signal: AbortSignal },
): AsyncGenerator<Page, void, undefined> {
  const { signal } = options;
  let after = options.after ?? startPosition;
  const left = () => signal.aborted;
  while (!left()) {
    const head = await live.beyond(after, signal);
    try {
      for await (const page of readPages(connection, head, { ...options, after })) {
        after = page.readTo;
        yield page;
      }
    } catch (error) {
      if (left()) return;
      if (!(error instanceof EventStoreUnavailable)) throw error;
      await delay(backOff, undefined, { signal }).catch(() => undefined);
    }
  }
}
