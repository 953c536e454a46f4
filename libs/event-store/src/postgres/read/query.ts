import type pg from 'pg';
import { EventStoreUnavailable } from '../../errors.ts';
import { codeOf } from '../connection/failures.ts';
import { deadlines } from '../connection/deadlines.ts';
import { withClient } from '../connection/pool.ts';
import { runPrepared, type Parameter, type RawRow, type Statement } from '../connection/prepared-query.ts';
import { abandon } from '../connection/session.ts';

/** No statement of the readers comes near it: it ends one whose server has vanished without a word. Milliseconds. */
const patience = 60_000;

/**
 * Runs one prepared statement on a connection of its own and gives what `read` makes of each row, which is the text PostgreSQL wrote.
 * Throws EventStoreUnavailable.
 */
export async function queryRows<Item>(
  pool: pg.Pool,
  statement: Statement,
  values: readonly Parameter[],
  read: (row: RawRow) => Item,
): Promise<readonly Item[]> {
  try {
    return await withClient(pool, async (client) => {
      const items: Item[] = [];
      const deadline = deadlines.start(patience, () => abandon(client));
      try {
        await runPrepared(client, statement, values, (row) => void items.push(read(row)));
      } finally {
        deadlines.end(deadline);
      }
      return items;
    });
  } catch (cause) {
    throw new EventStoreUnavailable(`事件库没有应答 / the event store did not answer (${codeOf(cause)})`, { cause });
  }
}

/** Resolves with `work`, or rejects with the signal's reason as soon as it aborts; `work` then ends unheard. */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return await work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
