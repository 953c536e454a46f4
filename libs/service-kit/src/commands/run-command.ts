import {
  definitionOf,
  upcast,
  type Decision,
  type EventToAppend,
  type JsonObject,
  type Owner,
  type Position,
  type RecordedEvent,
} from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import { sealEvents, type Vault } from '@anjuan/personal-data';
import type { CommandContext } from './context.ts';
import { derivedId } from './ids.ts';

type Payload = { readonly type: string };

/** A decider's memory: where it begins and how an event moves it. Personal parts are not opened for it (null). */
export interface Decider<State, Event extends Payload> {
  readonly initialState: State;
  evolve(state: State, event: Event): State;
}

export interface Command<State, Event extends Payload, Refusal> {
  readonly owner: Owner;
  readonly caseId: string;
  /** Id of the stream behind the owner's name where it is not the case's main one, e.g. `backlog.<caseId>`. */
  readonly streamId?: string;
  readonly decider: Decider<State, Event>;
  decide(state: State): Decision<Event, Refusal>;
  readonly context: CommandContext;
  /** When it happened in the world; the context's now when absent. A function where each event has its own time. */
  readonly occurredAt?: Date | ((event: Event) => Date);
  /** True where the stream is most likely absent: the first try then spares the reading. */
  readonly likelyNew?: boolean;
}

export type Outcome<State, Refusal> =
  | {
      readonly outcome: 'done';
      readonly state: State;
      /** Number of events this call added; 0 when it already was so. */
      readonly added: number;
      readonly revision: number;
      readonly position: Position | null;
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** The same Idempotency-Key came with another content. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';
}

/** Others kept changing the same stream; the caller may try again. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts';
}

/** Runs commands against the store. */
export interface CommandRunner {
  run<State, Event extends Payload, Refusal>(command: Command<State, Event, Refusal>): Promise<Outcome<State, Refusal>>;
  /** The state of a stream of the same service, for facts that a decision needs from it. */
  load<State, Event extends Payload>(owner: Owner, streamId: string, decider: Decider<State, Event>): Promise<State>;
}

const attempts = 4;

/**
 * Load, decide, append, answer: the one loop behind every command. A conflict loads again and decides again, a bounded number of times.
 * Throws IdempotencyKeyReused, TooManyConflicts, and what the store and the vault throw.
 */
export function commandRunner(store: Pick<EventStore, 'append' | 'readStream'>, vault: Pick<Vault, 'seal'>): CommandRunner {
  async function attempt<State, Event extends Payload, Refusal>(
    command: Command<State, Event, Refusal>,
    blind: boolean,
  ): Promise<Outcome<State, Refusal> | 'conflict'> {
    const { owner, caseId, decider, context } = command;
    const stream = `${owner}-${command.streamId ?? caseId}`;
    const known: RecordedEvent[] = [];
    if (!blind) for await (const event of store.readStream(stream)) known.push(event);
    const state = known.reduce((before, event) => decider.evolve(before, payloadOf<Event>(event)), decider.initialState);
    const revision = known.length - 1;
    const firstId = derivedId(context.key, stream, 0);
    const earlier = known.find((event) => event.id === firstId);
    if (earlier && earlier.causationId !== context.causationId) throw new IdempotencyKeyReused(context.key);
    if (earlier) return { outcome: 'done', state, added: 0, revision, position: known.at(-1)?.position ?? null };
    const decision = command.decide(state);
    if (decision.outcome === 'refused') return decision;
    if (decision.events.length === 0) return { outcome: 'done', state, added: 0, revision, position: known.at(-1)?.position ?? null };
    const events = await sealEvents(
      vault,
      decision.events.map((event, index) => toAppend(command, event, derivedId(context.key, stream, index))),
    );
    const result = await store.append(stream, events, revision < 0 ? 'no-stream' : revision);
    // A repetition found without reading may carry another content: the next try reads and compares.
    if (result.outcome === 'conflict' || (blind && result.repeated)) return 'conflict';
    const after = decision.events.reduce((before, event) => decider.evolve(before, event), state);
    const { position } = result;
    return { outcome: 'done', state: after, added: result.repeated ? 0 : events.length, revision: result.revision, position };
  }

  return {
    async run(command) {
      for (let tries = 0; tries < attempts; tries += 1) {
        const outcome = await attempt(command, tries === 0 && command.likelyNew === true);
        if (outcome !== 'conflict') return outcome;
      }
      throw new TooManyConflicts(`${command.owner}-${command.caseId}`);
    },
    async load(owner, streamId, decider) {
      let state = decider.initialState;
      for await (const event of store.readStream(`${owner}-${streamId}`)) state = decider.evolve(state, payloadOf(event));
      return state;
    },
  };
}

function toAppend<State, Event extends Payload, Refusal>(command: Command<State, Event, Refusal>, event: Event, id: string): EventToAppend {
  const { caseId, context, occurredAt } = command;
  const definition = definitionOf(event.type);
  const { type, ...data } = definition.schema.parse(event) as Payload & JsonObject;
  return {
    id,
    type,
    schemaVersion: definition.version,
    caseId,
    causationId: context.causationId,
    correlationId: context.correlationId ?? context.causationId,
    actor: context.actor,
    occurredAt: typeof occurredAt === 'function' ? occurredAt(event) : (occurredAt ?? context.now),
    data,
  };
}

/**
 * The payload of a recorded event, as the caller knows its type; what is sealed is null. The store holds only what `toAppend` validated
 * against the definition of the type, so it is not validated again.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the type it knows from the event's filter
export function payloadOf<Event extends Payload>(event: RecordedEvent): Event {
  const data = upcast(event.type, event.schemaVersion, event.data);
  const sealed = typeof data['personal'] === 'string' ? { personal: null } : {};
  const payload: unknown = { ...data, ...sealed, type: event.type };
  return payload as Event;
}
