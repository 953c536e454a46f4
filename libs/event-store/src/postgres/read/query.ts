import type pg from 'pg';
import { EventStoreUnavailable } from '../../errors.ts';
import { codeOf } from '../connection/failures.ts';
import { rawTypes, withClient } from '../connection/pool.ts';

export interface Statement {
  /** Keeps the statement prepared on each connection. */
  readonly name: string;
  readonly text: string;
}

/** Runs one prepared statement on a connection of its own and gives the rows as raw text. Throws EventStoreUnavailable. */
export async function queryRows<Row>(pool: pg.Pool, statement: Statement, values: readonly unknown[]): Promise<readonly Row[]> {
  try {
    return await withClient(pool, async (client) => {
      const config = { ...statement, values: [...values], rowMode: 'array', types: rawTypes };
      const result = await client.query(config as pg.QueryArrayConfig);
      return result.rows as unknown as Row[];
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
