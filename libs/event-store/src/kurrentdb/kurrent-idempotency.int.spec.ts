import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventToAppend } from '@anjuan/contracts';
import { appended, collect, eventFor, eventsFor, freshStream, idsOf } from '../contract/fixtures.ts';
import { InvalidAppend } from '../errors.ts';
import type { EventStore } from '../port.ts';
import { kurrentDouble, kurrentName, kurrentUnderTest, type KurrentUnderTest } from '../testing/kurrent-under-test.ts';
import { createKurrentEventStore } from './kurrent-event-store.ts';

// Real: the server that the title names. What is shown here KurrentDB does not give by itself: see kurrentdb-server.spec.ts for its own rules.
describe(`the same event ids again, on ${kurrentName()}`, () => {
  let server: KurrentUnderTest;
  const stores: EventStore[] = [];
  const open = (): EventStore => {
    const store = createKurrentEventStore({ connectionString: server.url });
    stores.push(store);
    return store;
  };
  beforeAll(async () => {
    server = await kurrentUnderTest();
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.dispose();
  });

  it.each(['any', 'stream-exists', 'no-stream', 0, 1, 7] as const)(
    'are a repetition for another process too, whatever it expects (%p)',
    async (expected) => {
      const stream = freshStream();
      const events = eventsFor(stream, 2);
      const first = appended(await open().append(stream, events, 'no-stream'));
      await open().append(stream, eventsFor(stream, 1), 1);
      expect(await open().append(stream, events, expected)).toEqual({ ...first, repeated: true });
      expect(await collect(open().readStream(stream))).toHaveLength(3);
    },
  );
  it('are refused when only a later one of the append stands', async () => {
    const stream = freshStream();
    const [stands, isNew] = eventsFor(stream, 2) as [EventToAppend, EventToAppend];
    await open().append(stream, [stands], 'no-stream');
    for (const expected of ['any', 'no-stream', 0] as const)
      await expect(open().append(stream, [isNew, stands], expected)).rejects.toBeInstanceOf(InvalidAppend);
    expect(idsOf(await collect(open().readStream(stream)))).toEqual([stands.id]);
  });
  it('are events of their own in another stream, as in PostgreSQL', async () => {
    const [one, other] = [freshStream(), freshStream()];
    const event = eventFor(one);
    await open().append(one, [event], 'no-stream');
    for (const expected of ['any', 0] as const)
      expect(await open().append(other, [event], expected)).toMatchObject({ outcome: 'appended', revision: 0, repeated: expected === 0 });
    expect(await collect(open().readStream(other))).toHaveLength(1);
  });
  it('sent by several processes at the same moment are new for exactly one of them', async () => {
    const reader = open();
    const writers = [open(), open(), reader];
    for (let round = 0; round < 20; round += 1) {
      const stream = freshStream();
      const events = eventsFor(stream, 2);
      const results = await Promise.all(writers.map((writer) => writer.append(stream, events, round % 2 === 0 ? 'no-stream' : 'any')));
      expect(results.filter((result) => !appended(result).repeated)).toHaveLength(1);
      expect(new Set(results.map((result) => appended(result).position.transaction)).size).toBe(1);
      expect(await collect(reader.readStream(stream))).toHaveLength(2);
    }
  });
});

// Real: nothing; the protocol double alone can be told to forget.
describe('the same event ids again, after a restart of the protocol double that forgot them', () => {
  it.each(['any', 'stream-exists'] as const)('leave one event (%p)', async (expected) => {
    const server = await kurrentDouble();
    const stream = freshStream();
    const events = eventsFor(stream, 2);
    const before = createKurrentEventStore({ connectionString: server.url });
    const first = appended(await before.append(stream, events, 'any'));
    await server.double.stop();
    await server.double.start();
    const after = createKurrentEventStore({ connectionString: server.url });
    expect(await after.append(stream, events, expected)).toEqual({ ...first, repeated: true });
    expect(await before.append(stream, events, expected)).toEqual({ ...first, repeated: true });
    expect(await collect(after.readStream(stream))).toHaveLength(2);
    await Promise.all([before.close(), after.close()]);
    await server.dispose();
  });
});
