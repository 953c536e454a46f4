import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { comparePositions, formatPosition, type Position, type RecordedEvent } from '@anjuan/contracts';
import {
  allTopicsOf,
  connectKafka,
  createTopics,
  encodeRecord,
  kafkaConfig,
  laneOf,
  laneParts,
  topicOf,
  type KafkaSettings,
  type TopicOwner,
} from '@anjuan/event-bus';
import { describeWithKafka } from '@anjuan/testing';
import type { Kafka, Producer } from 'kafkajs';
import { filledStore } from '../testing/filled-store.ts';
import { checkTopics } from './check-topics.ts';

interface Sent {
  readonly topic: string;
  readonly partition: number;
  readonly event: RecordedEvent;
}

describeWithKafka('the topics beside the store', (broker) => {
  const partitions = 3;
  let filled: Awaited<ReturnType<typeof filledStore>>;
  let events: RecordedEvent[];
  let upTo: Position;
  let settings: KafkaSettings;
  let kafka: Kafka;
  let producer: Producer;

  beforeAll(async () => {
    filled = await filledStore(30);
    events = [];
    for await (const page of filled.store.readAll()) events.push(...page.events);
    upTo = await filled.store.head();
    expect(events).toHaveLength(90);
  });
  afterAll(() => filled.drop());

  beforeEach(async () => {
    settings = kafkaConfig({
      KAFKA_BROKERS: broker.brokers.join(','),
      ANJUAN_TOPIC_PREFIX: broker.newPrefix(),
      ANJUAN_TOPIC_PARTITIONS: '3',
    });
    kafka = connectKafka(settings, 'check');
    const admin = kafka.admin();
    await admin.connect();
    await createTopics(admin, settings.topics);
    await admin.disconnect();
    producer = kafka.producer({
      createPartitioner:
        () =>
        ({ message }) =>
          Number(message.partition),
    });
    await producer.connect();
  });
  afterEach(async () => {
    await producer.disconnect();
    await broker.dropTopics(settings.topics.prefix);
    expect(allTopicsOf(settings.topics.prefix)).toHaveLength(6);
  });

  /** Every event as a record in its lane, in the order of the store. */
  function asRelayed(): Sent[] {
    return events.map((event) => {
      const { owner, partition } = laneParts(laneOf(event, partitions));
      return { topic: topicOf(settings.topics.prefix, owner as TopicOwner), partition, event };
    });
  }

  async function send(records: readonly Sent[]): Promise<void> {
    for (const { topic, partition, event } of records)
      await producer.send({ topic, messages: [{ ...encodeRecord(event, { previous: '0.0', preceding: '' }), partition }] });
  }

  const check = () => checkTopics({ kafka, prefix: settings.topics.prefix, partitions, upTo }, filled.store);

  /** Where the record at `at` is followed by another of its lane: the places of both. */
  function neighbours(records: readonly Sent[]): [number, number] {
    for (const [at, { topic, partition }] of records.entries()) {
      const next = records.findIndex((other, index) => index > at && other.topic === topic && other.partition === partition);
      if (next > 0) return [at, next];
    }
    throw new Error('no lane has two records');
  }

  it('are sound when each event is there once, in its lane and in order', async () => {
    await send(asRelayed());
    expect(await check()).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0, details: [] });
  }, 60_000);

  it('need not hold what the relay has not come to yet', async () => {
    const half = asRelayed().slice(0, 45);
    await send(half);
    upTo = (half.at(-1) as Sent).event.position;
    expect(await check()).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
    upTo = (events.at(-1) as RecordedEvent).position;
    expect((await check()).lost).toBe(
      events.filter(({ position }) => comparePositions(position, (half.at(-1) as Sent).event.position) > 0).length,
    );
  }, 60_000);

  it.each<[string, (records: Sent[]) => Sent[], object]>([
    ['a record that is missing', (records) => records.toSpliced(20, 1), { lost: 1, doubled: 0, outOfOrder: 0 }],
    ['a record that is there twice', (records) => [...records, records[20] as Sent], { lost: 0, doubled: 1, outOfOrder: 0 }],
    [
      'two records that changed places',
      (records) => {
        const [one, other] = neighbours(records);
        return records.with(one, records[other] as Sent).with(other, records[one] as Sent);
      },
      { lost: 0, doubled: 0, outOfOrder: 2 },
    ],
    [
      'a record with another content',
      (records) => records.with(20, { ...(records[20] as Sent), event: { ...(records[20] as Sent).event, data: { text: '改' } } }),
      { lost: 1, doubled: 0, outOfOrder: 0 },
    ],
    [
      'a record in the partition of another case',
      (records) => records.with(20, { ...(records[20] as Sent), partition: ((records[20] as Sent).partition + 1) % partitions }),
      { lost: 2, doubled: 0, outOfOrder: 0 },
    ],
  ])(
    'show %s',
    async (_, fault, expected) => {
      await send(fault(asRelayed()));
      const findings = await check();
      expect(findings).toMatchObject(expected);
      expect(findings.details.length).toBeGreaterThan(0);
      expect(JSON.stringify(findings.details)).not.toContain('改');
    },
    60_000,
  );

  it('show a record that the store does not have, and one that is no event', async () => {
    const foreign = { ...(events[5] as RecordedEvent), id: 'foreign', position: { transaction: 0n, sequence: 1n } };
    await send(asRelayed());
    const [{ topic, partition }] = asRelayed().slice(5) as [Sent];
    await send([{ topic, partition, event: foreign }]);
    await producer.send({ topic, messages: [{ key: 'C', value: 'nothing', partition }] });
    const findings = await check();
    expect(findings.lost).toBe(2);
    expect(findings.details.map(({ what }) => what).join('\n')).toContain(`${formatPosition(foreign.position)} is in the topic only`);
  }, 60_000);
});
