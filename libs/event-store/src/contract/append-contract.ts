import { beforeAll, describe, expect, it } from '@jest/globals';
import { comparePositions, type EventToAppend } from '@anjuan/contracts';
import { InvalidAppend } from '../errors.ts';
import type { EventStore, ExpectedRevision } from '../port.ts';
import { appended, collect, eventFor, eventsFor, freshStream, idsOf } from './fixtures.ts';

/** What every adapter answers to an append. */
export function appendContract(open: () => Promise<EventStore>): void {
  let store: EventStore;
  beforeAll(async () => {
    store = await open();
  });

  describe('the expectation', () => {
    const onAbsent: [ExpectedRevision, 'appended' | 'conflict'][] = [
      ['no-stream', 'appended'],
      ['any', 'appended'],
      ['stream-exists', 'conflict'],
      [0, 'conflict'],
      [7, 'conflict'],
    ];
    it.each(onAbsent)('%p on an absent stream: %s', async (expected, outcome) => {
      const stream = freshStream();
      const result = await store.append(stream, eventsFor(stream, 2), expected);
      expect(result).toMatchObject({ outcome, revision: outcome === 'appended' ? 1 : null });
      expect(await collect(store.readStream(stream))).toHaveLength(outcome === 'appended' ? 2 : 0);
    });
    const onThree: [ExpectedRevision, 'appended' | 'conflict'][] = [
      ['no-stream', 'conflict'],
      ['any', 'appended'],
      ['stream-exists', 'appended'],
      [2, 'appended'],
      [1, 'conflict'],
      [3, 'conflict'],
    ];
    it.each(onThree)('%p on a stream of three events: %s', async (expected, outcome) => {
      const stream = freshStream();
      await store.append(stream, eventsFor(stream, 3), 'no-stream');
      const result = await store.append(stream, eventsFor(stream, 2), expected);
      expect(result).toMatchObject({ outcome, revision: outcome === 'appended' ? 4 : 2 });
      expect(await collect(store.readStream(stream))).toHaveLength(outcome === 'appended' ? 5 : 3);
    });
  });

  it('gives the place and the revision of the last event', async () => {
    const stream = freshStream();
    const result = appended(await store.append(stream, eventsFor(stream, 3), 'no-stream'));
    const last = (await collect(store.readStream(stream))).at(-1);
    expect(result).toEqual({ outcome: 'appended', revision: 2, position: last?.position, repeated: false });
  });

  describe('repeated with the same event ids', () => {
    it.each(['no-stream', 'any'] as const)('gives the first result (%s), also after others have appended', async (expected) => {
      const stream = freshStream();
      const events = eventsFor(stream, 2);
      const first = appended(await store.append(stream, events, expected));
      await store.append(stream, eventsFor(stream, 1), 1);
      expect(await store.append(stream, events, expected)).toEqual({ ...first, repeated: true });
      expect(await collect(store.readStream(stream))).toHaveLength(3);
    });
    it.each([0, 'stream-exists'] as const)('gives the first result on a stream that stood (%p)', async (expected) => {
      const stream = freshStream();
      await store.append(stream, eventsFor(stream, 1), 'no-stream');
      const events = eventsFor(stream, 2);
      const first = appended(await store.append(stream, events, expected));
      expect(first.revision).toBe(2);
      expect(await store.append(stream, events, expected)).toEqual({ ...first, repeated: true });
      expect(await collect(store.readStream(stream))).toHaveLength(3);
    });
    it('leaves one event when it is sent five times at once', async () => {
      const stream = freshStream();
      const [event] = eventsFor(stream, 1) as [EventToAppend];
      const results = await Promise.all(Array.from({ length: 5 }, () => store.append(stream, [event], 'any')));
      expect(results.map((result) => appended(result).revision)).toEqual([0, 0, 0, 0, 0]);
      expect(results.filter((result) => !appended(result).repeated)).toHaveLength(1);
      expect(idsOf(await collect(store.readStream(stream)))).toEqual([event.id]);
    });
    it('is refused when only some of the ids stand', async () => {
      const stream = freshStream();
      const [stands, isNew] = eventsFor(stream, 2) as [EventToAppend, EventToAppend];
      await store.append(stream, [stands], 'no-stream');
      await expect(store.append(stream, [stands, isNew], 'any')).rejects.toBeInstanceOf(InvalidAppend);
      expect(await collect(store.readStream(stream))).toHaveLength(1);
    });
  });

  describe('what can never succeed', () => {
    const broken: [string, (stream: string) => Partial<EventToAppend>][] = [
      ['an id that is no UUID', () => ({ id: 'first' })],
      ['an empty type', () => ({ type: '' })],
      ['an empty case id', () => ({ caseId: '' })],
      ['a control character in the correlation id', () => ({ correlationId: 'a\u0000b' })],
      ['half a character in the actor', () => ({ actor: { id: '\ud800', role: 'r', unit: '' } })],
      ['a version below 1', () => ({ schemaVersion: 0 })],
      ['a moment that is none', () => ({ occurredAt: new Date(Number.NaN) })],
      ['data that is a list', () => ({ data: [] as unknown as EventToAppend['data'] })],
    ];
    it.each(broken)('%s', async (_, fault) => {
      const stream = freshStream();
      await expect(store.append(stream, [eventFor(stream, fault(stream))], 'any')).rejects.toBeInstanceOf(InvalidAppend);
      expect(await collect(store.readStream(stream))).toEqual([]);
    });
    it.each(['intake', '-1', 'in take-1', 'intake-', ''])('the stream name %p', async (stream) => {
      await expect(store.append(stream, [eventFor('intake-1')], 'any')).rejects.toBeInstanceOf(InvalidAppend);
    });
    it('no events', async () => {
      await expect(store.append(freshStream(), [], 'any')).rejects.toBeInstanceOf(InvalidAppend);
    });
    it('the same id twice in one append', async () => {
      const stream = freshStream();
      const event = eventFor(stream);
      await expect(store.append(stream, [event, { ...event }], 'any')).rejects.toBeInstanceOf(InvalidAppend);
    });
    it.each([-1, 0.5, Number.NaN])('the expected revision %p', async (expected) => {
      const stream = freshStream();
      await expect(store.append(stream, [eventFor(stream)], expected)).rejects.toBeInstanceOf(InvalidAppend);
    });
  });

  describe('many at once', () => {
    it('answers each in its place; a conflict fails none of the others', async () => {
      const [a, b, c] = [freshStream(), freshStream(), freshStream()];
      await store.append(b, eventsFor(b, 2), 'no-stream');
      const results = await store.appendMany([
        { stream: a, events: eventsFor(a, 1), expected: 'no-stream' },
        { stream: b, events: eventsFor(b, 1), expected: 'no-stream' },
        { stream: c, events: eventsFor(c, 3), expected: 'any' },
      ]);
      expect(results).toMatchObject([
        { outcome: 'appended', revision: 0 },
        { outcome: 'conflict', revision: 1 },
        { outcome: 'appended', revision: 2 },
      ]);
      const lengths = await Promise.all([a, b, c].map(async (stream) => (await collect(store.readStream(stream))).length));
      expect(lengths).toEqual([1, 2, 3]);
    });
    it('decides appends to one stream in the order given', async () => {
      const stream = freshStream();
      const expectations: ExpectedRevision[] = ['no-stream', 0, 'no-stream', 1, 'any', 7, 3];
      const results = await store.appendMany(expectations.map((expected) => ({ stream, events: eventsFor(stream, 1), expected })));
      expect(results.map(({ outcome, revision }) => `${outcome} ${String(revision)}`)).toEqual([
        'appended 0',
        'appended 1',
        'conflict 1',
        'appended 2',
        'appended 3',
        'conflict 3',
        'appended 4',
      ]);
    });
    it('keeps the order in which one caller appended to a stream without waiting', async () => {
      const stream = freshStream();
      const events = eventsFor(stream, 150);
      await Promise.all(events.map((event) => store.append(stream, [event], 'any')));
      expect(idsOf(await collect(store.readStream(stream)))).toEqual(idsOf(events));
    });
    it('takes thousands, over more than one statement', async () => {
      const streams = Array.from({ length: 1_300 }, () => freshStream());
      const results = await store.appendMany(streams.map((stream) => ({ stream, events: eventsFor(stream, 2), expected: 'no-stream' })));
      expect(results.filter((result) => result.outcome === 'appended' && result.revision === 1)).toHaveLength(1_300);
    });
    it('gives later appends later places', async () => {
      const stream = freshStream();
      const first = appended(await store.append(stream, eventsFor(stream, 1), 'any'));
      const second = appended(await store.append(stream, eventsFor(stream, 1), 'any'));
      expect(comparePositions(first.position, second.position)).toBeLessThan(0);
    });
  });

  it('lets exactly one of two stores win each revision', async () => {
    const other = await open();
    const stream = freshStream();
    const wins = { one: 0, two: 0 };
    const race = async (name: 'one' | 'two', from: EventStore): Promise<void> => {
      for (let revision = -1; revision < 49;) {
        const result = await from.append(stream, [eventFor(stream)], revision === -1 ? 'no-stream' : revision);
        if (result.outcome === 'appended') wins[name] += 1;
        revision = result.revision ?? -1;
      }
    };
    await Promise.all([race('one', store), race('two', other)]);
    const events = await collect(store.readStream(stream));
    expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: events.length }, (_, i) => i));
    expect(wins.one + wins.two).toBe(events.length);
    expect(events.length).toBeGreaterThanOrEqual(50);
  });
}
