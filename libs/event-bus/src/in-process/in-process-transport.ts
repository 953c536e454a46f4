import { comparePositions, startPosition, type Position } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import type { Consumer, ConsumerState, Transport } from '../consumer.ts';
import { deliver, type Attempts } from '../delivery/deliver.ts';
import { errorName } from '../delivery/outage.ts';
import { backOff } from '../delivery/back-off.ts';

export interface InProcessOptions {
  /** Largest page a consumer gets at once. */
  readonly pageSize?: number;
  /** How often a delivery is tried before its cases are handled one by one and those that fail are put aside; 5 when absent. */
  readonly tries?: number;
  /** Told of every failed delivery: consumer and error. */
  readonly onError?: (consumer: string, error: unknown) => void;
}

interface Running {
  position: Position;
  state: ConsumerState;
  lastError: string | null;
  turnedAt: number;
  waitingSince: number | null;
  parkedCases: number;
  interrupt: AbortController;
}

/** Delivers straight from the store's subscription, without a broker: the transport of the one-process system. */
export function inProcessTransport(store: EventStore, options: InProcessOptions = {}): Transport {
  const running = new Map<string, Running>();

  async function follow(consumer: Consumer, own: Running, signal: AbortSignal): Promise<void> {
    own.position = (await consumer.progress()).floor;
    own.parkedCases = (await consumer.deadLetters?.count()) ?? 0;
    const attempts: Attempts = {
      tries: options.tries ?? 5,
      onFailure: (error, state) => {
        own.state = state;
        own.lastError = errorName(error);
        own.turnedAt = Date.now();
        options.onError?.(consumer.name, error);
      },
    };
    for await (const page of store.subscribe({ after: own.position, filter: consumer.filter, pageSize: options.pageSize ?? 500, signal })) {
      own.turnedAt = Date.now();
      own.waitingSince = page.events[0]?.recordedAt.getTime() ?? null;
      if (page.events.length > 0 || comparePositions(page.readTo, own.position) > 0) {
        const { isolated } = await deliver(
          consumer,
          { events: page.events, reached: { from: 'store', readTo: page.readTo } },
          attempts,
          signal,
        );
        if (isolated || own.parkedCases > 0) own.parkedCases = (await consumer.deadLetters?.count()) ?? 0;
      }
      own.position = page.readTo;
      own.waitingSince = null;
      own.state = 'running';
      own.lastError = null;
    }
  }

  async function run(consumer: Consumer, signal: AbortSignal): Promise<void> {
    const own: Running = {
      ...{ position: startPosition, state: 'starting', lastError: null, parkedCases: 0, waitingSince: null },
      ...{ turnedAt: Date.now(), interrupt: new AbortController() },
    };
    running.set(consumer.name, own);
    const pause = backOff();
    while (!signal.aborted) {
      own.interrupt = new AbortController();
      const before = own.position;
      try {
        await follow(consumer, own, AbortSignal.any([signal, own.interrupt.signal]));
      } catch (error) {
        if (ended(signal)) break;
        if (own.interrupt.signal.aborted) continue;
        if (comparePositions(own.position, before) > 0) pause.reset();
        own.state = 'paused';
        own.lastError = errorName(error);
        options.onError?.(consumer.name, error);
        await pause.wait(signal);
      }
    }
    own.state = 'stopped';
  }

  return {
    run,
    statuses: () =>
      [...running].map(([name, { position, state, lastError, turnedAt, waitingSince, parkedCases }]) => ({
        ...{ name, position, state, lastError, behind: null, lanes: [], parkedCases },
        oldestAgeMs: waitingSince === null ? 0 : Math.max(0, Date.now() - waitingSince),
        idleMs: waitingSince === null && state === 'running' ? 0 : Date.now() - turnedAt,
      })),
    restart: (name) => running.get(name)?.interrupt.abort(),
  };
}

// Asked by a call: the checker takes the loop's own condition to hold until its end, but an abort comes from outside.
function ended(signal: AbortSignal): boolean {
  return signal.aborted;
}
