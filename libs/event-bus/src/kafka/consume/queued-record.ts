import { comparePositions, startPosition, type Position } from '@anjuan/contracts';
import type { EventFilter } from '@anjuan/event-store';
import type { KafkaMessage } from 'kafkajs';
import type { UnreadableRecord } from '../../delivery/delivery.ts';
import { laneName } from '../../delivery/lane.ts';
import type { TopicOwner } from '../topics/owners.ts';
import { decodeRecord, type DecodedRecord } from '../wire/decode-record.ts';
import { MalformedRecord } from '../wire/malformed-record.ts';
import type { Queued } from './merge.ts';
import { recordPlace, textOf } from './record-place.ts';

/** A record as it waits in memory: undecoded but for its place. */
export interface Waiting {
  readonly message: KafkaMessage;
  readonly topic: string;
  readonly owner: TopicOwner;
  readonly partition: number;
  readonly type: string | null;
  /** Lies on a partition that its key does not belong to: no relay put it there. */
  readonly astray: boolean;
}

export type Read =
  | { readonly kind: 'event'; readonly event: DecodedRecord['event'] }
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'unreadable'; readonly record: UnreadableRecord };

/** Where a batch of records comes from. */
export interface Source {
  readonly topic: string;
  readonly owner: TopicOwner;
  readonly partition: number;
  readonly partitions: number;
}

export function queuedRecord(message: KafkaMessage, { topic, owner, partition, partitions }: Source, astray: boolean): Queued<Waiting> {
  const lane = laneName(owner, partition, partitions);
  const place = astray ? undefined : recordPlace(message, partition, partitions);
  const content = { message, topic, owner, partition, type: place?.type ?? null, astray };
  if (!place) return { lane, position: null, previous: startPosition, preceding: [], content };
  return { lane, position: place.position, previous: place.previous, preceding: place.preceding, content };
}

/** Reads a record if the filter takes it; what can't be read is told as such, not thrown. */
export function readRecord({ lane, position, content }: Queued<Waiting>, { types, categories }: EventFilter): Read {
  const { message, owner, type, astray } = content;
  if (type !== null && types && !types.includes(type)) return { kind: 'unwanted' };
  if (categories && !categories.includes(owner)) return { kind: 'unwanted' };
  try {
    if (astray) throw new MalformedRecord('key', 'not-the-expected-value');
    if (position === null) throw new MalformedRecord('ce_position', 'not-a-position');
    const decoded = decodeRecord(message);
    if (decoded.owner !== owner) throw new MalformedRecord('ce_stream', 'not-an-owner');
    return { kind: 'event', event: decoded.event };
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    return { kind: 'unreadable', record: unreadable(lane, position, content, error) };
  }
}

function unreadable(
  lane: string,
  position: Position | null,
  { message, topic, partition, type }: Waiting,
  error: MalformedRecord,
): UnreadableRecord {
  return {
    ...{ lane, key: message.key?.toString() ?? '', topic, partition, offset: message.offset },
    ...{ eventId: textOf(message.headers?.['ce_id']) ?? null, type, position, error: error.name, message: `${error.part} ${error.rule}` },
  };
}

/** When the store recorded the event, milliseconds; undefined where the record does not say it. */
export function recordedAt({ message }: Waiting): number | undefined {
  const at = Date.parse(textOf(message.headers?.['ce_recordedat']) ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** Bytes that a waiting record holds, about. */
export function weightOf({ value }: KafkaMessage): number {
  return (value?.length ?? 0) + 1_500; // headers and their objects
}

/**
 * The place of the last of these records, each of which names the one before it; undefined where one names an earlier one: then they come from
 * another log than those before. One that names a later one shows a hole, which the merge tells of.
 */
export function lastOfChain(records: readonly Queued<Waiting>[], before: Position): Position | undefined {
  let last = before;
  for (const { position, previous } of records) {
    if (position === null) continue;
    if (last !== startPosition && comparePositions(previous, last) < 0) return undefined;
    last = position;
  }
  return last;
}
