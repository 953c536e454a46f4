import { expect, it } from '@jest/globals';
import type { RecordedEvent } from '@anjuan/contracts';
import { collect, eventFor, freshStream, idsOf } from '../contract/fixtures.ts';
import { EventStoreUnavailable } from '../errors.ts';
import { kurrentDouble } from '../testing/kurrent-under-test.ts';
import { createKurrentEventStore } from './kurrent-event-store.ts';

// Real: connections over TCP. The server is the protocol double, stopped and started with its log kept: what is shown is that the adapter loses and
// doubles nothing, not that KurrentDB keeps what it acknowledged.
it('the server is stopped and started under load: every acknowledged event is there once, the subscriber has them all', async () => {
  const { double, url } = await kurrentDouble();
  const store = createKurrentEventStore({ connectionString: url, attempts: 1 });
  const after = await store.head();
  const acknowledged = new Map<string, number>();
  const aborter = new AbortController();
  const seen: RecordedEvent[] = [];
  const state = { writing: true, written: false };
  const subscriber = (async () => {
    for await (const page of store.subscribe({ after, signal: aborter.signal })) {
      seen.push(...page.events);
      if (state.written && seen.length >= acknowledged.size) aborter.abort();
    }
  })();
  let goal = 0;
  let reached: () => void = () => undefined;
  let unavailable = 0;
  const streams = Array.from({ length: 16 }, () => freshStream());
  const writer = async (stream: string): Promise<void> => {
    for (let revision = -1; state.writing;) {
      const event = eventFor(stream);
      for (let done = false; !done;) {
        try {
          const result = await store.append(stream, [event], revision < 0 ? 'no-stream' : revision);
          if (result.outcome !== 'appended') throw new Error('only this writer appends here');
          revision = result.revision;
          acknowledged.set(event.id, revision);
          done = true;
        } catch (error) {
          if (!(error instanceof EventStoreUnavailable)) throw error;
          unavailable += 1;
        }
      }
      if (acknowledged.size >= goal) reached();
    }
  };
  const writtenMore = (count: number) => new Promise<void>((resolve) => ((goal = acknowledged.size + count), (reached = resolve)));
  const firstGoal = writtenMore(150);
  const writers = streams.map(writer);
  await firstGoal;
  for (let time = 0; time < 3; time += 1) {
    await double.stop();
    await double.start();
    await writtenMore(150);
  }
  state.writing = false;
  await Promise.all(writers);
  state.written = true;
  if (seen.length >= acknowledged.size) aborter.abort();
  await subscriber; // ends when it has seen as many as were acknowledged

  const stored = (await Promise.all(streams.map((stream) => collect(store.readStream(stream))))).flat();
  expect(new Map(stored.map(({ id, revision }) => [id, revision]))).toEqual(acknowledged);
  expect(stored).toHaveLength(acknowledged.size);
  expect(acknowledged.size).toBeGreaterThanOrEqual(600);
  expect(idsOf(seen).sort()).toEqual([...acknowledged.keys()].sort());
  expect(unavailable).toBeGreaterThan(0); // the outages were noticed, and the callers repeated
  await store.close();
  await double.stop();
});
