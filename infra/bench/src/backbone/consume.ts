import { dataTopicsOf, kafkaTransport } from '@anjuan/event-bus';
import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { rateFigure, type Figure } from '../figure.ts';
import { interleave } from '../measure/interleave.ts';
import { fillStore } from '../scale/fill.ts';
import { countingConsumer } from './counting-consumer.ts';
import { startMeasuredKafka } from './measured-kafka.ts';
import { relayUntil } from './relay-until.ts';

/** Rate from the first delivery to the last: joining a group takes seconds on both sides and is no throughput. */
class Meter {
  private first: { readonly at: number; readonly events: number } | undefined;
  private seen = 0;
  private done: (rate: number) => void = () => undefined;
  readonly rate = new Promise<number>((resolve) => (this.done = resolve));

  private readonly total: number;

  constructor(total: number) {
    this.total = total;
  }

  see(events: number): void {
    if (events === 0) return;
    this.seen += events;
    const at = performance.now();
    this.first ??= { at, events };
    if (this.seen >= this.total) this.done((this.seen - this.first.events) / ((at - this.first.at) / 1_000));
  }
}

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const url = await context.database();
  await migrateEventStore(url);
  const count = context.quick ? 30_000 : 300_000;
  await fillStore(url, count, context.say);
  const store = createPostgresEventStore({ connectionString: url });
  const broker = await startMeasuredKafka();
  const topics = await broker.newTopics();
  await relayUntil(broker.kafka, topics, store, await store.head());
  let round = 0;
  const ours = async (): Promise<number> => {
    const meter = new Meter(count);
    const ending = new AbortController();
    const consumer = countingConsumer(`bench/ours-${(round += 1)}`, ({ events }) => meter.see(events.length));
    const running = kafkaTransport({ kafka: broker.kafka, prefix: topics.prefix }).run(consumer, ending.signal);
    const rate = await meter.rate;
    ending.abort();
    await running;
    return rate;
  };
  const bare = async (): Promise<number> => {
    const meter = new Meter(count);
    const consumer = broker.kafka.consumer({ groupId: `bench-bare-${(round += 1)}` });
    await consumer.connect();
    await consumer.subscribe({ topics: [...dataTopicsOf(topics.prefix)], fromBeginning: true });
    await consumer.run({
      eachBatch: ({ batch }) => {
        meter.see(batch.messages.length);
        return Promise.resolve();
      },
    });
    const rate = await meter.rate;
    await consumer.disconnect();
    return rate;
  };
  try {
    const rates = await interleave({ ours, bare }, context.quick ? 2 : 3);
    yield rateFigure('consume', 'events/s', rates.ours, rates.bare, 'kafkajs with an empty handler');
  } finally {
    await store.close();
    await broker.stop();
  }
}

/** A consumer that decodes, orders and counts beside a bare one that does nothing with what it gets. */
export const consumeBench: Benchmark = { name: 'consume', about: 'Kafka to handler beside a bare kafkajs consumer', inQuick: true, run };
