/** What a broker answered instead of doing what was asked. */
export interface BrokerError {
  /** Kafka's own name of the error, e.g. `TOPIC_ALREADY_EXISTS`. */
  readonly type: string;
  readonly retriable: boolean;
}

/**
 * The broker's answer that an error of the client stands for; undefined for every other error. Of an error that collects several, the one
 * they have in common; of one that tells that trying again was no use, the last. Told by the classes' names: Node does not see the client's error classes among its exports.
 */
export function brokerErrorOf(error: unknown): BrokerError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'KafkaJSAggregateError' && 'errors' in error && Array.isArray(error.errors)) {
    const all = error.errors.map(brokerErrorOf);
    return all.every((one) => one?.type === all[0]?.type) ? all[0] : undefined;
  }
  if (error.name === 'KafkaJSNumberOfRetriesExceeded' || error.name === 'KafkaJSNonRetriableError') return brokerErrorOf(error.cause);
  if (error.name !== 'KafkaJSProtocolError' && error.name !== 'KafkaJSCreateTopicError') return undefined;
  if (!('type' in error) || typeof error.type !== 'string') return undefined;
  return { type: error.type, retriable: 'retriable' in error && error.retriable === true };
}
