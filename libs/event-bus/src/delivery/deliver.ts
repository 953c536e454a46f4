import type { Consumer } from '../consumer.ts';
import { backOff } from './back-off.ts';
import { LaneHole, type Delivery } from './delivery.ts';
import { isOutage } from './outage.ts';

/** How patient a transport is with a consumer. */
export interface Attempts {
  /** How often a delivery is tried before its cases are handled one by one. */
  readonly tries: number;
  /** Told of each failure, and whether the consumer is paused (something everybody needs is down) or just tries again. */
  onFailure(error: unknown, state: 'paused' | 'retrying'): void;
}

/**
 * Hands a delivery over until it is handled: tried again with growing pauses, for ever while something is down, and after so many other failures
 * case by case, those that fail put aside. Tells whether it came to that. Throws LaneHole, and what the signal aborts with.
 */
export async function deliver(
  consumer: Consumer,
  delivery: Delivery,
  attempts: Attempts,
  signal: AbortSignal,
): Promise<{ readonly isolated: boolean }> {
  const pause = backOff();
  let failed = 0;
  for (;;) {
    const aside = failed >= attempts.tries ? consumer.deadLetters : undefined;
    try {
      signal.throwIfAborted();
      if (aside) await aside.isolate(delivery, failed, signal);
      else await consumer.handle(delivery, signal);
      return { isolated: aside !== undefined };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof LaneHole) throw error;
      const outage = isOutage(error);
      if (!outage) failed += 1;
      attempts.onFailure(error, outage ? 'paused' : 'retrying');
      await pause.wait(signal);
    }
  }
}
