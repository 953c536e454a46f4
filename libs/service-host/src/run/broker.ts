import { connectKafka, inProcessTransport, kafkaTransport, type KafkaSettings, type Transport } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import type { Logger } from 'pino';
import { detailsOf } from '../log/log.ts';
import type { Undo } from '../process/undo.ts';

/** How events come to the consumers of a process. */
export interface Delivering {
  readonly transport: Transport;
  /** The transport follows lanes and not the store itself. */
  readonly lanes: boolean;
  /** Rejects where the broker does not answer. */
  readonly needs: () => Promise<void>;
}

/** Out of Kafka where it is configured, else out of the store itself. `name` is the process's, for the broker's own log. */
export function deliveringFrom(kafka: KafkaSettings | undefined, store: EventStore, name: string, log: Logger, undo: Undo): Delivering {
  const onError = (consumer: string, error: unknown): void => log.error({ consumer, ...detailsOf(error) }, 'delivery failed');
  if (!kafka) return { transport: inProcessTransport(store, { onError }), lanes: false, needs: () => Promise.resolve() };
  const client = connectKafka(kafka, `anjuan-${name}`, ({ level, text, fields }) => log[level]({ kafka: fields }, text));
  const admin = client.admin({ retry: { retries: 1 } });
  let connected = false;
  undo.add(() => admin.disconnect());
  return {
    transport: kafkaTransport({ kafka: client, prefix: kafka.topics.prefix, onError }),
    lanes: true,
    needs: async () => {
      if (!connected) await admin.connect();
      connected = true;
      await admin.describeCluster();
    },
  };
}
