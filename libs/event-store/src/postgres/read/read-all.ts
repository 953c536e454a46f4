import type pg from 'pg';
import { comparePositions, startPosition, type Position } from '@anjuan/contracts';
import type { EventFilter, Page, ReadAllOptions } from '../../port.ts';
import { textArray } from '../append/binary-array.ts';
import type { Parameter, Statement } from '../connection/prepared-query.ts';
import { PageSize } from './page-size.ts';
import { abortable, queryRows } from './query.ts';
import { columns, measured, toPosition } from './row.ts';

// The two bounds on `transaction` alone say what the row comparison says already: by them PostgreSQL leaves out whole partitions.
const between = `e.transaction >= $1 AND e.transaction <= $3
  AND (e.transaction, e.sequence) > ($1, $2) AND (e.transaction, e.sequence) <= ($3, $4)`;
const order = 'ORDER BY e.transaction, e.sequence';
const plain = {
  name: 'event_store_read_all',
  text: `SELECT ${columns} FROM event_store.events e WHERE ${between} ${order} LIMIT $5`,
};
const filtered = {
  name: 'event_store_read_filtered',
  text: `SELECT ${columns} FROM event_store.events e WHERE ${between}
    AND ($6::text[] IS NULL OR e.type = ANY ($6)) AND ($7::text[] IS NULL OR split_part(e.stream, '-', 1) = ANY ($7)) ${order} LIMIT $5`,
};
const window = {
  name: 'event_store_window',
  text: `SELECT e.transaction, e.sequence FROM event_store.events e WHERE ${between} ${order} OFFSET $5 LIMIT 1`,
};
const headStatement = {
  name: 'event_store_head',
  text: `SELECT e.transaction, e.sequence FROM event_store.events e
    WHERE e.transaction < pg_snapshot_xmin(pg_current_snapshot())::text::int8 + event_store.position_offset()
    ORDER BY e.transaction DESC, e.sequence DESC LIMIT 1`,
};
/** With a filter, the most events one statement looks at, so that progress is told also where few match. */
const scanPerStatement = 20_000;

/**
 * The last event below the oldest running transaction: whatever is still to come comes after it. Always the place of an event that is
 * there, never a bare transaction id, for after a crash PostgreSQL gives out ids anew that only unwritten transactions had.
 */
export async function readHead(pool: pg.Pool): Promise<Position> {
  const [head] = await queryRows(pool, headStatement, [], toPosition);
  return head ?? startPosition;
}

/** The pages after `options.after` up to and including `end`; while the consumer works on one, the next is on its way. */
export async function* readPages(pool: pg.Pool, end: Position, options: ReadAllOptions): AsyncGenerator<Page, void, undefined> {
  const { filter, signal } = options;
  const size = new PageSize(options.pageSize ?? 1_000);
  const filtering = isRestricting(filter) ? filteredPages(pool, end, filter) : undefined;
  const next = (after: Position) => (filtering ? filtering(after, size.next) : plainPage(pool, after, end, size.next));
  let after = options.after ?? startPosition;
  if (comparePositions(after, end) >= 0) return;
  let coming = next(after);
  for (;;) {
    const { page, bytes } = await abortable(coming, signal);
    size.seen(page.events.length, bytes);
    after = page.readTo;
    const more = comparePositions(after, end) < 0;
    if (more) {
      coming = next(after);
      coming.catch(() => undefined); // awaited on the next turn; a consumer that leaves before does not care
    }
    yield page;
    if (!more) return;
  }
}

interface Measured {
  readonly page: Page;
  readonly bytes: number;
}

async function plainPage(pool: pg.Pool, after: Position, end: Position, limit: number): Promise<Measured> {
  return await page(pool, plain, [...bounds(after, end), String(limit)], limit, end);
}

/** Gives one page after the other. A window of so many events is looked out once, and read in as many pages as it takes. */
function filteredPages(pool: pg.Pool, end: Position, filter: EventFilter): (after: Position, limit: number) => Promise<Measured> {
  const restrictions = [filter.types, filter.categories].map((names) => (names ? textArray(names) : null));
  let to = startPosition;
  return async (after, limit) => {
    if (comparePositions(after, to) >= 0) {
      const [found] = await queryRows(pool, window, [...bounds(after, end), String(scanPerStatement)], toPosition);
      to = found ?? end;
    }
    return await page(pool, filtered, [...bounds(after, to), String(limit), ...restrictions], limit, to);
  };
}

async function page(pool: pg.Pool, statement: Statement, values: readonly Parameter[], limit: number, end: Position): Promise<Measured> {
  let bytes = 0;
  const events = await queryRows(pool, statement, values, (row) => {
    const { event, length } = measured(row);
    bytes += length;
    return event;
  });
  const last = events.length === limit ? events.at(-1) : undefined;
  return { page: { events, readTo: last?.position ?? end }, bytes };
}

function bounds(after: Position, end: Position): string[] {
  return [after, end].flatMap(({ transaction, sequence }) => [transaction.toString(), sequence.toString()]);
}

function isRestricting(filter: EventFilter | undefined): filter is EventFilter {
  return filter?.types !== undefined || filter?.categories !== undefined;
}
