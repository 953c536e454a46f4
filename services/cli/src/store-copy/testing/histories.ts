import { comparePositions, type EventToAppend, type RecordedEvent } from '@anjuan/contracts';
import type { Append, AppendResult, EventStore } from '@anjuan/event-store';
import { until } from '@anjuan/testing';
import { randomUUID } from 'node:crypto';

let made = 0;

/** Events as a city has them: several owners on one case, old imports, streams of others, an event of another case in a stream. */
export function event(caseId: string, given: Partial<EventToAppend> = {}): EventToAppend {
  made += 1;
  return {
    id: randomUUID(),
    type: made % 3 === 0 ? '信访事项已登记' : 'PetitionRegistered',
    schemaVersion: 1 + (made % 2),
    caseId,
    causationId: made % 4 === 0 ? null : randomUUID(),
    correlationId: `entrance-${caseId}`,
    actor: { id: 'u-7', role: 'intake-clerk', unit: 'S002' },
    occurredAt: new Date(Date.UTC(1987 + (made % 40), 5, 4, 3, 2, 1, made % 1_000)),
    data: { number: made, text: '"引号" \\ \u0000 \n 𠮷 é', list: [1, 2.5, -0.001, 1e21, null, true, {}] },
    ...given,
  };
}

/** Appends the histories of so many cases, six events each, and answers their ids. */
export async function fill(store: EventStore, cases: number): Promise<string[]> {
  const ids = Array.from({ length: cases }, () => randomUUID());
  const appendTo = (owner: string, count: number): Append[] =>
    ids.map((id) => ({ stream: `${owner}-${id}`, events: Array.from({ length: count }, () => event(id)), expected: 'any' }));
  for (const [owner, count] of [
    ['intake', 2],
    ['classification', 1],
    ['ledger1998', 1],
    ['intake', 1],
  ] as const)
    await store.appendMany(appendTo(owner, count));
  for (const id of ids) await settled(store, await store.append('batch-1', [event(id)], 'any'));
  return ids;
}

/** Waits until readers of the whole store see what was appended: on a shared server other suites' transactions hold the head back. */
export async function settled(store: EventStore, appended: AppendResult): Promise<void> {
  if (appended.outcome !== 'appended') throw new Error('the append met a conflict');
  await until('the append is settled', async () => comparePositions(await store.head(), appended.position) >= 0);
}

export async function everything(store: EventStore): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const { events } of store.readAll()) all.push(...events);
  return all;
}

/** What two stores that are copies of each other agree on. */
export function withoutPlace(events: readonly RecordedEvent[]): unknown[] {
  return events.map(({ position: _, ...rest }) => rest);
}
