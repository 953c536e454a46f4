import { formatPosition, type RecordedEvent } from '@anjuan/contracts';
import { ownerOfStream } from '../topics/owners.ts';

/** What stands before an event in the lanes, in text form: see docs/adr/0008-lanes.md. */
export interface Predecessors {
  /** Place of the record before it in its own lane, `0.0` for the first. */
  readonly previous: string;
  /** For the same partition of every other topic that has a record yet, the last place there: `classification:12.34,assignment:10.9`. */
  readonly preceding: string;
}

/** A Kafka record as kafkajs takes it; every header has one UTF-8 value. */
export interface EncodedRecord {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
}

/**
 * An event as a record in the CloudEvents 1.0 Kafka binding, binary mode: the key is the case id, the value the payload as JSON (its
 * personal part still sealed), everything else is in headers. Times are RFC 3339 in UTC with milliseconds, positions
 * `<transaction>.<sequence>`. Throws UnknownOwner for a stream of no owning service.
 */
export function encodeRecord(event: RecordedEvent, before: Predecessors): EncodedRecord {
  const { caseId, actor } = event;
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: `/anjuan/${ownerOfStream(event.stream)}`,
    ce_type: event.type,
    ce_subject: caseId,
    ce_time: event.occurredAt.toISOString(),
    ce_dataschema: `urn:anjuan:${event.type}:${event.schemaVersion}`,
    ce_schemaversion: String(event.schemaVersion),
    ce_recordedat: event.recordedAt.toISOString(),
    ce_correlationid: event.correlationId,
    ce_actorid: actor.id,
    ce_actorrole: actor.role,
    ce_actorunit: actor.unit,
    ce_stream: event.stream,
    ce_revision: String(event.revision),
    ce_position: formatPosition(event.position),
    ce_previous: before.previous,
    ce_preceding: before.preceding,
    ce_partitionkey: caseId,
  };
  if (event.causationId !== null) headers['ce_causationid'] = event.causationId;
  return { key: caseId, value: JSON.stringify(event.data), headers };
}
