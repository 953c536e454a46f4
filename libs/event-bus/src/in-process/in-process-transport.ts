import { setTimeout as delay } from 'node:timers/promises';
import { comparePositions, startPosition, type Position } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import type { Consumer, ConsumerStatus, Transport } from '../consumer.ts';

export interface InProcessOptions {
  /** Largest page a consumer gets at once. */
  readonly pageSize?: number;
  /** Told of every failed delivery: consumer and error. */
  readonly onError?: (consumer: string, error: unknown) => void;
}

type Running = { position: Position; state: ConsumerStatus['state']; lastError: string | null; interrupt: AbortController };

/** Delivers straight from the store's subscription, without a broker: the transport of the one-process system. */
export function inProcessTransport(store: EventStore, options: InProcessOptions = {}): Transport {
  const running = new Map<string, Running>();

  async function deliver(consumer: Consumer, own: Running, signal: AbortSignal): Promise<void> {
    own.position = await consumer.position();
    const pages = store.subscribe({ after: own.position, filter: consumer.filter, pageSize: options.pageSize ?? 500, signal });
    for await (const page of pages) {
      if (page.events.length > 0 || comparePositions(page.readTo, own.position) > 0) await consumer.handle(page, signal);
      own.position = page.readTo;
      own.state = 'running';
      own.lastError = null;
    }
  }

  async function run(consumer: Consumer, signal: AbortSignal): Promise<void> {
    const own: Running = { position: startPosition, state: 'starting', lastError: null, interrupt: new AbortController() };
    running.set(consumer.name, own);
    let failures = 0;
    while (!signal.aborted) {
      own.interrupt = new AbortController();
      const before = own.position;
      try {
        await deliver(consumer, own, AbortSignal.any([signal, own.interrupt.signal]));
        failures = 0;
      } catch (error) {
        if (ended(signal)) break;
        failures = comparePositions(own.position, before) > 0 ? 1 : failures + 1;
        own.state = 'retrying';
        own.lastError = error instanceof Error ? error.name : 'unknown';
        options.onError?.(consumer.name, error);
        await delay(Math.min(50 * 2 ** failures, 5_000), undefined, { signal }).catch(() => undefined);
      }
    }
    own.state = 'stopped';
  }

  return {
    run,
    statuses: () => [...running].map(([name, { position, state, lastError }]) => ({ name, position, state, lastError })),
    restart: (name) => running.get(name)?.interrupt.abort(),
  };
}

// Asked by a call: the checker takes the loop's own condition to hold until its end, but an abort comes from outside.
function ended(signal: AbortSignal): boolean {
  return signal.aborted;
}
