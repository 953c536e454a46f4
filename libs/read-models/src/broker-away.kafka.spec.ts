import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@anjuan/contracts';
import { connectKafka, kafkaConfig, kafkaTransport, type Transport } from '@anjuan/event-bus';
import { describeWithKafka, ownBroker, testDatabase, until, type OwnBroker, type TestDatabase } from '@anjuan/testing';
import { openReadModel, type ReadModel } from './read-model.ts';
import { eventAt, tally } from './testing/tally.ts';
import { topicWriter } from './testing/topic-writer.ts';

// Real: PostgreSQL, and a Kafka of this suite's own, which is killed, stopped and paused.
const prefix = 'anjuan';
const owners = ['intake', 'classification'] as const;

describeWithKafka('a consumer whose broker goes away', () => {
  let database: TestDatabase;
  let broker: OwnBroker;
  let model: ReadModel;
  let transport: Transport;
  let running: Promise<void>;
  const end = new AbortController();
  const made = tally('test/tally', { categories: owners });
  const story: RecordedEvent[] = [];

  beforeAll(async () => {
    [database, broker] = await Promise.all([testDatabase(), ownBroker({ place: 'process' })]);
    model = await openReadModel(database.url, made.projection);
    await write(50);
    const kafka = connectKafka(kafkaConfig({ KAFKA_BROKERS: broker.brokers.join(',') }), 'test');
    transport = kafkaTransport({ kafka, prefix, sessionTimeoutMs: 6_000 });
    running = transport.run(model, end.signal);
  });
  afterAll(async () => {
    end.abort();
    await running;
    await broker.remove();
    await model.close();
    await database.drop();
  });

  async function write(count: number): Promise<void> {
    const before = [...story];
    const fresh = Array.from({ length: count }, (_, index) =>
      eventAt(before.length + index + 1, `case-${index % 7}`, owners[(index * 3) % owners.length]),
    );
    const writer = await topicWriter(broker.brokers, prefix, 4);
    writer.place(before); // so that it knows the last places
    await writer.write(writer.place(fresh));
    await writer.close();
    story.push(...fresh);
  }

  async function allHandled(): Promise<void> {
    const rows = async () => made.rows(model.manager);
    await until(`${story.length} events`, async () => Object.values(await rows()).flat().length >= story.length);
    const expected: Record<string, number[]> = {};
    for (const { caseId, data } of story) (expected[caseId] ??= []).push(Number(data['number']));
    expect(await rows()).toEqual(expected);
    await until('that it runs', () => Promise.resolve(transport.statuses()[0]?.state === 'running'));
  }

  const shown = (): Promise<void> =>
    until('that it shows', () => {
      const status = transport.statuses()[0];
      return Promise.resolve(status?.state === 'paused' || (status?.idleMs ?? 0) > 3_000);
    });

  it.each(['kill', 'stop'] as const)('shows that it waits and goes on where it was after a %s', async (how) => {
    await allHandled();
    await broker[how]();
    await shown();
    await broker.start();
    await write(50);
    await allHandled();
  });

  it('goes on after the broker stood still longer than its session', async () => {
    await broker.pause();
    await shown();
    await until('that the client gives up waiting', () => Promise.resolve((transport.statuses()[0]?.idleMs ?? 0) > 7_000));
    await broker.unpause();
    await write(50);
    await allHandled();
  });
});
