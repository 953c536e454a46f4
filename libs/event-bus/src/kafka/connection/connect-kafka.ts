import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import type { KafkaSasl, KafkaSettings } from './kafka-config.ts';
import { toLogCreator, type KafkaLog } from './kafka-log.ts';

/**
 * A client of the cluster; it connects on first use. `clientId` names the process in the broker's logs and quotas. Retries are short:
 * whoever uses it goes on trying by itself and shows that it does.
 */
export function connectKafka(config: KafkaSettings, clientId: string, log: KafkaLog = () => undefined): Kafka {
  return new Kafka({
    clientId,
    brokers: [...config.brokers],
    connectionTimeout: 3_000,
    authenticationTimeout: 10_000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    logLevel: logLevel.INFO,
    logCreator: toLogCreator(log),
    ...(config.tls ? { ssl: { ...config.tls } } : {}),
    ...(config.sasl ? { sasl: saslOf(config.sasl) } : {}),
  });
}

function saslOf({ mechanism, username, password }: KafkaSasl): SASLOptions {
  return { mechanism, username, password };
}
