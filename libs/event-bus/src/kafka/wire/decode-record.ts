import type { JsonObject, Position, RecordedEvent } from '@anjuan/contracts';
import { ownerOfStream, isTopicOwner, type TopicOwner } from '../topics/owners.ts';
import { MalformedRecord } from './malformed-record.ts';
import { parsePosition } from './position-text.ts';

/** The parts of a record that matter here, as kafkajs gives them. */
export interface RawRecord {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
}

/** An event from a topic, with what stands before it in the lanes. */
export interface DecodedRecord {
  readonly event: RecordedEvent;
  readonly owner: TopicOwner;
  /** Place of the record before it in its own lane; startPosition for the first. */
  readonly previous: Position;
  /** Last place before it in the same partition of other owners' topics; absent where there is none. */
  readonly preceding: ReadonlyMap<TopicOwner, Position>;
}

const time = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const whole = /^(0|[1-9]\d{0,15})$/;

/** Reads a record that encodeRecord wrote. Throws MalformedRecord, which names the part and the rule. */
export function decodeRecord(record: RawRecord): DecodedRecord {
  const headers = record.headers ?? {};
  const text = (name: string): string => {
    const value = headers[name];
    if (value === undefined) throw new MalformedRecord(name, 'missing');
    if (Array.isArray(value)) throw new MalformedRecord(name, 'repeated');
    return value.toString();
  };
  const expect = (name: string, wanted: string): void => {
    if (text(name) !== wanted) throw new MalformedRecord(name, 'not-the-expected-value');
  };
  expect('ce_specversion', '1.0');
  if (!text('content-type').startsWith('application/json')) throw new MalformedRecord('content-type', 'not-the-expected-value');
  if (!record.key) throw new MalformedRecord('key', 'missing');
  const caseId = record.key.toString();
  expect('ce_subject', caseId);
  expect('ce_partitionkey', caseId);
  const stream = text('ce_stream');
  const owner = ownerIn('ce_stream', ownerOfStream(stream));
  expect('ce_source', `/anjuan/${owner}`);
  const type = text('ce_type');
  const schemaVersion = toWhole('ce_schemaversion', text('ce_schemaversion'));
  expect('ce_dataschema', `urn:anjuan:${type}:${schemaVersion}`);
  const event: RecordedEvent = {
    id: text('ce_id'),
    type,
    schemaVersion,
    caseId,
    causationId: headers['ce_causationid'] === undefined ? null : text('ce_causationid'),
    correlationId: text('ce_correlationid'),
    actor: { id: text('ce_actorid'), role: text('ce_actorrole'), unit: text('ce_actorunit') },
    occurredAt: toTime('ce_time', text('ce_time')),
    data: toData(record.value),
    stream,
    revision: toWhole('ce_revision', text('ce_revision')),
    position: toPosition('ce_position', text('ce_position')),
    recordedAt: toTime('ce_recordedat', text('ce_recordedat')),
  };
  return {
    event,
    owner,
    previous: toPosition('ce_previous', text('ce_previous')),
    preceding: toPreceding(text('ce_preceding')),
  };
}

function toPreceding(text: string): ReadonlyMap<TopicOwner, Position> {
  const places = new Map<TopicOwner, Position>();
  if (text === '') return places;
  for (const part of text.split(',')) {
    const colon = part.indexOf(':');
    const owner = ownerIn('ce_preceding', part.slice(0, Math.max(colon, 0)));
    if (places.has(owner)) throw new MalformedRecord('ce_preceding', 'repeated');
    places.set(owner, toPosition('ce_preceding', part.slice(colon + 1)));
  }
  return places;
}

function ownerIn(part: string, name: string): TopicOwner {
  if (!isTopicOwner(name)) throw new MalformedRecord(part, 'not-an-owner');
  return name;
}

function toPosition(part: string, text: string): Position {
  const position = parsePosition(text);
  if (!position) throw new MalformedRecord(part, 'not-a-position');
  return position;
}

function toWhole(part: string, text: string): number {
  if (!whole.test(text)) throw new MalformedRecord(part, 'not-a-whole-number');
  return Number(text);
}

function toTime(part: string, text: string): Date {
  const value = new Date(text);
  if (!time.test(text) || Number.isNaN(value.getTime())) throw new MalformedRecord(part, 'not-a-time');
  return value;
}

function toData(value: Buffer | null): JsonObject {
  if (!value) throw new MalformedRecord('value', 'missing');
  let data: unknown;
  try {
    data = JSON.parse(value.toString());
  } catch {
    throw new MalformedRecord('value', 'not-a-json-object'); // without the cause: its message quotes the text
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new MalformedRecord('value', 'not-a-json-object');
  return data as JsonObject;
}
