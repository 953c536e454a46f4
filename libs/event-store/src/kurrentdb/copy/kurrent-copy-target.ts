import type { RecordedEvent } from '@anjuan/contracts';
import { startPosition } from '@anjuan/contracts';
import { CopyRefused, type CopiedEvent, type CopyTarget } from '../../copy-target.ts';
import { EventStoreUnavailable, InvalidAppend } from '../../errors.ts';
import { checkAppend } from '../../validate.ts';
import { Appender } from '../append/appender.ts';
import { CaseIndex } from '../append/case-index.ts';
import { StreamKnowledge } from '../append/stream-knowledge.ts';
import { Connection } from '../connection/connection.ts';
import type { StoredEvent } from '../envelope.ts';
import { checkForKurrent } from '../kurrent-event-store.ts';
import { ownEvents, readAllPage, readLast } from '../read/pages.ts';

const patience = { attempts: 6, timeoutMs: 15_000 };
/** Most events, and most bytes of their payloads, in one append. */
const mostEvents = 500;
const mostBytes = 512 * 1024;
const pageOfEvents = 1_000;

/**
 * KurrentDB as a target. Neighbouring events of one stream go in one append, one append after another: KurrentDB keeps the order only of what waits
 * for each other. The former time of recording and place stand in the metadata (`origin`).
 */
export function openKurrentCopyTarget(connectionString: string): CopyTarget {
  const connection = new Connection(connectionString);
  const appender = new Appender(connection, new StreamKnowledge(), new CaseIndex(connection, patience.timeoutMs), patience);

  const append = async (events: readonly RecordedEvent[]): Promise<void> => {
    const [first] = events;
    if (!first) return;
    const checked = checkForKurrent(checkAppend(first.stream, events, first.revision === 0 ? 'no-stream' : first.revision - 1));
    const origins = events.map(({ recordedAt, position }) => ({ recordedAt, position }));
    const result = await appender.append(checked, origins).catch(refused);
    if (result.outcome === 'conflict') throw new CopyRefused('a stream of the target holds other events than the source');
  };

  return {
    last: async () => copied(await readLast(connection)) ?? null,
    write: async (events) => {
      const last = await readLast(connection);
      if (last && !last.origin) throw new CopyRefused('the target has gone on by itself');
      for (const group of neighbours(events)) await append(group);
    },
    read: async function* (signal) {
      for (let after = startPosition; ;) {
        const page = await readAllPage(connection, { after, filter: { types: ownEvents }, count: pageOfEvents }, signal);
        yield page.map((event) => copied(event));
        after = page.at(-1)?.event.position ?? after;
        if (page.length < pageOfEvents) return;
      }
    },
    close: () => connection.close(),
  };
}

/** What stands in the target only in part is no copy of what is written. */
function refused(error: unknown): never {
  if (error instanceof InvalidAppend) throw new CopyRefused('an event cannot be written to this target', { cause: error });
  throw error instanceof Error ? error : new EventStoreUnavailable('the event store did not answer');
}

function copied(stored: StoredEvent): CopiedEvent;
function copied(stored: StoredEvent | undefined): CopiedEvent | undefined;
function copied(stored: StoredEvent | undefined): CopiedEvent | undefined {
  return stored && { event: stored.event, origin: stored.origin?.position ?? null };
}

/** Cuts the sequence into runs of one stream, small enough for one append. */
function* neighbours(events: readonly RecordedEvent[]): Generator<readonly RecordedEvent[]> {
  let run: RecordedEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = JSON.stringify(event.data).length;
    if (run.length > 0 && (run[0]?.stream !== event.stream || run.length === mostEvents || bytes + size > mostBytes)) {
      yield run;
      run = [];
      bytes = 0;
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
}
