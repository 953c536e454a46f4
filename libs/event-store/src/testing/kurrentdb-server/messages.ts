import type { StreamIdentifier } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { LogRecord } from './log.ts';
import { shared, streams } from './protocol.ts';

const ticksPerMillisecond = 10_000n;
const { CaughtUp, Checkpoint, Position, ReadEvent, StreamNotFound, SubscriptionConfirmation } = streams.ReadResp;

export function eventMessage(record: LogRecord): ReadResp {
  const recorded = new ReadEvent.RecordedEvent();
  recorded.setId(new shared.UUID().setString(record.id));
  recorded.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(record.stream, 'utf8')));
  recorded.setStreamRevision(String(record.revision));
  recorded.setPreparePosition(String(record.position));
  recorded.setCommitPosition(String(record.position));
  recorded.getMetadataMap().set('type', record.type);
  recorded.getMetadataMap().set('content-type', record.contentType);
  recorded.getMetadataMap().set('created', String(BigInt(record.created) * ticksPerMillisecond));
  recorded.setCustomMetadata(record.metadata);
  recorded.setData(record.data);
  const event = new ReadEvent();
  event.setEvent(recorded);
  event.setCommitPosition(String(record.position));
  return new streams.ReadResp().setEvent(event);
}

export function streamNotFound(identifier: StreamIdentifier | undefined): ReadResp {
  return new streams.ReadResp().setStreamNotFound(new StreamNotFound().setStreamIdentifier(identifier));
}

export function confirmation(id: string): ReadResp {
  return new streams.ReadResp().setConfirmation(new SubscriptionConfirmation().setSubscriptionId(id));
}

export function checkpoint(position: bigint): ReadResp {
  const reached = new Checkpoint();
  reached.setCommitPosition(String(position));
  return new streams.ReadResp().setCheckpoint(reached.setPreparePosition(String(position)));
}

export function caughtUp(position: bigint | undefined, now: Date): ReadResp {
  const reached = new CaughtUp().setTimestamp(timestamp.Timestamp.fromDate(now));
  if (position !== undefined) {
    const place = new Position();
    place.setCommitPosition(String(position));
    reached.setPosition(place.setPreparePosition(String(position)));
  }
  return new streams.ReadResp().setCaughtUp(reached);
}
