import { comparePositions, startPosition, type Position } from '@anjuan/contracts';
import type { Page, ReadAllOptions } from '../../port.ts';
import { PageSize } from '../../postgres/read/page-size.ts';
import type { Connection } from '../connection/connection.ts';
import { splitFilter, type SplitFilter } from './filter.ts';
import { readAllPage } from './pages.ts';

/** The pages after `options.after` up to and including `end`; while the consumer works on one, the next is on its way. */
export async function* readPages(connection: Connection, end: Position, options: ReadAllOptions): AsyncGenerator<Page, void, undefined> {
  const { signal } = options;
  let after = options.after ?? startPosition;
  if (comparePositions(after, end) >= 0) return;
  const filter = splitFilter(options.filter);
  if (filter === 'never') return yield { events: [], readTo: end };
  const size = new PageSize(options.pageSize ?? 1_000);
  const next = (from: Position) => onePage(connection, { after: from, end, filter, limit: size.next }, signal);
  let coming = next(after);
  for (;;) {
    const { page, bytes } = await coming;
    size.seen(page.events.length, bytes);
    after = page.readTo;
    const more = comparePositions(after, end) < 0;
    if (more) {
      coming = next(after);
      coming.catch(() => undefined); // awaited on the next turn; a consumer that leaves before does not care
    }
    yield page;
    signal?.throwIfAborted();
    if (!more) return;
  }
}

interface Asked {
  readonly after: Position;
  readonly end: Position;
  readonly filter: SplitFilter;
  readonly limit: number;
}

/** What the server leaves out is passed too: fewer events than asked for means that the store has been read to its end. */
async function onePage(connection: Connection, { after, end, filter, limit }: Asked, signal: AbortSignal | undefined) {
  const found = await readAllPage(connection, { after, filter: filter.server, count: limit }, signal);
  const within = found.filter(({ event }) => comparePositions(event.position, end) <= 0);
  const whole = found.length < limit || within.length < found.length;
  const last = within.at(-1)?.event.position;
  const events = within.map(({ event }) => event).filter(filter.here);
  const bytes = within.reduce((sum, event) => sum + event.bytes, 0);
  return { page: { events, readTo: whole || !last ? end : last }, bytes };
}
