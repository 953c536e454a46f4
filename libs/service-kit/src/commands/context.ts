import { createHash, randomUUID } from 'node:crypto';
import type { Actor, RecordedEvent } from '@anjuan/contracts';
import { derivedId } from './ids.ts';

/** Everything about a command that is not its content: who, when, why, and by which key a repetition is known. */
export interface CommandContext {
  readonly actor: Actor;
  readonly now: Date;
  /** A repetition with the same key leaves one event. */
  readonly key: string;
  /** Causation id of the events: for a request the fingerprint of key and content, for a reaction the causing event. */
  readonly causationId: string;
  readonly correlationId: string | null;
}

/** Context of a person's or a program's request. Without an Idempotency-Key each request stands for itself. */
export function requestContext(actor: Actor, now: Date, content: unknown, idempotencyKey: string | undefined): CommandContext {
  const key = idempotencyKey === undefined ? randomUUID() : `${actor.id}\u001f${idempotencyKey}`;
  const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return { actor, now, key, causationId: derivedId('request', key, fingerprint), correlationId: null };
}

/** Context of a process manager's step: key and ids derive from the event it reacts to. */
export function reactionContext(service: string, purpose: string, cause: RecordedEvent, now: Date): CommandContext {
  const actor: Actor = { id: `system:${service}`, role: 'system', unit: '' };
  return { actor, now, key: `${service}/${purpose}/${cause.id}`, causationId: cause.id, correlationId: cause.correlationId };
}
