import type pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreUnavailable, type InvalidAppend } from '../../errors.ts';
import type { AppendResult } from '../../port.ts';
import type { CheckedAppend } from '../../validate.ts';
import { codeOf, isTransient } from '../connection/failures.ts';
import { rawTypes, withClient } from '../connection/pool.ts';
import { answerOf, type AnswerRow } from './answers.ts';
import { appendStatement, encodeBatch } from './encode-batch.ts';

export interface Patience {
  /** How often a batch is sent before its appends fail as unavailable. */
  readonly attempts: number;
  /** Longest wait for one answer, milliseconds. */
  readonly timeoutMs: number;
}

export type Answer = AppendResult | InvalidAppend | EventStoreUnavailable;

/**
 * Sends the batch until the store answers, at most `attempts` times; repeating is safe because the event ids make it so.
 * One answer per append, in the order of the flattened rounds. Never throws.
 */
export async function sendBatch(pool: pg.Pool, rounds: readonly (readonly CheckedAppend[])[], patience: Patience): Promise<Answer[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendOnce(pool, rounds, patience.timeoutMs);
    } catch (error) {
      if (isTransient(error) && attempt < patience.attempts) {
        await delay(Math.min(25 * 2 ** attempt, 1_000));
        continue;
      }
      const appends = rounds.flat();
      if (appends.length === 1 || isTransient(error)) return appends.map(() => unavailable(error));
      return await separately(pool, appends, patience); // the fault of one must not be the others'
    }
  }
}

async function sendOnce(pool: pg.Pool, rounds: readonly (readonly CheckedAppend[])[], timeoutMs: number): Promise<Answer[]> {
  const values = encodeBatch(rounds);
  return await withClient(pool, async (client) => {
    const query = client.query<AnswerRow[]>({ ...appendStatement, values, rowMode: 'array', types: rawTypes } as pg.QueryArrayConfig<
      Buffer[]
    >);
    const result = await withTimeout(query, timeoutMs);
    return (result.rows as unknown as AnswerRow[]).map(answerOf);
  });
}

async function separately(pool: pg.Pool, appends: readonly CheckedAppend[], patience: Patience): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const append of appends) answers.push(...(await sendBatch(pool, [[append]], patience)));
  return answers;
}

function unavailable(cause: unknown): EventStoreUnavailable {
  return new EventStoreUnavailable(`事件库没有应答 / the event store did not answer (${codeOf(cause)})`, { cause });
}

async function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
