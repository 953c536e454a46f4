import type { RecordedEvent } from '@anjuan/contracts';
import type { EventStore, Snapshot } from '@anjuan/event-store';
import { payloadOf } from '../commands/payload.ts';
import { foldOf, type Decider, type Payload } from './decider.ts';
import type { Snapshots } from './snapshots.ts';

/** Events of a stream that are read before a snapshot is looked for: nearly every stream is shorter, and costs one read as without snapshots. */
export const shortStream = 256;

/** A stream as far as a command knows it. */
export interface Loaded<State> {
  readonly state: State;
  /** -1 where the stream is absent. */
  readonly revision: number;
  /** The events that were read: all of them where `whole`, else some of the first and of the last. */
  readonly known: readonly RecordedEvent[];
  readonly whole: boolean;
}

export interface LoadMeans {
  readonly store: Pick<EventStore, 'readStream'>;
  /** Without them everything is folded each time. */
  readonly snapshots?: Snapshots | undefined;
}

/**
 * Folds a stream to its end. A long one begins at its snapshot where there is one that fits: of this fold, and ending with an event that the stream
 * holds at that place (a store that was restored to an earlier day may not). Throws what the store throws.
 */
export async function loadStream<State, Event extends Payload>(
  { store, snapshots }: LoadMeans,
  stream: string,
  decider: Decider<State, Event>,
  { whole = false } = {},
): Promise<Loaded<State>> {
  const { snapshot: kept } = decider;
  if (!snapshots || !kept) return folded(decider, await read(store, stream));
  const fold = foldOf(decider);
  const first = await read(store, stream, { limit: shortStream });
  if (first.length < shortStream) return folded(decider, first);
  const found = whole ? undefined : await snapshots.find(stream, kept.name, fold);
  const later = found && found.revision >= shortStream - 1 ? await read(store, stream, { from: found.revision }) : [];
  const fromSnapshot = found && later[0]?.id === found.eventId ? stateOf<State>(found) : undefined;
  const loaded =
    found && fromSnapshot
      ? {
          ...onwards(decider, fromSnapshot.state, later.slice(1)),
          known: [...first, ...later],
          whole: false,
          revision: found.revision + later.length - 1,
        }
      : folded(decider, [...first, ...(await read(store, stream, { from: shortStream }))]);
  const last = loaded.known.at(-1);
  const since = loaded.revision - (fromSnapshot && found ? found.revision : -1);
  if (last && since >= shortStream)
    snapshots.keep({
      ...{ stream, decider: kept.name, fold },
      revision: loaded.revision,
      eventId: last.id,
      state: JSON.stringify(loaded.state),
    });
  return loaded;
}

async function read(store: LoadMeans['store'], stream: string, part?: { from?: number; limit?: number }): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream, part)) events.push(event);
  return events;
}

function folded<State, Event extends Payload>(decider: Decider<State, Event>, known: readonly RecordedEvent[]): Loaded<State> {
  return { ...onwards(decider, decider.initialState, known), revision: known.length - 1, known, whole: true };
}

function onwards<State, Event extends Payload>(decider: Decider<State, Event>, from: State, events: readonly RecordedEvent[]) {
  return { state: events.reduce((before, event) => decider.evolve(before, payloadOf<Event>(event)), from) };
}

/** The state may itself be null, so it comes in a box. What is no JSON is no snapshot. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the state of the fold that made it
function stateOf<State>({ state }: Snapshot): { readonly state: State } | undefined {
  try {
    return { state: JSON.parse(state) as State };
  } catch {
    return undefined;
  }
}
