import { setTimeout as delay } from 'node:timers/promises';
import { checkHandled, compareReadModel, together, type Findings } from '@anjuan/checker';
import { comparePositions } from '@anjuan/contracts';
import type { Consumer } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import type { ReadModel } from '@anjuan/read-models';
import type { Check, Report } from '@anjuan/service-kit';
import { consumerPlaces } from '../http/consumer-places.ts';

/** What of a process is checked. */
export interface Checked {
  readonly store: EventStore;
  readonly consumers: readonly Consumer[];
  readonly readModels: readonly ReadModel[];
  readonly checks: readonly Check[];
}

/** How long consumers are given to handle what the store had when the check began, milliseconds. */
const patienceMs = 60_000;

/**
 * Checks what this process keeps: that its consumers have handled every event, that its read models equal fresh ones, and what its
 * services look after themselves. Rejects where a check cannot be made; what is wrong is in the findings.
 */
export async function checkProcess({ store, consumers, readModels, checks }: Checked, report: Report): Promise<Findings> {
  let seen = 0;
  const count = (events: number): void => report((seen = events), null);
  const handled = await allHandled(store, consumers);
  const others: Findings[] = [];
  for (const readModel of readModels) {
    const before = seen;
    others.push(await compareReadModel(readModel, store, (events) => count(before + events)));
  }
  for (const check of checks) {
    const before = seen;
    others.push(await check.run((events) => count(before + events)));
  }
  return together(handled, ...others);
}

async function allHandled(store: EventStore, consumers: readonly Consumer[]): Promise<Findings> {
  const upTo = await store.head();
  const until = performance.now() + patienceMs;
  // While waiting, each event is looked at once; what then is still not handled is counted once, from the beginning.
  const placeOf = consumerPlaces(store);
  const isThere = async (consumer: Consumer): Promise<boolean> => comparePositions(await placeOf(consumer), upTo) >= 0;
  while (!(await Promise.all(consumers.map(isThere))).every(Boolean) && performance.now() < until) await delay(500);
  return together(...(await Promise.all(consumers.map((consumer) => checkHandled(consumer, store, upTo)))));
}
