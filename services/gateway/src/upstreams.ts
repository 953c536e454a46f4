import { setTimeout as delay } from 'node:timers/promises';
import type { Behind } from './config.ts';

/** One copy of a service. */
export interface Upstream {
  readonly name: Behind;
  readonly url: URL;
  /** Answers, as far as is known. */
  alive: boolean;
  failures: number;
}

/** The copies of everything behind the gateway, and which of them answer. */
export interface Upstreams {
  readonly all: readonly Upstream[];
  /** The living copies of a service, each time beginning with another one; none when it is down. */
  candidates(name: Behind): readonly Upstream[];
  /** The copy took no connection: it is left out until it answers again. */
  refused(upstream: Upstream): void;
  /** Asks every copy now and then until the signal aborts. */
  watch(signal: AbortSignal): Promise<void>;
}

export interface Watching {
  readonly everyMs: number;
  readonly patienceMs: number;
  /** A copy that takes connections but does not answer is left out after so many questions. */
  readonly misses: number;
}

const usual: Watching = { everyMs: 1_000, patienceMs: 2_000, misses: 3 };

export function createUpstreams(addresses: Readonly<Record<Behind, readonly URL[]>>, watching: Watching = usual): Upstreams {
  const all = (Object.keys(addresses) as Behind[]).flatMap((name) =>
    addresses[name].map((url): Upstream => ({ name, url, alive: true, failures: 0 })),
  );
  const turns = new Map<Behind, number>();

  async function ask(upstream: Upstream): Promise<void> {
    const fault = await faultOf(upstream.url, watching.patienceMs);
    if (fault === undefined) {
      upstream.failures = 0;
      upstream.alive = true;
      return;
    }
    upstream.failures += 1;
    if (fault === 'refused' || upstream.failures >= watching.misses) upstream.alive = false;
  }

  async function follow(upstream: Upstream, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await ask(upstream);
      await delay(watching.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  return {
    all,
    candidates(name) {
      const living = all.filter((upstream) => upstream.name === name && upstream.alive);
      const turn = turns.get(name) ?? 0;
      turns.set(name, turn + 1);
      return living.map((_, at) => living[(at + turn) % living.length] as Upstream);
    },
    refused: (upstream) => void (upstream.alive = false),
    watch: async (signal) => {
      await Promise.all(all.map((upstream) => follow(upstream, signal)));
    },
  };
}

/** Any answer shows a process that lives, also one that says it is not well: it is there to answer for itself. */
async function faultOf(url: URL, patienceMs: number): Promise<'refused' | 'silent' | undefined> {
  try {
    const answer = await fetch(new URL('/health/live', url), { signal: AbortSignal.timeout(patienceMs) });
    await answer.body?.cancel();
    return undefined;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'silent' : 'refused';
  }
}
