import { comparePositions, type Position } from '@anjuan/contracts';
import { handledBy, type Consumer } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import { FindingsBook, type Findings } from './findings.ts';

/**
 * Checks that a consumer has handled every event up to a place of the store; the caller has given it time. Events that wait behind a dead
 * letter count as handled: operators see them with the dead letters.
 */
export async function checkHandled(consumer: Consumer, store: EventStore, upTo: Position, signal?: AbortSignal): Promise<Findings> {
  const book = new FindingsBook();
  const progress = await consumer.progress();
  const handled = handledBy(progress);
  let unhandled = 0;
  const options = { after: progress.floor, filter: consumer.filter, pageSize: 5_000, ...(signal ? { signal } : {}) };
  for await (const { events, readTo } of store.readAll(options)) {
    unhandled += events.filter((event) => comparePositions(event.position, upTo) <= 0 && !handled(event)).length;
    if (comparePositions(readTo, upTo) >= 0) break;
  }
  if (unhandled > 0) book.add('lost', consumer.name, `${unhandled} events are not handled yet`, unhandled);
  return book.findings();
}
