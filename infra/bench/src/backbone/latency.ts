import { setTimeout as delay } from 'node:timers/promises';
import { createRelay, kafkaTransport } from '@anjuan/event-bus';
import { createPostgresEventStore, migrateEventStore } from '@anjuan/event-store';
import { until } from '@anjuan/testing/system';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import { BenchStream } from '../events.ts';
import type { Figure } from '../figure.ts';
import { countingConsumer } from './counting-consumer.ts';
import { startMeasuredKafka } from './measured-kafka.ts';

const perSecond = 200;

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const url = await context.database();
  await migrateEventStore(url);
  const store = createPostgresEventStore({ connectionString: url });
  const broker = await startMeasuredKafka();
  const topics = await broker.newTopics();
  const ending = new AbortController();
  const appended = new Map<string, number>();
  const latencies: number[] = [];
  const warmUp = perSecond * 2;
  const count = warmUp + perSecond * (context.quick ? 8 : 60);
  const relay = createRelay({ store, kafka: broker.kafka, topics });
  const consumer = countingConsumer('bench/latency', ({ events }) => {
    const now = performance.now();
    for (const { id } of events) latencies.push(now - (appended.get(id) ?? now));
  });
  const transport = kafkaTransport({ kafka: broker.kafka, prefix: topics.prefix });
  const running = [relay.run(ending.signal), transport.run(consumer, ending.signal)];
  try {
    await until('the relay is active', () => Promise.resolve(relay.status().state === 'active'));
    await until('the consumer has its lanes', () => Promise.resolve((transport.statuses()[0]?.lanes.length ?? 0) > 0));
    const streams = Array.from({ length: 50 }, () => new BenchStream());
    const begun = performance.now();
    const appends: Promise<unknown>[] = [];
    for (let number = 0; number < count; number += 1) {
      const due = begun + (number * 1_000) / perSecond;
      if (due > performance.now()) await delay(due - performance.now());
      const stream = streams[number % streams.length] as BenchStream;
      const event = stream.next();
      // From before the append: what the caller waits for is part of the way.
      appended.set(event.id, performance.now());
      appends.push(store.append(stream.name, [event], stream.revision === 0 ? 'no-stream' : stream.revision - 1));
    }
    await Promise.all(appends);
    await until('every event is handled', () => Promise.resolve(latencies.length >= count));
  } finally {
    ending.abort();
    await Promise.all(running);
    await store.close();
    await broker.stop();
  }
  const sorted = latencies.slice(warmUp).sort((a, b) => a - b);
  for (const share of [50, 99]) {
    const value = sorted[Math.ceil((sorted.length * share) / 100) - 1] ?? NaN;
    yield { name: `latency-p${share}`, ours: Number(value.toFixed(1)), peer: null, peerName: '', unit: 'ms', ratio: null };
  }
}

/** From the append to the handler, through relay and Kafka, at 200 events a second. */
export const latencyBench: Benchmark = { name: 'latency', about: 'store to handler at 200 events/s', inQuick: true, run };
