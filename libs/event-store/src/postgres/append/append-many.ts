import type { AppendResult } from '../../port.ts';
import type { CheckedAppend } from '../../validate.ts';

/** Bytes of one caller's appends that wait at the same time: enough for full batches, little enough to let others in between. */
const windowBytes = 16 * 1024 * 1024;

/** What takes one append and answers it; appends to one stream stay in the order in which they were added. */
export interface Taker {
  add(append: CheckedAppend): Promise<AppendResult>;
}

/**
 * Hands many appends on, a window at a time, and gives the results in the same order.
 * Throws the first error after everything handed over has been answered; what was answered before stands, and repeating all is safe.
 */
export async function appendInOrder(taker: Taker, appends: readonly CheckedAppend[]): Promise<readonly AppendResult[]> {
  const results = new Array<AppendResult>(appends.length);
  const failures: unknown[] = [];
  let waitingBytes = 0;
  let room: (() => void) | undefined;
  const running = new Set<Promise<void>>();
  for (const [index, append] of appends.entries()) {
    while (waitingBytes > 0 && waitingBytes + append.bytes > windowBytes) await new Promise<void>((resolve) => (room = resolve));
    if (failures.length > 0) break;
    waitingBytes += append.bytes;
    const one = taker
      .add(append)
      .then(
        (result) => void (results[index] = result),
        (error: unknown) => void failures.push(error),
      )
      .finally(() => {
        waitingBytes -= append.bytes;
        running.delete(one);
        room?.();
      });
    running.add(one);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  return results;
}
