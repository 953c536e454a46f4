import { startPosition, comparePositions, type Position } from '@anjuan/contracts';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { unavailable } from '../connection/failures.ts';
import type { Connection, Open } from '../connection/connection.ts';
import { toStored, type StoredEvent } from '../envelope.ts';

/** Longest wait for one page, milliseconds: it ends a read whose server has vanished without a word. */
const patience = 60_000;

/** What an unfiltered read of everything asks for: no event of the server itself (their types begin with `$`). */
export const ownEvents = '^[^$]';

/** One page of a stream, absent streams being empty. Read whole before anything is given on, so that no call is left half read. */
export async function readStreamPage(
  connection: Connection,
  asked: { readonly stream: string; readonly from: number | 'end'; readonly backwards?: boolean; readonly count: number },
  signal?: AbortSignal,
): Promise<readonly StoredEvent[]> {
  return await readPage(connection, signal, ({ streams, shared }, options) => {
    const stream = new streams.ReadReq.Options.StreamOptions();
    stream.setStreamIdentifier(identifier(shared, asked.stream));
    if (asked.from === 'end') stream.setEnd(new shared.Empty());
    else stream.setRevision(String(asked.from));
    options.setStream(stream).setCount(String(asked.count)).setNoFilter(new shared.Empty());
    if (asked.backwards) options.setReadDirection(streams.ReadReq.Options.ReadDirection.BACKWARDS);
  });
}

/** Which events of everything: types matching an expression, or streams whose names begin so. */
export type ServerFilter = { readonly types: string } | { readonly streamPrefixes: readonly string[] };

/** The next events after a place, at most `count`, in the global order; fewer only where the store ends. */
export async function readAllPage(
  connection: Connection,
  asked: { readonly after: Position; readonly filter: ServerFilter; readonly count: number },
  signal?: AbortSignal,
): Promise<readonly StoredEvent[]> {
  const { after, filter, count } = asked;
  // KurrentDB begins with the event at the place itself, if the filter lets it through: one more is asked for.
  const events = await readPage(connection, signal, ({ streams, shared }, options) => {
    const all = new streams.ReadReq.Options.AllOptions();
    if (comparePositions(after, startPosition) === 0) all.setStart(new shared.Empty());
    else all.setPosition(place(streams, after));
    options
      .setAll(all)
      .setCount(String(count + 1))
      .setFilter(expression({ streams, shared }, filter));
  });
  return events.filter(({ event }) => comparePositions(event.position, after) > 0).slice(0, count);
}

/** The last event, the server's own left out; undefined in an empty store. */
export async function readLast(connection: Connection, signal?: AbortSignal): Promise<StoredEvent | undefined> {
  const [last] = await readPage(connection, signal, ({ streams, shared }, options) => {
    const all = new streams.ReadReq.Options.AllOptions().setEnd(new shared.Empty());
    options.setAll(all).setCount('1').setReadDirection(streams.ReadReq.Options.ReadDirection.BACKWARDS);
    options.setFilter(expression({ streams, shared }, { types: ownEvents }));
  });
  return last;
}

/** The place of the last event; startPosition in an empty store. */
export async function readHead(connection: Connection, signal?: AbortSignal): Promise<Position> {
  return (await readLast(connection, signal))?.event.position ?? startPosition;
}

type Definitions = Pick<Open['library'], 'streams' | 'shared'>;
type Recorded = ReadResp.ReadEvent.RecordedEvent;

function identifier(shared: Definitions['shared'], stream: string) {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

async function readPage(
  connection: Connection,
  signal: AbortSignal | undefined,
  ask: (definitions: Definitions, options: ReadReq.Options) => void,
): Promise<readonly StoredEvent[]> {
  return await readRecords(connection, signal, ask, toStored);
}

/** Reads the whole stream, whoever wrote its events, and gives what `read` makes of each. */
export async function readWholeStream<Item>(
  connection: Connection,
  name: string,
  read: (recorded: Recorded) => Item,
  signal?: AbortSignal,
): Promise<readonly Item[]> {
  const ask = ({ streams, shared }: Definitions, options: ReadReq.Options) => {
    const stream = new streams.ReadReq.Options.StreamOptions().setStart(new shared.Empty());
    options.setStream(stream.setStreamIdentifier(identifier(shared, name)));
    options.setCount(String(Number.MAX_SAFE_INTEGER)).setNoFilter(new shared.Empty());
  };
  return await readRecords(connection, signal, ask, read);
}

/** Throws EventStoreUnavailable, the signal's reason on abort, and what `read` throws. */
async function readRecords<Item>(
  connection: Connection,
  signal: AbortSignal | undefined,
  ask: (definitions: Definitions, options: ReadReq.Options) => void,
  read: (recorded: Recorded) => Item,
): Promise<readonly Item[]> {
  signal?.throwIfAborted();
  const { library, client } = await connection.open();
  const options = new library.streams.ReadReq.Options();
  options.setUuidOption(new library.streams.ReadReq.Options.UUIDOption().setString(new library.shared.Empty()));
  ask(library, options);
  const items: Item[] = [];
  const faults: unknown[] = [];
  try {
    await library.read(client, new library.streams.ReadReq().setOptions(options), patience, signal, (response) => {
      const recorded = response.getEvent()?.getEvent();
      if (!recorded || faults.length > 0) return;
      try {
        items.push(read(recorded));
      } catch (fault) {
        faults.push(fault);
      }
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw unavailable(library.convertToCommandError(error as Error));
  }
  if (faults.length > 0) throw faults[0];
  return items;
}

function place(streams: Definitions['streams'], position: Position): ReadReq.Options.Position {
  const at = new streams.ReadReq.Options.Position();
  at.setCommitPosition(String(position.transaction));
  return at.setPreparePosition(String(position.sequence));
}

function expression({ streams, shared }: Definitions, filter: ServerFilter): ReadReq.Options.FilterOptions {
  const { FilterOptions } = streams.ReadReq.Options;
  const wanted = new FilterOptions.Expression();
  const options = new FilterOptions().setCount(new shared.Empty()).setCheckpointintervalmultiplier(1);
  if ('types' in filter) return options.setEventType(wanted.setRegex(filter.types));
  return options.setStreamIdentifier(wanted.setPrefixList([...filter.streamPrefixes]));
}
