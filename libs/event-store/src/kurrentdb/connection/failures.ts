import { EventStoreUnavailable, InvalidAppend } from '../../errors.ts';

/** Word by which the client names an error, else the system's code: for messages, never an error's own text, which may quote values. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no code';
  if ('type' in error && typeof error.type === 'string') return error.type;
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')) return `gRPC ${error.code}`;
  return 'no code';
}

/** Codes of gRPC itself after which the same call cannot succeed: invalid argument, permission denied, unimplemented, unauthenticated. */
const lasting = new Set(['access-denied', 'invalid-argument', 'unsupported', 'gRPC 3', 'gRPC 7', 'gRPC 12', 'gRPC 16']);

/** True when repeating can help: the server or the way to it failed, not the call. */
export function isTransient(error: unknown): boolean {
  return !lasting.has(codeOf(error));
}

/** What can never be appended, as KurrentDB says it; undefined for anything else. */
export function refusalOf(error: unknown): InvalidAppend | undefined {
  switch (codeOf(error)) {
    case 'stream-deleted':
    case 'stream-tombstoned':
      return new InvalidAppend('stream: deleted in KurrentDB for ever', { cause: error });
    case 'maximum-append-size-exceeded':
    case 'append-record-size-exceeded':
    case 'transaction-max-size-exceeded':
      return new InvalidAppend("events: larger than the server takes in one append (KurrentDB's MaxAppendSize)", { cause: error });
    default:
      return undefined;
  }
}

export function unavailable(cause: unknown): EventStoreUnavailable {
  return new EventStoreUnavailable(`事件库没有应答 / the event store did not answer (${codeOf(cause)})`, { cause });
}

export function closed(): EventStoreUnavailable {
  return new EventStoreUnavailable('事件库已关闭 / the event store is closed');
}
