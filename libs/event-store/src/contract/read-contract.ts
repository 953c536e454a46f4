import { beforeAll, describe, expect, it } from '@jest/globals';
import { comparePositions, type EventToAppend, type Position } from '@anjuan/contracts';
import type { EventStore } from '../port.ts';
import { appended, caseOf, collect, collectEvents, eventFor, eventsFor, freshStream, idsOf, placeNow, settled } from './fixtures.ts';

/** What every adapter gives back. */
export function readContract(open: () => Promise<EventStore>): void {
  let store: EventStore;
  beforeAll(async () => {
    store = await open();
  });

  it('gives back exactly what was appended, with stream, revision, place and the time of recording', async () => {
    const stream = freshStream('classification');
    const event = eventFor(stream, {
      type: '信访事项已登记',
      schemaVersion: 3,
      causationId: '按钮-1',
      correlationId: '入口-1',
      actor: { id: 'system:classification', role: 'system', unit: '' },
      occurredAt: new Date('1987-06-05T04:03:02.001Z'),
      data: { text: '"引号" \\ \u0000 \n 𠮷 é', nested: { list: [1, 2.5, -0.001, 1e21, null, true, {}], empty: '' } },
    });
    const before = Date.now();
    const result = appended(await store.append(stream, [event], 'no-stream'));
    const [recorded] = await collect(store.readStream(stream));
    expect(recorded).toEqual({ ...event, stream, revision: 0, position: result.position, recordedAt: recorded?.recordedAt });
    expect(Math.abs((recorded?.recordedAt.getTime() ?? 0) - before)).toBeLessThan(60_000);
  });

  it.each(['0001-01-01T00:00:00.000Z', '0099-12-31T23:59:59.999Z', '1949-10-01T07:00:00.000Z', '9999-12-31T23:59:59.990Z'])(
    'keeps the moment %s',
    async (moment) => {
      const stream = freshStream();
      const single = eventFor(stream, { occurredAt: new Date(moment) });
      await store.append(stream, [single], 'any');
      await store.append(stream, [eventFor(stream, { occurredAt: new Date(moment) }), eventFor(stream)], 'any');
      const events = await collect(store.readStream(stream));
      expect(events.map(({ occurredAt }) => occurredAt.toISOString()).slice(0, 2)).toEqual([moment, moment]);
    },
  );

  it('takes the payload as it was when the append was called', async () => {
    const stream = freshStream();
    const data = { count: 1 };
    const appending = store.append(stream, [eventFor(stream, { data })], 'any');
    data.count = 2;
    await appending;
    expect((await collect(store.readStream(stream)))[0]?.data).toEqual({ count: 1 });
  });

  describe('a stream', () => {
    const stream = freshStream();
    beforeAll(async () => {
      await store.append(stream, eventsFor(stream, 7), 'no-stream');
    });
    const revisions = async (options: Parameters<EventStore['readStream']>[1]) =>
      (await collect(store.readStream(stream, options))).map(({ revision }) => revision);
    it.each([
      [{}, [0, 1, 2, 3, 4, 5, 6]],
      [{ from: 5 }, [5, 6]],
      [{ from: 2, limit: 3 }, [2, 3, 4]],
      [{ from: 7 }, []],
      [{ limit: 0 }, []],
      [{ direction: 'backwards' }, [6, 5, 4, 3, 2, 1, 0]],
      [{ direction: 'backwards', from: 1 }, [1, 0]],
      [{ direction: 'backwards', limit: 2 }, [6, 5]],
      [{ direction: 'backwards', from: 99, limit: 1 }, [6]],
    ] as const)('read with %j', async (options, expected) => {
      expect(await revisions(options)).toEqual(expected);
    });
    it('that is absent is empty', async () => {
      expect(await collect(store.readStream(freshStream()))).toEqual([]);
    });
    it('of thousands of events comes whole, both ways', async () => {
      const long = freshStream();
      await store.append(long, eventsFor(long, 2_500), 'no-stream');
      const forwards = await collect(store.readStream(long));
      const backwards = await collect(store.readStream(long, { direction: 'backwards' }));
      expect(forwards.map(({ revision }) => revision)).toEqual(Array.from({ length: 2_500 }, (_, i) => i));
      expect(idsOf(backwards)).toEqual(idsOf(forwards).reverse());
    });
  });

  describe('a case', () => {
    it('is everything of all its streams in the global order, and nothing of another', async () => {
      const intake = freshStream('intake');
      const caseId = caseOf(intake);
      const supervision = `supervision-${caseId}`;
      const stranger = freshStream('assignment');
      const events = [intake, supervision, stranger, intake, supervision].map((stream) => ({
        stream,
        event: eventFor(stream, { caseId }),
      }));
      await store.append(stranger, [eventFor(stranger)], 'no-stream');
      for (const { stream, event } of events) await store.append(stream, [event], 'any');
      await store.append(intake, [eventFor(intake, { caseId: 'another' })], 'any');
      expect(idsOf(await collect(store.readCase(caseId)))).toEqual(events.map(({ event }) => event.id));
      expect(await collect(store.readCase(freshStream()))).toEqual([]);
    });
    it('with several cases in one append is found under each', async () => {
      const stream = freshStream();
      const [one, two] = [caseOf(freshStream()), caseOf(freshStream())];
      const events = [one, two, one].map((caseId) => eventFor(stream, { caseId }));
      await store.append(stream, events, 'no-stream');
      expect(idsOf(await collect(store.readCase(one)))).toEqual([events[0]?.id, events[2]?.id]);
      expect(idsOf(await collect(store.readCase(two)))).toEqual([events[1]?.id]);
    });
    it('is read up to and including a place or a moment of recording', async () => {
      const stream = freshStream();
      const places: Position[] = [];
      for (let i = 0; i < 4; i += 1) places.push(appended(await store.append(stream, [eventFor(stream)], 'any')).position);
      const all = await collect(store.readCase(caseOf(stream)));
      expect(all).toHaveLength(4);
      expect(await collect(store.readCase(caseOf(stream), { position: places[1] as Position }))).toEqual(all.slice(0, 2));
      const moment = all[2]?.recordedAt as Date;
      const until = all.filter(({ recordedAt }) => recordedAt <= moment);
      expect(until.length).toBeGreaterThanOrEqual(3);
      expect(await collect(store.readCase(caseOf(stream), { recordedAt: moment }))).toEqual(until);
      expect(await collect(store.readCase(caseOf(stream), { recordedAt: new Date('2001-01-01T00:00:00Z') }))).toEqual([]);
    });
    it('of thousands of events comes whole', async () => {
      const stream = freshStream();
      await store.append(stream, eventsFor(stream, 2_500), 'no-stream');
      expect((await collect(store.readCase(caseOf(stream)))).map(({ data }) => data['number'])).toEqual(
        Array.from({ length: 2_500 }, (_, i) => i),
      );
    });
  });

  describe('everything', () => {
    let start: Position;
    let mine: EventToAppend[];
    beforeAll(async () => {
      start = await placeNow(store);
      const [intake, supervision] = [freshStream('intake'), freshStream('supervision')];
      mine = [];
      let last = start;
      for (let i = 0; i < 30; i += 1) {
        const stream = i % 3 === 0 ? supervision : intake;
        const event = eventFor(stream, { type: i % 2 === 0 ? 'Even' : 'Odd' });
        mine.push(event);
        last = appended(await store.append(stream, [event], 'any')).position;
      }
      await settled(store, last);
    });
    it('comes in the order of appending, in pages no larger than asked', async () => {
      const pages = await collect(store.readAll({ after: start, pageSize: 7 }));
      expect(idsOf(pages.flatMap(({ events }) => events))).toEqual(idsOf(mine));
      expect(Math.max(...pages.map(({ events }) => events.length))).toBe(7);
      const places = pages.flatMap(({ events }) => events.map(({ position }) => position));
      expect(places.every((place, i) => i === 0 || comparePositions(places[i - 1] as Position, place) < 0)).toBe(true);
    });
    it('goes on after the place of any page', async () => {
      for (const { readTo } of await collect(store.readAll({ after: start, pageSize: 4 }))) {
        const done = (await collectEvents(store.readAll({ after: start }))).filter(
          ({ position }) => comparePositions(position, readTo) <= 0,
        );
        const rest = await collectEvents(store.readAll({ after: readTo, pageSize: 5 }));
        expect(idsOf([...done, ...rest])).toEqual(idsOf(mine));
      }
    });
    it.each([
      [{ types: ['Even'] }, (i: number) => i % 2 === 0],
      [{ types: ['Even', 'Odd'] }, () => true],
      [{ categories: ['supervision'] }, (i: number) => i % 3 === 0],
      [{ types: ['Odd'], categories: ['intake'] }, (i: number) => i % 2 === 1 && i % 3 !== 0],
      [{ types: ['Neither'] }, () => false],
      [{ types: [] }, () => false],
      [{}, () => true],
    ] as const)('filtered by %j', async (filter, matches) => {
      const pages = await collect(store.readAll({ after: start, filter, pageSize: 4 }));
      expect(idsOf(pages.flatMap(({ events }) => events))).toEqual(idsOf(mine.filter((_, i) => matches(i))));
      expect(pages.at(-1)?.readTo).toEqual(await store.head());
    });
    it('ends at what was settled when the reading began', async () => {
      const seen: string[] = [];
      for await (const page of store.readAll({ after: start, pageSize: 5 })) {
        seen.push(...idsOf(page.events));
        const late = freshStream();
        await store.append(late, eventsFor(late, 1), 'any');
      }
      expect(seen).toEqual(idsOf(mine));
    });
    it('is empty after the head', async () => {
      expect(await collectEvents(store.readAll({ after: await store.head() }))).toEqual([]);
    });
  });
}
