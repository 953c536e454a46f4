import type { RecordedEvent } from '@anjuan/contracts';
import { createTopics, encodeRecord, laneName, ownerOfStream, partitionOf, topicOf, topicOwners, type TopicOwner } from '@anjuan/event-bus';
import { formatPosition } from '@anjuan/contracts';
import { Kafka, logLevel, type Message, type Producer } from 'kafkajs';

/** A record that was made and not yet written. */
export interface Written {
  readonly owner: TopicOwner;
  readonly partition: number;
  readonly message: Message;
}

/** Writes what a relay would, in whatever order of topics a test wants, and leaves out what it wants left out. */
export interface TopicWriter {
  readonly kafka: Kafka;
  readonly partitions: number;
  /** The next events in store order, as records. */
  place(events: readonly RecordedEvent[]): Written[];
  /** In the order given for each partition; one topic after another. */
  write(records: readonly Written[]): Promise<void>;
  close(): Promise<void>;
}

export async function topicWriter(brokers: readonly string[], prefix: string, partitions: number): Promise<TopicWriter> {
  const kafka = new Kafka({ clientId: 'tests', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await createTopics(admin, { prefix, partitions, replicationFactor: 1 });
  await admin.disconnect();
  const producer: Producer = kafka.producer({ idempotent: true });
  await producer.connect();
  const last = new Map<string, string>();

  function place(event: RecordedEvent): Written {
    const owner = ownerOfStream(event.stream) as TopicOwner;
    const partition = partitionOf(event.caseId, partitions);
    const lane = (one: TopicOwner): string => laneName(one, partition, partitions);
    const preceding = topicOwners.flatMap((other) => {
      const before = last.get(lane(other));
      return other === owner || before === undefined ? [] : [`${other}:${before}`];
    });
    const message = encodeRecord(event, { previous: last.get(lane(owner)) ?? '0.0', preceding: preceding.join(',') });
    last.set(lane(owner), formatPosition(event.position));
    return { owner, partition, message };
  }

  return {
    kafka,
    partitions,
    place: (events) => events.map(place),
    async write(records) {
      for (const owner of new Set(records.map((record) => record.owner))) {
        const messages = records.filter((record) => record.owner === owner).map(({ partition, message }) => ({ ...message, partition }));
        if (messages.length > 0) await producer.send({ topic: topicOf(prefix, owner), messages });
      }
    },
    close: () => producer.disconnect(),
  };
}
