import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { formatPosition, type RecordedEvent } from '@anjuan/contracts';
import { allTopicsOf, deleteTopics, kafkaTransport, topicOf, type Consumer, type ConsumerStatus, type Transport } from '@anjuan/event-bus';
import { describeWithKafka, layCable, testDatabase, until as untilThere, type TestDatabase } from '@anjuan/testing';
import { openReadModel, type ReadModel } from './read-model.ts';
import { eventAt, tally, type Tally } from './testing/tally.ts';
import { topicWriter, type TopicWriter, type Written } from './testing/topic-writer.ts';

// Real: Kafka, PostgreSQL, the groups. The records are written as a relay does, in an order of the test's choosing.
const owners = ['intake', 'classification', 'assignment'] as const;
const partitions = 4;

describeWithKafka('a read model that follows several topics', (broker) => {
  let database: TestDatabase;
  let prefix: string;
  let writer: TopicWriter;
  let made: Tally;
  let model: ReadModel;
  let members: { transport: Transport; end: AbortController; running: Promise<void> }[];
  let errors: string[];
  let story: RecordedEvent[];

  beforeEach(async () => {
    database = await testDatabase();
    prefix = broker.newPrefix();
    writer = await topicWriter(broker.brokers, prefix, partitions);
    made = tally('test/tally', { categories: owners });
    model = await openReadModel(database.url, made.projection);
    [members, errors, story] = [[], [], []];
  });
  afterEach(async () => {
    for (const { end } of members) end.abort();
    await Promise.all(members.map(({ running }) => running));
    await model.close();
    await writer.close();
    await broker.dropTopics(prefix);
    await database.drop();
  });

  /** So many further events of so many cases, spread over the owners, as records. */
  function further(count: number, cases: number): Written[] {
    const from = story.length + 1;
    const events = Array.from({ length: count }, (_, index) =>
      eventAt(from + index, `case-${(from + index * 7) % cases}`, owners[(from + index * 5) % owners.length]),
    );
    story.push(...events);
    return writer.place(events);
  }

  function join(consumer: Consumer = model) {
    const transport = kafkaTransport({
      ...{ kafka: writer.kafka, prefix, tries: 2, sessionTimeoutMs: 6_000 },
      onError: (_name, error) => errors.push(error instanceof Error ? error.name : 'unknown'),
    });
    const end = new AbortController();
    const member = { transport, end, running: transport.run(consumer, end.signal) };
    members.push(member);
    return member;
  }

  /** Waits at most 30 s; says how the members and the rows stand where that was in vain. */
  async function until(there: () => boolean | Promise<boolean>): Promise<void> {
    try {
      await untilThere('', async () => there(), 30_000);
    } catch {
      const stand = members.map(({ transport }) => transport.statuses());
      const text = JSON.stringify([stand, errors, await handled(), story.length], (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      throw new Error(`waited 30 s in vain for ${there.toString()}: ${text}`);
    }
  }

  const statusOf = (member: { transport: Transport }): ConsumerStatus | undefined => member.transport.statuses()[0];

  /** The numbers of each case in store order: what must stand in the rows in the end. */
  function expected(): Record<string, number[]> {
    const rows: Record<string, number[]> = {};
    for (const { caseId, data } of story) (rows[caseId] ??= []).push(Number(data['number']));
    return rows;
  }

  const handled = async (): Promise<number> => Object.values(await made.rows(model.manager)).flat().length;
  const allHandled = (): Promise<void> => until(async () => (await handled()) >= story.length);

  it('sees the events of each case in store order and once, whatever topic comes first', async () => {
    const records = further(400, 23);
    await writer.write([...records].filter(({ owner }) => owner !== 'intake'));
    const member = join();
    await until(() => (statusOf(member)?.lanes.length ?? 0) === owners.length * partitions);
    await writer.write(records.filter(({ owner }) => owner === 'intake'));
    await allHandled();
    await writer.write(further(200, 23));
    await allHandled();
    expect(await made.rows(model.manager)).toEqual(expected());
    // A broker that never had a group makes the topic for groups first, and says so for some seconds.
    expect(errors.filter((name) => !name.startsWith('KafkaJS'))).toEqual([]);
    await until(() => statusOf(member)?.behind === 0);
    expect(statusOf(member)).toMatchObject({ state: 'running', lastError: null, position: story.at(-1)?.position, oldestAgeMs: 0 });
  });

  it('puts the case aside that fails, and handles the others of the same partition', async () => {
    const member = join();
    const records = further(60, 9);
    const bad = story.find(({ caseId }) => caseId === 'case-3');
    made.poison.add(bad?.id ?? '');
    await writer.write(records);
    const healthy = story.filter(({ caseId }) => caseId !== 'case-3');
    await until(async () => (await handled()) === healthy.length);
    const { 'case-3': _held, ...others } = expected();
    expect(await made.rows(model.manager)).toEqual(others);
    await until(() => statusOf(member)?.parkedCases === 1);

    made.poison.clear();
    const [letter] = await model.deadLetters.list(10);
    expect(letter).toMatchObject({ caseId: 'case-3', eventId: bad?.id, tries: 2 });
    const store = {
      async *readCase(caseId: string) {
        await Promise.resolve();
        yield* story.filter((event) => event.caseId === caseId);
      },
    };
    const { signal } = new AbortController();
    expect(await model.deadLetters.retry(letter?.id ?? '', store, signal)).toMatchObject({ outcome: 'handled' });
    await writer.write(further(20, 9));
    await allHandled();
    expect(await made.rows(model.manager)).toEqual(expected());
  });

  it('loses and doubles nothing while members join and leave under load', async () => {
    const first = join();
    const write = (async () => {
      for (let round = 0; round < 40; round += 1) await writer.write(further(50, 31));
    })();
    await until(async () => (await handled()) > 100);
    const other = await openReadModel(database.url, made.projection);
    const second = join(other);
    await until(() => (statusOf(second)?.lanes.length ?? 0) === (owners.length * partitions) / 2);
    await until(() => (statusOf(first)?.lanes.length ?? 0) === (owners.length * partitions) / 2);
    const numbers = [first, second].map((member) => new Set(statusOf(member)?.lanes.map((lane) => lane.split('/')[1])));
    expect([...(numbers[0] ?? [])].filter((number) => numbers[1]?.has(number))).toEqual([]);
    first.end.abort();
    await first.running;
    await until(() => (statusOf(second)?.lanes.length ?? 0) === owners.length * partitions);
    await write;
    await allHandled();
    expect(await made.rows(model.manager)).toEqual(expected());
    second.end.abort();
    await second.running;
    await other.close();
  });

  it('is not harmed by the late transaction of a member that stood still and lost its lanes', async () => {
    const stands = Promise.withResolvers<undefined>();
    let standing = 0;
    const still: Consumer = {
      ...{ name: model.name, filter: model.filter, progress: () => model.progress() },
      async handle(delivery, signal) {
        standing += 1;
        await stands.promise;
        await model.handle(delivery, signal);
      },
    };
    join(still);
    await writer.write(further(100, 11));
    await until(() => standing > 0);
    const other = await openReadModel(database.url, made.projection);
    const second = join(other);
    await until(() => (statusOf(second)?.lanes.length ?? 0) > 0);
    await writer.write(further(100, 11));
    await until(async () => (await handled()) > 0);
    stands.resolve(undefined);
    await allHandled();
    expect(await made.rows(model.manager)).toEqual(expected());
    second.end.abort();
    await second.running;
    await other.close();
  });

  it('stops at a hole and says so, and goes on when the floor has passed it', async () => {
    const records = further(40, 1);
    const missing = records.findIndex(({ owner }, index) => owner === 'intake' && index > 10);
    await writer.write(records.filter((_record, index) => index !== missing));
    const member = join();
    await until(() => statusOf(member)?.state === 'hole');
    expect(await made.rows(model.manager)).toEqual({ 'case-0': story.slice(0, missing).map(({ data }) => data['number']) });
    expect(errors.at(-1)).toBe('LaneHole');
    expect(statusOf(member)?.lastError).toBe('LaneHole');

    // As a rebuild from the store does: everything up to here is handled, whatever its lane.
    const readTo = story.at(-1)?.position ?? story[0]?.position;
    if (!readTo) throw new Error('nothing was written');
    await model.handle({ events: story, reached: { from: 'store', readTo } }, new AbortController().signal);
    member.transport.restart(model.name);
    await writer.write(further(10, 1));
    await allHandled();
    expect(await made.rows(model.manager)).toEqual(expected());
    expect(statusOf(member)?.state).toBe('running');
  });

  it('reads the lanes again from their beginning when its database was set back', async () => {
    const member = join();
    await writer.write(further(100, 11));
    await allHandled();
    member.end.abort();
    await member.running;
    await model.manager.query('TRUNCATE tally, marks');
    await writer.write(further(20, 11));
    join();
    await allHandled();
    expect(await made.rows(model.manager)).toEqual(expected());
  });

  it('keeps a record that is no event as a dead letter with its place in Kafka', async () => {
    join();
    const [first, ...rest] = further(12, 1);
    if (!first) throw new Error('nothing was written');
    await writer.write([
      first,
      ...rest.map((record, index) => (index === 5 ? { ...record, message: { ...record.message, value: 'not json' } } : record)),
    ]);
    await until(async () => (await model.deadLetters.count()) === 1);
    await until(async () => (await model.deadLetters.list(1))[0]?.waiting === 5);
    const bad = story[6];
    expect(await model.deadLetters.list(10)).toEqual([
      expect.objectContaining({
        ...{ caseId: 'case-0', eventId: bad?.id, position: bad?.position, error: 'MalformedRecord', message: 'value not-a-json-object' },
        record: expect.objectContaining({ topic: topicOf(prefix, rest[5]?.owner ?? 'intake') }),
      }),
    ]);
    expect(await made.rows(model.manager)).toEqual({ 'case-0': [1, 2, 3, 4, 5, 6] });
  });

  it('goes on when somebody gives a topic more partitions', async () => {
    join();
    await writer.write(further(50, 11));
    await allHandled();
    const admin = writer.kafka.admin();
    await admin.connect();
    await admin.createPartitions({ topicPartitions: [{ topic: topicOf(prefix, 'intake'), count: partitions * 2 }] });
    await admin.disconnect();
    await writer.write(further(50, 11));
    await allHandled();
    for (const { end, running } of members.splice(0)) {
      end.abort();
      await running;
    }
    join();
    await writer.write(further(50, 11));
    await allHandled();
    expect(await made.rows(model.manager)).toEqual(expected());
    expect([...(await model.progress()).marks.keys()].every((lane) => lane.endsWith(`of${partitions}`))).toBe(true);
    expect(formatPosition((await model.progress()).floor)).toBe('0.0');
  });

  it('goes on when the topics are filled anew with another number of partitions', async () => {
    const member = join();
    await writer.write(further(80, 11));
    await allHandled();
    await writer.close();
    const admin = writer.kafka.admin();
    await admin.connect();
    await deleteTopics(admin, allTopicsOf(prefix));
    await admin.disconnect();
    writer = await topicWriter(broker.brokers, prefix, 6);
    await writer.write(writer.place(story));
    await writer.write(further(80, 11));
    await allHandled();
    expect(await made.rows(model.manager)).toEqual(expected());
    await until(() => statusOf(member)?.lanes.every((lane) => lane.endsWith('of6')) ?? false);
    expect(statusOf(member)?.lanes).toHaveLength(owners.length * 6);
  });

  it('waits while the database is away, puts nothing aside, and goes on where it was', async () => {
    const server = new URL(database.url);
    const cable = await layCable({ to: Number(server.port) });
    server.port = String(cable.port);
    const far = await openReadModel(server.href, made.projection);
    const member = join(far);
    await writer.write(further(40, 11));
    await allHandled();
    await cable.remove();
    await writer.write(further(40, 11));
    await until(() => statusOf(member)?.state === 'paused');
    expect(statusOf(member)?.behind).toBeGreaterThan(0);
    const again = await layCable({ to: Number(new URL(database.url).port), port: cable.port });
    await allHandled();
    expect(await made.rows(model.manager)).toEqual(expected());
    expect(await model.deadLetters.count()).toBe(0);
    await until(() => statusOf(member)?.state === 'running');
    member.end.abort();
    await member.running;
    await far.close();
    await again.remove();
  });

  it('leaves the group at once when it is told to end, and another goes on where it was', async () => {
    const asked = Promise.withResolvers<AbortSignal>();
    const slow: Consumer = {
      ...{ name: model.name, filter: model.filter, progress: () => model.progress() },
      handle: (_delivery, signal) =>
        new Promise((_resolve, reject) => {
          asked.resolve(signal);
          signal.addEventListener('abort', () => reject(new Error('given up')), { once: true });
        }),
    };
    const first = join(slow);
    await writer.write(further(60, 11));
    await asked.promise;
    first.end.abort();
    await first.running;
    expect(statusOf(first)).toMatchObject({ state: 'stopped', lanes: [] });
    const begun = performance.now();
    join();
    await allHandled();
    // Nobody waited for the session of the one that left to run out.
    expect(performance.now() - begun).toBeLessThan(6_000);
    expect(await made.rows(model.manager)).toEqual(expected());
  });
});
