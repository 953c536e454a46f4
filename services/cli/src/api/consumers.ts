import { setTimeout as delay } from 'node:timers/promises';
import type { Progress } from '../output/progress.ts';
import type { Api } from './client.ts';
import type { Consumers } from './types.ts';

export const consumersPath = '/api/system/consumers';

export interface Waiting {
  readonly signal: AbortSignal;
  readonly progress?: Progress;
  readonly pauseMs?: number;
  /** Gives up after so many milliseconds in which nothing moved. */
  readonly stillMs?: number;
}

/**
 * Waits until the consumers have seen every event (处理完毕); one that reacts adds events, so twice in a row. False when nothing moved
 * for a minute: a consumer is stuck, and waiting on would be for ever.
 */
export async function waitUntilCaughtUp(api: Api, { signal, progress, pauseMs = 200, stillMs = 60_000 }: Waiting): Promise<boolean> {
  let most = 0;
  let seen = 0;
  let last = '';
  let movedAt = performance.now();
  while (seen < 2) {
    const now = await api.send<Consumers>(consumersPath);
    const behind = Math.max(0, ...now.consumers.map((consumer) => consumer.behind));
    most = Math.max(most, behind);
    progress?.update(most - behind, most);
    seen = now.caughtUp ? seen + 1 : 0;
    const places = now.consumers.map(({ position, behind: left }) => `${position} ${left}`).join();
    if (places !== last) [last, movedAt] = [places, performance.now()];
    if (!now.caughtUp && performance.now() - movedAt > stillMs) return false;
    if (seen < 2) await delay(pauseMs, undefined, { signal });
  }
  return true;
}
