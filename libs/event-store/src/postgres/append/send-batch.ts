import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreUnavailable, type InvalidAppend } from '../../errors.ts';
import type { AppendResult } from '../../port.ts';
import type { CheckedAppend, CheckedEvent } from '../../validate.ts';
import { codeOf, isTransient } from '../connection/failures.ts';
import { runPrepared, type RawRow } from '../connection/prepared-query.ts';
import { deadlines } from '../connection/deadlines.ts';
import type { Writers } from '../connection/writers.ts';
import { answerOf, toldOfBatch, toldOfOne } from './answers.ts';
import { appendOneStatement, appendStatement, encodeBatch, encodeOne } from './encode-batch.ts';

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
export async function sendBatch(writers: Writers, rounds: readonly (readonly CheckedAppend[])[], patience: Patience): Promise<Answer[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendOnce(writers, rounds, patience.timeoutMs);
    } catch (error) {
      if (isTransient(error) && attempt < patience.attempts) {
        await delay(Math.min(25 * 2 ** attempt, 1_000));
        continue;
      }
      const appends = rounds.flat();
      if (appends.length === 1 || isTransient(error)) return appends.map(() => unavailable(error));
      return await separately(writers, appends, patience); // the fault of one must not be the others'
    }
  }
}

async function sendOnce(writers: Writers, rounds: readonly (readonly CheckedAppend[])[], timeoutMs: number): Promise<Answer[]> {
  const single = soleEvent(rounds);
  const client = writers.take() ?? (await writers.connect(timeoutMs));
  const deadline = deadlines.start(timeoutMs, () => writers.discard(client)); // the statement then fails as one whose connection is lost
  let array = '';
  const keep = (row: RawRow) => (array = row[0] ?? '');
  try {
    await (single
      ? runPrepared(client, appendOneStatement, encodeOne(...single), keep)
      : runPrepared(client, appendStatement, encodeBatch(rounds), keep));
    writers.giveBack(client);
    return (single ? toldOfOne(array) : toldOfBatch(array, rounds.flat())).map(answerOf);
  } catch (error) {
    writers.discard(client);
    throw error;
  } finally {
    deadlines.end(deadline);
  }
}

function soleEvent(rounds: readonly (readonly CheckedAppend[])[]): [CheckedAppend, CheckedEvent] | undefined {
  const append = rounds.length === 1 && rounds[0]?.length === 1 ? rounds[0][0] : undefined;
  const event = append?.events.length === 1 ? append.events[0] : undefined;
  return append && event ? [append, event] : undefined;
}

async function separately(writers: Writers, appends: readonly CheckedAppend[], patience: Patience): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const append of appends) answers.push(...(await sendBatch(writers, [[append]], patience)));
  return answers;
}

function unavailable(cause: unknown): EventStoreUnavailable {
  return new EventStoreUnavailable(`事件库没有应答 / the event store did not answer (${codeOf(cause)})`, { cause });
}
