import type { Kafka } from 'kafkajs';
import type { Transport } from '../../consumer.ts';
import { LaneConsumer } from './lane-consumer.ts';
import { layoutOf } from './layout.ts';

export interface KafkaTransportOptions {
  /** Of connectKafka. Each consumer opens connections of its own with it. */
  readonly kafka: Kafka;
  /** What the topics' names begin with; the groups' too. */
  readonly prefix: string;
  /** How often a delivery is tried before its cases are handled one by one and those that fail are put aside; 5 when absent. */
  readonly tries?: number;
  /** Records in one delivery, about; 500 when absent. */
  readonly largest?: number;
  /** Milliseconds without a sign of life after which this process's lanes go to another; 10,000 when absent. */
  readonly sessionTimeoutMs?: number;
  /** Told of every failure: consumer and error. */
  readonly onError?: (consumer: string, error: unknown) => void;
}

/**
 * Delivers from Kafka: one group per consumer, its lanes shared by all processes that run it. Nothing ends it but the signal: while Kafka or the
 * database is away it waits and shows that it does.
 */
export function kafkaTransport(options: KafkaTransportOptions): Transport {
  const { kafka, prefix, tries = 5, largest = 500, sessionTimeoutMs = 10_000, onError = () => undefined } = options;
  const layout = layoutOf(kafka, prefix);
  const consumers = new Map<string, LaneConsumer>();
  return {
    run(consumer, signal) {
      const following = new LaneConsumer(consumer, { kafka, prefix, layout, tries, largest, sessionTimeoutMs, onError });
      consumers.set(consumer.name, following);
      return following.run(signal);
    },
    statuses: () => [...consumers.values()].map(({ status }) => status),
    restart: (name) => consumers.get(name)?.restart(),
  };
}
