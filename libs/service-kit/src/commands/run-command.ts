import { definitionOf, type Decision, type EventToAppend, type JsonObject, type Owner, type Position } from '@anjuan/contracts';
import { InvalidAppend, type EventStore } from '@anjuan/event-store';
import { sealEvents, type Vault } from '@anjuan/personal-data';
import type { Decider, Payload } from '../snapshots/decider.ts';
import { loadStream, type Loaded } from '../snapshots/load-stream.ts';
import type { Snapshots } from '../snapshots/snapshots.ts';
import type { CommandContext } from './context.ts';
import { derivedId } from './ids.ts';

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
 * How much of a stream a try reads: nothing (most likely it is absent), from its snapshot on, or all of it. What only the whole stream can tell,
 * whether the same command was taken before, is asked of it before anything but an acceptance is answered.
 */
type Depth = 'blind' | 'snapshot' | 'whole';

/**
 * Load, decide, append, answer: the one loop behind every command. A conflict loads again and decides again, a bounded number of times. Long streams
 * are loaded from their snapshots where there are any.
 * Throws IdempotencyKeyReused, TooManyConflicts, and what the store and the vault throw.
 */
export function commandRunner(
  store: Pick<EventStore, 'append' | 'readStream'>,
  vault: Pick<Vault, 'seal'>,
  snapshots?: Snapshots,
): CommandRunner {
  const means = { store, snapshots };

  async function attempt<State, Event extends Payload, Refusal>(
    command: Command<State, Event, Refusal>,
    depth: Depth,
  ): Promise<Outcome<State, Refusal> | 'conflict' | 'unsure'> {
    const { owner, caseId, decider, context } = command;
    const stream = `${owner}-${command.streamId ?? caseId}`;
    const blind = depth === 'blind';
    const loaded: Loaded<State> = blind
      ? { state: decider.initialState, revision: -1, known: [], whole: true }
      : await loadStream(means, stream, decider, { whole: depth === 'whole' });
    const { state, revision, known, whole } = loaded;
    const firstId = derivedId(context.key, stream, 0);
    const earlier = known.find((event) => event.id === firstId);
    if (earlier && earlier.causationId !== context.causationId) throw new IdempotencyKeyReused(context.key);
    const standing = { outcome: 'done', state, added: 0, revision, position: known.at(-1)?.position ?? null } as const;
    if (earlier) return standing;
    const decision = command.decide(state);
    if (!whole && (decision.outcome === 'refused' || decision.events.length === 0)) return 'unsure';
    if (decision.outcome === 'refused') return decision;
    if (decision.events.length === 0) return standing;
    const events = await sealEvents(
      vault,
      decision.events.map((event, index) => toAppend(command, event, derivedId(context.key, stream, index))),
    );
    const result = await store.append(stream, events, revision < 0 ? 'no-stream' : revision).catch(unsureOf(whole));
    if (result === 'unsure') return result;
    // A repetition found without reading may carry another content: the next try reads and compares.
    if (result.outcome === 'conflict' || (blind && result.repeated)) return 'conflict';
    if (!whole && result.repeated) return 'unsure';
    const after = decision.events.reduce((before, event) => decider.evolve(before, event), state);
    const { position } = result;
    return { outcome: 'done', state: after, added: result.repeated ? 0 : events.length, revision: result.revision, position };
  }

  return {
    async run<State, Event extends Payload, Refusal>(command: Command<State, Event, Refusal>) {
      let depth: Depth = command.likelyNew === true ? 'blind' : 'snapshot';
      for (let tries = 0; tries < attempts;) {
        const outcome: Awaited<ReturnType<typeof attempt<State, Event, Refusal>>> = await attempt(command, depth);
        if (outcome === 'conflict') tries += 1;
        else if (outcome !== 'unsure') return outcome;
        depth = outcome === 'unsure' ? 'whole' : 'snapshot';
      }
      throw new TooManyConflicts(`${command.owner}-${command.caseId}`);
    },
    async load(owner, streamId, decider) {
      return (await loadStream(means, `${owner}-${streamId}`, decider)).state;
    },
  };
}

/**
 * A key that was used for another content may give ids that stand in part: who has not read all then reads it and compares. Throws on what is not
 * explained by that.
 */
function unsureOf(whole: boolean): (error: unknown) => 'unsure' {
  return (error) => {
    if (whole || !(error instanceof InvalidAppend)) throw error;
    return 'unsure';
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
