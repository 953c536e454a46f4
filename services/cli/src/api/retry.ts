import { setTimeout as delay } from 'node:timers/promises';
import { CliFailure } from '../cli-failure.ts';

/** The server did not answer: nobody listens, or the connection was cut. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

export interface Patience {
  /** Milliseconds after which it gives up. */
  readonly forMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Called before each new attempt. */
  readonly onRetry?: (attempt: number) => void;
}

/** 15 seconds, for one request. */
export const briefly: Patience = { forMs: 15_000, firstPauseMs: 200, longestPauseMs: 2_000 };
/** Two minutes, for the requests of an import: a server may be restarted meanwhile. */
export const patiently: Patience = { forMs: 120_000, firstPauseMs: 200, longestPauseMs: 5_000 };

/**
 * Repeats `attempt` while it throws ConnectionLost, with growing pauses; only for requests that may safely arrive twice.
 * Throws CliFailure `server-unreachable` when patience ends, and what else `attempt` throws.
 */
export async function withRetry<T>(attempt: () => Promise<T>, url: string, patience: Patience, signal: AbortSignal): Promise<T> {
  const started = performance.now();
  for (let tries = 1, pause = patience.firstPauseMs; ; tries += 1, pause = Math.min(pause * 2, patience.longestPauseMs)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      if (performance.now() - started + pause > patience.forMs) throw unreachable(url, error);
    }
    await delay(pause, undefined, { signal });
    patience.onRetry?.(tries + 1);
  }
}

function unreachable(url: string, cause: unknown): CliFailure {
  return new CliFailure({
    code: 'server-unreachable',
    zh: `无法连接服务 ${url}，请确认它正在运行`,
    en: `the server at ${url} does not answer: see that it runs`,
    cause,
  });
}
