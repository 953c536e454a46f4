import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appended, collect, eventFor, eventsFor, freshStream, idsOf, takeEvents } from '../contract/fixtures.ts';
import { EventStoreUnavailable, InvalidAppend } from '../errors.ts';
import type { EventStore } from '../port.ts';
import { kurrentDouble } from '../testing/kurrent-under-test.ts';
import type { KurrentDouble } from '../testing/kurrentdb-server/kurrentdb-server.ts';
import { createKurrentEventStore, type KurrentEventStoreOptions } from './kurrent-event-store.ts';

// Real: connections over TCP. The server is the protocol double, for it misbehaves on demand.
describe('when KurrentDB or the way to it fails', () => {
  let double: KurrentDouble;
  const stores: EventStore[] = [];
  const open = (options: Partial<KurrentEventStoreOptions> = {}): EventStore => {
    const store = createKurrentEventStore({ connectionString: double.url, ...options });
    stores.push(store);
    return store;
  };
  beforeAll(async () => {
    ({ double } = await kurrentDouble({ maxAppendBytes: 1_000_000 }));
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await double.stop();
  });

  it.each(['no-stream', 'any', 0] as const)(
    'an append cut between commit and reply is sent again and stands once (%p)',
    async (expected) => {
      const store = open();
      const stream = freshStream();
      if (expected === 0) await store.append(stream, eventsFor(stream, 1), 'no-stream');
      const [before, used] = [double.log.lastRevision(stream), double.faults.used];
      double.faults.plan('cut-after-commit');
      const result = await store.append(stream, eventsFor(stream, 3), expected);
      expect(double.faults.used).toBe(used + 1);
      expect(appended(result)).toMatchObject({ revision: before + 3, repeated: true });
      expect(double.log.lastRevision(stream)).toBe(before + 3);
    },
  );
  it('an append cut before it was written is sent again and is new', async () => {
    const stream = freshStream();
    double.faults.plan('cut-before-commit', 2);
    expect(appended(await open().append(stream, eventsFor(stream, 2), 'any'))).toMatchObject({ revision: 1, repeated: false });
  });
  it('without further attempts its outcome is unknown, and the caller may repeat', async () => {
    const store = open({ attempts: 1 });
    const stream = freshStream();
    const event = eventFor(stream);
    double.faults.plan('cut-after-commit');
    await expect(store.append(stream, [event], 'no-stream')).rejects.toBeInstanceOf(EventStoreUnavailable);
    expect(double.log.lastRevision(stream)).toBe(0);
    expect(appended(await store.append(stream, [event], 'no-stream'))).toMatchObject({ revision: 0, repeated: true });
  });
  it.each(['silent', 'silent-after-commit'] as const)(
    'a server that never answers is given up after the time limit (%p)',
    async (fault) => {
      const store = open({ attempts: 2, timeoutMs: 200 });
      const stream = freshStream();
      const event = eventFor(stream);
      double.faults.plan(fault, 2);
      const sending = store.append(stream, [event], 'any');
      if (fault === 'silent') await expect(sending).rejects.toBeInstanceOf(EventStoreUnavailable);
      else expect(appended(await sending).repeated).toBe(true); // the second attempt finds what the first left
      double.faults.clear();
      expect(appended(await store.append(stream, [event], 'any'))).toMatchObject({ revision: 0, repeated: fault !== 'silent' });
    },
  );
  it('what the server finds too large can never succeed', async () => {
    const stream = freshStream();
    const large = eventFor(stream, { data: { text: 'x'.repeat(1_100_000) } });
    await expect(open().append(stream, [large], 'any')).rejects.toBeInstanceOf(InvalidAppend);
  });
  it.each(['$intake-1', 'intake-1'])('what KurrentDB keeps for itself is refused (stream %p)', async (stream) => {
    const event = eventFor('intake-1', stream.startsWith('$') ? {} : { type: '$metadata' });
    await expect(open().append(stream, [event], 'any')).rejects.toBeInstanceOf(InvalidAppend);
  });
  it('a reader aborted in the middle of a page does not disturb the others on its connection', async () => {
    const store = open();
    const stream = freshStream();
    await store.append(stream, eventsFor(stream, 2_000), 'any');
    const whole = collect(store.readStream(stream));
    const aborter = new AbortController();
    const aborted = collect(store.readAll({ signal: aborter.signal }));
    aborter.abort(new Error('left'));
    await expect(aborted).rejects.toThrow('left');
    expect(await whole).toHaveLength(2_000);
  });
  it('refuses as unavailable what would make too much wait, and takes it once there is room', async () => {
    const narrow = open({ queueBytes: 3_000, appendsInFlight: 1 });
    const stream = freshStream();
    const events = eventsFor(stream, 30);
    const results = await Promise.allSettled(events.map((event) => narrow.append(stream, [event], 'any')));
    const refused = events.filter((_, i) => results[i]?.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const event of refused) await narrow.append(stream, [event], 'any');
    expect(idsOf(await collect(narrow.readStream(stream))).sort()).toEqual(idsOf(events).sort());
  });
  it('a reader that holds one page asks the server for no more than the next', async () => {
    const [store, writer] = [open(), open()];
    const after = await store.head();
    const stream = freshStream();
    await writer.append(stream, eventsFor(stream, 1_500), 'any');
    const before = double.log.sent;
    const pages = store.subscribe({ after, pageSize: 50 })[Symbol.asyncIterator]();
    const first = await pages.next();
    expect(first.done ? [] : first.value.events).toHaveLength(50);
    await writer.append(stream, [eventFor(stream)], 'any'); // a whole exchange with the server later
    expect(double.log.sent - before).toBeLessThan(3 * 51);
    await pages.return?.();
  });
  it('an event that another program wrote stops the readers, who name its place', async () => {
    const foreign = (await kurrentDouble()).double;
    const bytes = Buffer.from('{}');
    const event = { id: '0', type: 'Stranger', contentType: 'application/json', data: bytes, metadata: bytes };
    const { position } = foreign.log.append('other-1', -2, [event]) as { position: bigint };
    const store = createKurrentEventStore({ connectionString: foreign.url });
    await expect(collect(store.readStream('other-1'))).rejects.toThrow(`the event at ${position} was not written by this program`);
    await store.close();
    await foreign.stop();
  });
  it('a subscriber goes on after its connection was cut, and misses nothing', async () => {
    const [store, writer] = [open(), open()];
    const after = await store.head();
    const stream = freshStream();
    const events = eventsFor(stream, 30);
    const seen = takeEvents(store.subscribe({ after }), 30);
    for (const [index, event] of events.entries()) {
      await writer.append(stream, [event], 'any');
      if (index % 10 === 5) double.cutConnections();
    }
    expect(idsOf(await seen)).toEqual(idsOf(events));
  });
  it('says in the message neither the connection string nor its password', () => {
    expect(() => createKurrentEventStore({ connectionString: 'postgres://u:secret@h/db' })).toThrow(/^connectionString: begins with/);
  });
});
