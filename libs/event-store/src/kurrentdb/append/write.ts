import { codeOf, isTransient, refusalOf, unavailable } from '../connection/failures.ts';
import type { Connection, Open } from '../connection/connection.ts';
import type { toProposed } from '../envelope.ts';

type Proposed = ReturnType<typeof toProposed>;

/** How one writing ended: `wrong` when the stream is not at the revision that was given. */
export type Written = { readonly outcome: 'written'; readonly revision: number } | { readonly outcome: 'wrong' };

/** Nothing is known of the writing but that it may stand; repeating it is safe. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/**
 * Writes to a stream that must be at exactly this revision (-1: absent), so that whatever else is under way, at most one writing of these events
 * stands. Throws OutcomeUnknown, InvalidAppend on what KurrentDB can never take, EventStoreUnavailable on what repeating does not help.
 */
export async function write(
  connection: Connection,
  stream: string,
  at: number,
  events: readonly Proposed[],
  timeoutMs: number,
): Promise<Written> {
  const open = await connection.open();
  const streamState = at < 0 ? open.library.NO_STREAM : BigInt(at);
  try {
    const sending = open.client.appendToStream(stream, [...events], { streamState, requiresLeader: true, deadline: timeoutMs });
    const { success, nextExpectedRevision } = await answered(connection, open, sending, timeoutMs);
    return success ? { outcome: 'written', revision: Number(nextExpectedRevision) } : { outcome: 'wrong' };
  } catch (error) {
    if (codeOf(error) === 'wrong-expected-version') return { outcome: 'wrong' };
    const refusal = refusalOf(error);
    if (refusal) throw refusal;
    if (error instanceof OutcomeUnknown || isTransient(error)) throw new OutcomeUnknown(codeOf(error), { cause: error });
    throw unavailable(error);
  }
}

/** The client waits for ever for an answer to a batch: here the wait ends, and the client that did not hear of its server is replaced. */
async function answered<T>(connection: Connection, open: Open, sending: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      connection.replace(open);
      reject(new OutcomeUnknown('no answer in time'));
    }, timeoutMs);
  });
  sending.catch(() => undefined);
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}
