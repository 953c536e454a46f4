import { comparePositions, formatPosition, type Position, type RecordedEvent } from '@anjuan/contracts';
import { dataTopicsOf, laneName, laneOf, ownerOfTopic, parsePosition, type Lane, type RawRecord } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import type { Kafka } from 'kafkajs';
import { FindingsBook, type Findings } from '../findings.ts';
import { LaneComparison } from './compare-lane.ts';
import { LaneDigests, type RecordMark } from './lane-digests.ts';
import { readTopics } from './read-topics.ts';

export interface TopicsToCheck {
  readonly kafka: Kafka;
  readonly prefix: string;
  /** Partitions by which the relay places cases. */
  readonly partitions: number;
  /** How far the relay has come: what lies beyond need not be in the topics yet. */
  readonly upTo: Position;
  readonly signal?: AbortSignal;
}

type See = (lane: Lane, mark: RecordMark) => void;

/**
 * Compares the topics with the store: every event up to the relay's checkpoint exactly once, unchanged, in its lane, in the order of the
 * store. The memory it takes does not grow with the events; only lanes that differ are gone through a second time, record by record.
 */
export async function checkTopics(
  check: TopicsToCheck,
  store: EventStore,
  onProgress: (events: number) => void = () => undefined,
): Promise<Findings> {
  const book = new FindingsBook();
  const [wanted, found] = [new LaneDigests(), new LaneDigests()];
  let seen = 0;
  await readStore(check, store, (lane, mark) => {
    wanted.see(lane, mark);
    onProgress((seen += 1));
  });
  await readRecords(
    check,
    (lane, mark) => {
      found.see(lane, mark);
      onProgress((seen += 1));
    },
    (lane, offset) => book.add('lost', lane, `the record at offset ${offset} is no event`),
  );
  const differing = wanted.differing(found);
  if (differing.size > 0) {
    const lanes = new Map([...differing].map((lane) => [lane, new LaneComparison(lane, book)]));
    await readStore(check, store, (lane, mark) => lanes.get(lane)?.inStore(mark));
    await readRecords(
      check,
      (lane, mark) => lanes.get(lane)?.inTopic(mark),
      () => undefined,
    );
    for (const lane of lanes.values()) lane.verdict();
  }
  return book.findings();
}

async function readStore({ upTo, partitions, signal }: TopicsToCheck, store: EventStore, see: See): Promise<void> {
  for await (const { events, readTo } of store.readAll({ pageSize: 5_000, ...(signal ? { signal } : {}) })) {
    for (const event of events) if (comparePositions(event.position, upTo) <= 0) see(laneOf(event, partitions), markOf(event));
    if (comparePositions(readTo, upTo) >= 0) break;
  }
}

async function readRecords(check: TopicsToCheck, see: See, unreadable: (lane: Lane, offset: string) => void): Promise<void> {
  const topics = dataTopicsOf(check.prefix);
  await readTopics({ ...check, topics }, (topic, partition, messages) => {
    // A record that stands in another partition than its case's is seen under the lane where it stands, and so is lost from its own.
    const lane = laneName(ownerOfTopic(check.prefix, topic) ?? '', partition, check.partitions);
    for (const message of messages) {
      const mark = markOfRecord(message);
      if (!mark) unreadable(lane, message.offset);
      else if (comparePositions(mark.place, check.upTo) <= 0) see(lane, mark);
    }
  });
}

function markOf(event: RecordedEvent): RecordMark {
  const content = contentOf(event.caseId, event.stream, String(event.revision), event.type, JSON.stringify(event.data));
  return { id: event.id, position: formatPosition(event.position), content };
}

function markOfRecord({ key, value, headers = {} }: RawRecord): (RecordMark & { readonly place: Position }) | undefined {
  const text = (name: string): string => headers[name]?.toString() ?? '';
  const position = text('ce_position');
  const place = parsePosition(position);
  if (!place || !key || !value) return undefined;
  const content = contentOf(key.toString(), text('ce_stream'), text('ce_revision'), text('ce_type'), value.toString());
  return { id: text('ce_id'), position, content, place };
}

function contentOf(...parts: readonly string[]): string {
  return parts.join('\n');
}
