import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appended, caseOf, collect, eventFor, freshStream, idsOf } from '../contract/fixtures.ts';
import type { EventStore } from '../port.ts';
import { kurrentDouble, kurrentName, kurrentUnderTest, type KurrentUnderTest } from '../testing/kurrent-under-test.ts';
import { createKurrentEventStore } from './kurrent-event-store.ts';

// Real: the server that the title names.
describe(`a case's streams, on ${kurrentName()}`, () => {
  let server: KurrentUnderTest;
  let store: EventStore;
  beforeAll(async () => {
    server = await kurrentUnderTest();
    store = createKurrentEventStore({ connectionString: server.url });
  });
  afterAll(async () => {
    await store.close();
    await server.dispose();
  });

  it('are found whoever wrote them: owners of the system, others, and streams that began with another case', async () => {
    const caseId = caseOf(freshStream());
    const streams = [`intake-${caseId}`, `ledger1998-${caseId}`, `辖区-${caseId}`, `delivery-${caseId}`, freshStream('batch')];
    const events = streams.map((stream) => ({ stream, event: eventFor(stream, { caseId }) }));
    await store.append(streams[4] as string, [eventFor(streams[4] as string)], 'no-stream');
    for (const { stream, event } of events) await store.append(stream, [event], 'any');
    const other = createKurrentEventStore({ connectionString: server.url });
    expect(idsOf(await collect(other.readCase(caseId)))).toEqual(idsOf(events.map(({ event }) => event)));
    await other.close();
  });
  it('need no entry where the name tells them, and their entries are in no reading of everything', async () => {
    const after = await store.head();
    const [plain, foreign] = [freshStream('supervision'), freshStream('ledger1998')];
    await store.append(plain, [eventFor(plain)], 'any');
    await store.append(foreign, [eventFor(foreign)], 'any');
    await store.append(foreign, [eventFor(foreign)], 'any');
    const types: string[] = [];
    for await (const page of store.readAll({ after })) types.push(...page.events.map(({ type }) => type));
    expect(types).toEqual(['PetitionRegistered', 'PetitionRegistered', 'PetitionRegistered']);
    const entries = server.double?.log.records.filter(({ stream }) => stream.startsWith('case index ')) ?? [];
    expect(entries.filter(({ stream }) => stream.endsWith(caseOf(plain)))).toEqual([]);
    if (server.double) expect(entries.filter(({ stream }) => stream.endsWith(caseOf(foreign)))).toHaveLength(1);
  });
  it('of an append that was refused are no harm', async () => {
    const foreign = freshStream('ledger1998');
    await store.append(foreign, [eventFor(foreign)], 4);
    expect(await collect(store.readCase(caseOf(foreign)))).toEqual([]);
  });
  it('give the case as it stood when the reading began', async () => {
    const intake = freshStream();
    const caseId = caseOf(intake);
    await store.append(intake, [eventFor(intake)], 'any');
    await store.append(`assignment-${caseId}`, [eventFor(intake)], 'any');
    const seen: string[] = [];
    for await (const { stream } of store.readCase(caseId)) {
      seen.push(stream);
      await store.append(intake, [eventFor(intake)], 'any');
    }
    expect(seen).toEqual([intake, `assignment-${caseId}`]);
  });
});

// Real: connections over TCP. The double's clock is the test's.
it('keeps the milliseconds of the time of recording', async () => {
  const moment = new Date('2026-03-01T08:09:10.987Z');
  const server = await kurrentDouble({ now: () => moment.getTime() });
  const store = createKurrentEventStore({ connectionString: server.url });
  const stream = freshStream();
  const { position } = appended(await store.append(stream, [eventFor(stream)], 'any'));
  const [event] = await collect(store.readStream(stream));
  expect(event?.recordedAt).toEqual(moment);
  expect(event?.position).toEqual(position);
  expect(await collect(store.readCase(caseOf(stream), { recordedAt: new Date(moment.getTime() - 1) }))).toEqual([]);
  await store.close();
  await server.dispose();
});
