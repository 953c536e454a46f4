import { randomUUID } from 'node:crypto';
import { comparePositions, type EventToAppend, type Position, type RecordedEvent } from '@anjuan/contracts';
import type { AppendResult, EventStore, Page } from '../port.ts';

/** What an adapter gives the suite: stores on one database, fresh for the suite. Every `open` is a store of its own, as in another process. */
export interface StoreUnderTest {
  open(): Promise<EventStore>;
  /** Removes what the suite made, after all stores have been closed. */
  dispose(): Promise<void>;
}

/** A fresh case with its stream's name, so that tests on one store never meet. */
export function freshStream(category = 'intake'): string {
  return `${category}-${randomUUID()}`;
}

/** An event of the stream's own case unless told otherwise. */
export function eventFor(stream: string, given: Partial<EventToAppend> = {}): EventToAppend {
  return {
    id: randomUUID(),
    type: 'PetitionRegistered',
    schemaVersion: 1,
    caseId: caseOf(stream),
    causationId: null,
    correlationId: 'entrance-1',
    actor: { id: 'u-7', role: 'intake-clerk', unit: 'S002' },
    occurredAt: new Date('2026-03-01T01:02:03.004Z'),
    data: { channel: 'visit' },
    ...given,
  };
}

export function caseOf(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}

export function eventsFor(stream: string, count: number): EventToAppend[] {
  return Array.from({ length: count }, (_, index) => eventFor(stream, { data: { number: index } }));
}

/** The result of an append that must have gone in. Throws when it did not. */
export function appended(result: AppendResult): Extract<AppendResult, { outcome: 'appended' }> {
  if (result.outcome !== 'appended') throw new Error(`expected an accepted append, got ${result.outcome}`);
  return result;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export async function collectEvents(pages: AsyncIterable<Page>): Promise<RecordedEvent[]> {
  return (await collect(pages)).flatMap((page) => page.events);
}

/** Reads a subscription until `count` events came, then leaves it. The test's own time limit ends one that never gives them. */
export async function takeEvents(pages: AsyncIterable<Page>, count: number): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const page of pages) {
    all.push(...page.events);
    if (all.length >= count) break;
  }
  return all;
}

export function idsOf(events: readonly { readonly id: string }[]): string[] {
  return events.map((event) => event.id);
}

/**
 * Waits until everything up to `position` is settled. What runs elsewhere on the same server, as other suites do, may hold the head back for
 * a moment. The test's own time limit ends one that never settles.
 */
export async function settled(store: EventStore, position: Position | undefined): Promise<void> {
  while (position && comparePositions(await store.head(), position) < 0);
}

/**
 * The place after everything that was appended so far: of an event of its own, waited for. The head alone may still lag behind earlier
 * tests' events while another suite on the same server holds a transaction open.
 */
export async function placeNow(store: EventStore): Promise<Position> {
  const stream = freshStream();
  const { position } = appended(await store.append(stream, eventsFor(stream, 1), 'any'));
  await settled(store, position);
  return position;
}
