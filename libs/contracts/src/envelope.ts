/** A JSON value as it is stored: no undefined, no Date, no bigint. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Who did it: a person or a part of the system, in which role, for which unit. */
export interface Actor {
  /** Account of a person, or `system:<service>`. Never a name. */
  readonly id: string;
  /** Role as in the field's table of people, e.g. `classifier`; `system` for process managers. */
  readonly role: string;
  /** Code of the unit the actor acts for, e.g. `S002`; empty where there is none. */
  readonly unit: string;
}

/** An event as a service hands it to the store. `data` is the schema's payload with its personal part sealed. */
export interface EventToAppend {
  /** UUID. Random for a command of a person, derived (version 5) for a reaction, so that a repeated step makes the same event. */
  readonly id: string;
  /** Stored name, a literal of contracts, e.g. `PetitionRegistered`. */
  readonly type: string;
  readonly schemaVersion: number;
  readonly caseId: string;
  /** Event or command that caused this one; null for a first cause. */
  readonly causationId: string | null;
  /** The same for everything that follows from one entrance. */
  readonly correlationId: string;
  readonly actor: Actor;
  /** The world's clock: when it happened. Old for imported history. */
  readonly occurredAt: Date;
  readonly data: JsonObject;
}

/** Place in the one global order: first the transaction, then the sequence inside the store. */
export interface Position {
  readonly transaction: bigint;
  readonly sequence: bigint;
}

/** An event as the store gives it back. */
export interface RecordedEvent extends EventToAppend {
  readonly stream: string;
  /** 0 for the first event of a stream, without gaps. */
  readonly revision: number;
  readonly position: Position;
  /** The store's clock. */
  readonly recordedAt: Date;
}

/** Before the first event. */
export const startPosition: Position = { transaction: 0n, sequence: 0n };

/** Negative when `a` comes before `b` in the global order, 0 when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
  if (a.transaction !== b.transaction) return a.transaction < b.transaction ? -1 : 1;
  return a.sequence === b.sequence ? 0 : a.sequence < b.sequence ? -1 : 1;
}

/** Text form `<transaction>.<sequence>`, decimal, for checkpoints, headers and addresses. */
export function formatPosition(position: Position): string {
  return `${position.transaction}.${position.sequence}`;
}
