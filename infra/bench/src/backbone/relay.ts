import type { RecordedEvent } from '@anjuan/contracts';
import { encodeRecord, laneOf, laneParts, topicOf, type TopicOwner } from '@anjuan/event-bus';
import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import type { TopicMessages } from 'kafkajs';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { rateFigure, type Figure } from '../figure.ts';
import { interleave } from '../measure/interleave.ts';
import { fillStore } from '../scale/fill.ts';
import { startMeasuredKafka } from './measured-kafka.ts';
import { relayUntil } from './relay-until.ts';

/** Events that the bare producer sends at a time. */
const batch = 2_000;

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const url = await context.database();
  await migrateEventStore(url);
  const count = context.quick ? 20_000 : 120_000;
  await fillStore(url, count, context.say);
  const store = createPostgresEventStore({ connectionString: url });
  const broker = await startMeasuredKafka();
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) events.push(...page.events);
  const head = await store.head();
  const ours = async (): Promise<number> => count / (await relayUntil(broker.kafka, await broker.newTopics(), store, head));
  const bare = async (): Promise<number> => {
    const { prefix, partitions } = await broker.newTopics();
    const producer = broker.kafka.producer({
      createPartitioner:
        () =>
        ({ message }) =>
          Number(message.partition),
      maxInFlightRequests: 1,
    });
    await producer.connect();
    const begun = performance.now();
    for (let from = 0; from < count; from += batch) {
      const topicMessages = messagesOf(events.slice(from, from + batch), prefix, partitions);
      await producer.sendBatch({ topicMessages, acks: -1 });
    }
    const rate = count / ((performance.now() - begun) / 1_000);
    await producer.disconnect();
    return rate;
  };
  try {
    const rates = await interleave({ ours, bare }, context.quick ? 2 : 3);
    yield rateFigure('relay', 'events/s', rates.ours, rates.bare, 'kafkajs producing the same records from memory');
  } finally {
    await store.close();
    await broker.stop();
  }
}

function messagesOf(events: readonly RecordedEvent[], prefix: string, partitions: number): TopicMessages[] {
  const topics = new Map<string, TopicMessages['messages']>();
  for (const event of events) {
    const { owner, partition } = laneParts(laneOf(event, partitions));
    const topic = topicOf(prefix, owner as TopicOwner);
    const messages = topics.get(topic) ?? [];
    topics.set(topic, messages);
    messages.push({ ...encodeRecord(event, { previous: '123456.1234567', preceding: 'intake:123455.1234566' }), partition });
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}

/** The relay, out of a store and in transactions, beside a bare producer of the same records that it has in memory. */
export const relayBench: Benchmark = { name: 'relay', about: 'store to Kafka beside a bare kafkajs producer', inQuick: true, run };
