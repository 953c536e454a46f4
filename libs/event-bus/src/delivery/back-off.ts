import { setTimeout as delay } from 'node:timers/promises';

/** Pauses that grow with each failure. */
export interface BackOff {
  /** Waits: 100 ms after the first failure, twice as long after each further one, 5 s at most. Resolves at once when the signal aborts. */
  wait(signal: AbortSignal): Promise<void>;
  reset(): void;
}

export function backOff(): BackOff {
  let failures = 0;
  return {
    async wait(signal) {
      failures += 1;
      await delay(Math.min(50 * 2 ** failures, 5_000), undefined, { signal }).catch(() => undefined);
    },
    reset: () => void (failures = 0),
  };
}
