import { createPostgresEventStore } from '@anjuan/event-store';
import { connectKafka } from '../../connection/connect-kafka.ts';
import { createRelay } from '../relay.ts';

/**
 * A relay in a process of its own. Arguments: connection string of the store, brokers, prefix, partitions. Prints its state at every change,
 * and the class of every error.
 */
const [url = '', brokers = '', prefix = '', partitions = ''] = process.argv.slice(2);
const topics = { prefix, partitions: Number(partitions), replicationFactor: 1 };
const store = createPostgresEventStore({ connectionString: url });
const kafka = connectKafka({ brokers: brokers.split(','), tls: undefined, sasl: undefined, topics }, 'relay-process');
const end = new AbortController();
process.on('SIGTERM', () => end.abort());
const relay = createRelay({
  store,
  kafka,
  topics,
  onChange: (state) => console.log(state),
  onError: (error) => console.log(`error ${error instanceof Error ? error.name : 'unknown'}`),
});
await relay.run(end.signal);
await store.close();
console.log(`stopped ${relay.status().published}`);
