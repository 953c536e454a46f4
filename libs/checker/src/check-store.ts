import type { EventStore } from '@anjuan/event-store';
import { together, type Findings } from './findings.ts';
import { Reactions, type ExpectedReaction } from './reactions.ts';
import { StoreOrder } from './store-order.ts';

/** Goes through the whole store once: its own order, and whether what the services promise each other has happened. */
export async function checkStore(
  store: EventStore,
  promises: readonly ExpectedReaction[],
  onProgress: (events: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Findings> {
  const order = new StoreOrder();
  const reactions = new Reactions(promises);
  const options = { pageSize: 5_000, ...(signal ? { signal } : {}) };
  let seen = 0;
  for await (const { events } of store.readAll(options)) {
    for (const event of events) {
      order.see(event);
      reactions.see(event);
    }
    onProgress((seen += events.length));
  }
  return together(await order.verdict(eventsOf(store, order.suspicious, options)), await reactions.verdict());
}

async function* eventsOf(store: EventStore, streams: ReadonlySet<string>, options: { readonly pageSize: number }) {
  if (streams.size === 0) return;
  for await (const { events } of store.readAll(options)) for (const event of events) if (streams.has(event.stream)) yield event;
}
