import type { Behind } from './config.ts';
import { serviceDown } from './problems.ts';
import type { Upstream, Upstreams } from './upstreams.ts';

/** What a copy answered to a question of the gateway's own. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Questions that the gateway itself asks. */
export interface Asking {
  /** GET by any living copy. Rejects with a Problem 503 when none answers. */
  one(name: Behind, path: string): Promise<Answer>;
  /** POST without a body to any living copy, once. Rejects with a Problem 503 when none takes it. */
  start(name: Behind, path: string): Promise<Answer>;
  /** GET by every living copy of a service; undefined for one that does not answer, in so many milliseconds where that is given. */
  each(name: Behind, path: string, withinMs?: number): Promise<readonly (Answer | undefined)[]>;
}

export function createAsking(upstreams: Upstreams, patienceMs: number): Asking {
  const ask = async (upstream: Upstream, path: string, withinMs = patienceMs, method = 'GET'): Promise<Answer | undefined> => {
    try {
      const answer = await fetch(new URL(path, upstream.url), { method, signal: AbortSignal.timeout(withinMs) });
      return { status: answer.status, body: await answer.json() };
    } catch (error) {
      if (!(error instanceof Error && error.name === 'TimeoutError')) upstreams.refused(upstream);
      return undefined;
    }
  };
  const first = async (name: Behind, path: string, method: 'GET' | 'POST'): Promise<Answer> => {
    for (const upstream of upstreams.candidates(name)) {
      const answer = await ask(upstream, path, patienceMs, method);
      if (answer) return answer;
    }
    throw serviceDown(name);
  };
  return {
    one: (name, path) => first(name, path, 'GET'),
    start: (name, path) => first(name, path, 'POST'),
    each: (name, path, withinMs) => Promise.all(upstreams.candidates(name).map((upstream) => ask(upstream, path, withinMs))),
  };
}
