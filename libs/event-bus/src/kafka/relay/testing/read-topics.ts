import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { partitionOf } from '../../../delivery/lane.ts';
import { comparePositions, startPosition, type Position, type RecordedEvent } from '@anjuan/contracts';
import { dataTopicsOf } from '../../topics/names.ts';
import { topicOwners, type TopicOwner } from '../../topics/owners.ts';
import { decodeRecord, type DecodedRecord } from '../../wire/decode-record.ts';

export interface TopicRecord extends DecodedRecord {
  readonly partition: number;
}

/** Every committed record of the prefix's topics, in each partition's order, read until `count` of them came and the partitions' ends are reached. */
export async function readTopics(kafka: Kafka, prefix: string, count: number): Promise<TopicRecord[]> {
  const consumer = kafka.consumer({ groupId: `${prefix}-reader-${randomUUID()}`, maxWaitTimeInMs: 100, allowAutoTopicCreation: false });
  const records: TopicRecord[] = [];
  const end = Promise.withResolvers<true>();
  await consumer.connect();
  await consumer.subscribe({ topics: [...dataTopicsOf(prefix)], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: ({ batch }) => {
      for (const { key, value, headers } of batch.messages)
        records.push({ ...decodeRecord({ key, value, ...(headers ? { headers } : {}) }), partition: batch.partition });
      if (records.length >= count) end.resolve(true);
      return Promise.resolve();
    },
  });
  await end.promise;
  await consumer.disconnect();
  return records;
}

/** What is wrong with the records when they should be exactly these events in `partitions` lanes each: empty when nothing is. */
export function faultsOf(records: readonly TopicRecord[], events: readonly RecordedEvent[], partitions: number): string[] {
  const faults: string[] = [];
  const byId = new Map<string, TopicRecord>();
  for (const record of records) {
    if (byId.has(record.event.id)) faults.push(`twice: ${record.event.id}`);
    byId.set(record.event.id, record);
  }
  const last = new Map<string, Position>();
  for (const event of events) {
    const record = byId.get(event.id);
    if (!record) {
      faults.push(`missing: ${event.id}`);
      continue;
    }
    const partition = partitionOf(event.caseId, partitions);
    const place = (owner: TopicOwner) => last.get(`${owner}/${partition}`);
    if (record.partition !== partition) faults.push(`partition: ${event.id}`);
    if (comparePositions(record.previous, place(record.owner) ?? startPosition) !== 0) faults.push(`previous: ${event.id}`);
    for (const owner of topicOwners) {
      const expected = owner === record.owner ? undefined : place(owner);
      const told = record.preceding.get(owner);
      if (expected === undefined ? told !== undefined : told === undefined || comparePositions(expected, told) !== 0)
        faults.push(`preceding ${owner}: ${event.id}`);
    }
    last.set(`${record.owner}/${partition}`, event.position);
  }
  if (byId.size > events.length) faults.push(`${byId.size - events.length} records of no event`);
  return [...faults, ...disorder(records)];
}

function disorder(records: readonly TopicRecord[]): string[] {
  const last = new Map<string, Position>();
  const faults: string[] = [];
  for (const { owner, partition, event } of records) {
    const lane = `${owner}/${partition}`;
    if (comparePositions(event.position, last.get(lane) ?? startPosition) <= 0) faults.push(`order: ${event.id}`);
    last.set(lane, event.position);
  }
  return faults;
}
