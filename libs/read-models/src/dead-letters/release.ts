import type { RecordedEvent } from '@anjuan/contracts';
import { faultOf, isOutage, type DeadLetter, type DeadLetters, type Released } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import type { DataSource, EntityManager } from 'typeorm';
import { lockAll } from '../checkpoint.ts';
import { countCases, letterOf, readLetter, readLetters, rowsOfCase, type Row } from './rows.ts';

/** Handles one event that was held up. Leaves no trace in the given transaction where it rejects. */
export type HandleOne = (event: RecordedEvent, manager: EntityManager, signal: AbortSignal) => Promise<void>;

/** The record is no event that the store knows: it can only be discarded. */
export class NotInStore extends Error {
  override readonly name = 'NotInStore';
}

type Operations = Omit<DeadLetters, 'isolate'>;

/**
 * What operators do with the dead letters in a consumer's schema. A case is released in one transaction that keeps deliveries out, so that what
 * comes meanwhile either waits behind it and is handled here, or comes after.
 */
export function deadLetterOperations(source: DataSource, consumer: string, handleOne: HandleOne): Operations {
  const release = async (id: string, store: Pick<EventStore, 'readCase'>, signal: AbortSignal, leaveOut: boolean) => {
    const first = await readLetter(source.manager, id);
    if (!first) return undefined;
    return source.transaction(async (manager): Promise<Released | undefined> => {
      await lockAll(manager);
      const rows = await rowsOfCase(manager, first.case_id);
      if (rows[0]?.id !== id) return undefined; // somebody was faster
      const events = await eventsOf(rows, store, signal);
      let done = 0;
      for (const [at, row] of rows.entries()) {
        const failed = leaveOut && at === 0 ? undefined : await attempt(row, events.get(row.event_id ?? ''), manager, signal);
        if (failed) {
          const letter = await stopAt(manager, row, failed.error, rows.length - at - 1);
          return { outcome: 'stopped', events: done, letter };
        }
        await manager.query('DELETE FROM dead_letter WHERE id = $1', [row.id]);
        if (!leaveOut || at > 0) done += 1;
      }
      return { outcome: 'handled', events: done };
    });
  };

  async function attempt(row: Row, event: RecordedEvent | undefined, manager: EntityManager, signal: AbortSignal) {
    try {
      if (!event) throw new NotInStore(row.id);
      await handleOne(event, manager, signal);
      return undefined;
    } catch (error) {
      if (isOutage(error) || signal.aborted) throw error;
      return { error };
    }
  }

  async function stopAt(manager: EntityManager, row: Row, error: unknown, waiting: number): Promise<DeadLetter> {
    const fault = faultOf(error);
    const tries = row.tries + 1;
    const since = row.error === null ? new Date() : row.since; // one that waited has its own trouble from now on
    await manager.query(`UPDATE dead_letter SET error = $2, message = $3, tries = $4, since = $5 WHERE id = $1`, [
      ...[row.id, fault.error, fault.message, tries, since],
    ]);
    return letterOf(consumer, { ...row, ...fault, tries, since, waiting });
  }

  return {
    count: () => countCases(source.manager),
    list: async (limit) => (await readLetters(source.manager, limit)).map((row) => letterOf(consumer, row)),
    find: async (id) => {
      const row = await readLetter(source.manager, id);
      return row && letterOf(consumer, row);
    },
    retry: (id, store, signal) => release(id, store, signal, false),
    discard: (id, store, signal) => release(id, store, signal, true),
  };
}

async function eventsOf(
  rows: readonly Row[],
  store: Pick<EventStore, 'readCase'>,
  signal: AbortSignal,
): Promise<Map<string, RecordedEvent>> {
  const wanted = new Set(rows.map((row) => row.event_id));
  const found = new Map<string, RecordedEvent>();
  const caseId = rows[0]?.case_id ?? '';
  for await (const event of store.readCase(caseId, {}, signal)) if (wanted.has(event.id)) found.set(event.id, event);
  return found;
}
