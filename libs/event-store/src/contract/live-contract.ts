import { beforeAll, describe, expect, it } from '@jest/globals';
import { comparePositions } from '@anjuan/contracts';
import type { EventStore, Page } from '../port.ts';
import { appended, collect, collectEvents, eventFor, eventsFor, freshStream, idsOf, placeNow, takeEvents } from './fixtures.ts';

/** What every adapter does while things go on: subscriptions, aborts, back-pressure. */
export function liveContract(open: () => Promise<EventStore>): void {
  let store: EventStore;
  beforeAll(async () => {
    store = await open();
  });

  describe('a subscription', () => {
    it('catches up, then gives what is appended here and by another store', async () => {
      const after = await placeNow(store);
      const other = await open();
      const stream = freshStream();
      const events = eventsFor(stream, 6);
      await store.append(stream, events.slice(0, 2), 'any');
      const seen: string[] = [];
      for await (const page of store.subscribe({ after })) {
        seen.push(...idsOf(page.events));
        if (seen.length === 2) await store.append(stream, events.slice(2, 4), 'any');
        if (seen.length === 4) await other.append(stream, events.slice(4), 'any');
        if (seen.length === 6) break;
      }
      expect(seen).toEqual(idsOf(events));
    });
    it('with a filter tells how far it has read though nothing matched', async () => {
      const after = await placeNow(store);
      const stream = freshStream();
      const { position } = appended(await store.append(stream, eventsFor(stream, 3), 'any'));
      let last: Page | undefined;
      for await (const page of store.subscribe({ after, filter: { types: ['Neither'] } })) {
        expect(page.events).toEqual([]);
        last = page;
        if (comparePositions(page.readTo, position) >= 0) break;
      }
      expect(last?.readTo).toEqual(position);
    });
    it('just ends when its signal aborts, waiting or reading', async () => {
      const waiting = new AbortController();
      const ended = collect(store.subscribe({ after: await store.head(), signal: waiting.signal }));
      waiting.abort();
      expect(await ended).toEqual([]);
      const reading = new AbortController();
      const seen: Page[] = [];
      for await (const page of store.subscribe({ pageSize: 1, signal: reading.signal })) {
        seen.push(page);
        reading.abort();
      }
      expect(seen).toHaveLength(1);
      expect(await collect(store.subscribe({ signal: AbortSignal.abort() }))).toEqual([]);
    });
    it('sees every event of many writers once, in one order, the same for all', async () => {
      const after = await placeNow(store);
      const stores = [store, await open(), await open()];
      const streams = Array.from({ length: 12 }, () => freshStream());
      const subscribers = stores.map((each) => takeEvents(each.subscribe({ after, pageSize: 50 }), 12 * 40));
      const writers = streams.map(async (stream, i) => {
        for (let n = 0; n < 40; n += 1) await (stores[i % stores.length] as EventStore).append(stream, [eventFor(stream)], 'any');
      });
      await Promise.all(writers);
      const seen = await Promise.all(subscribers);
      const all = await collectEvents(store.readAll({ after }));
      expect(all).toHaveLength(480);
      for (const events of seen) expect(idsOf(events)).toEqual(idsOf(all));
      for (const stream of streams) {
        const revisions = all.filter((event) => event.stream === stream).map(({ revision }) => revision);
        expect(revisions).toEqual(Array.from({ length: 40 }, (_, i) => i));
      }
    });
  });

  describe('an aborted reading', () => {
    const reason = new Error('the reader has left');
    it.each(['readAll', 'readStream', 'readCase'] as const)('of %s throws the reason', async (method) => {
      const stream = freshStream();
      await store.append(stream, eventsFor(stream, 10), 'any');
      const aborter = new AbortController();
      const { signal } = aborter;
      const reading = {
        readAll: () => store.readAll({ pageSize: 1, signal }),
        readStream: () => store.readStream(stream, { signal }),
        readCase: () => store.readCase(stream.slice('intake-'.length), {}, signal),
      }[method]();
      let seen = 0;
      const consume = async () => {
        for await (const _ of reading) {
          seen += 1;
          aborter.abort(reason);
        }
      };
      await expect(consume()).rejects.toBe(reason);
      expect(seen).toBe(1);
    });
  });

  it('closes although readers left in the middle, and then refuses', async () => {
    const closing = await open();
    const stream = freshStream();
    await closing.append(stream, eventsFor(stream, 3_000), 'any');
    for (let i = 0; i < 20; i += 1) {
      for await (const _ of closing.readStream(stream)) break;
      for await (const _ of closing.readCase(stream.slice('intake-'.length))) break;
      for await (const _ of closing.readAll({ pageSize: 10 })) break;
      for await (const _ of closing.subscribe({ pageSize: 10 })) break;
    }
    const waiting = collect(closing.subscribe({ after: await closing.head() }));
    await closing.close();
    await closing.close();
    expect(await waiting).toEqual([]);
    await expect(closing.append(stream, eventsFor(stream, 1), 'any')).rejects.toMatchObject({ name: 'EventStoreUnavailable' });
  });
}
