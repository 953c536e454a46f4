import type { EventToAppend, JsonObject, Position, RecordedEvent } from '@anjuan/contracts';
import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { z } from 'zod';
import type { CheckedEvent } from '../validate.ts';

type Recorded = ReadResp.ReadEvent.RecordedEvent;

/** Of an event that was copied from another store: when that recorded it, and its place there. */
export interface Origin {
  readonly recordedAt: Date;
  readonly position: Position;
}

/** An event with what only this adapter knows of it. */
export interface StoredEvent {
  readonly event: RecordedEvent;
  /** Word of the sending that wrote it: tells one's own writing from an earlier one with the same id. */
  readonly sending: string | undefined;
  readonly origin: Origin | undefined;
  /** Of the payload's text. */
  readonly bytes: number;
}

const digits = z.string().regex(/^\d{1,20}$/);
/** An event's metadata as it stands in KurrentDB; `$correlationId` and `$causationId` are KurrentDB's own names. */
const metadataSchema = z.object({
  schemaVersion: z.number(),
  caseId: z.string(),
  $correlationId: z.string(),
  $causationId: z.string().optional(),
  actor: z.object({ id: z.string(), role: z.string(), unit: z.string() }),
  occurredAt: z.string(),
  sending: z.string().optional(),
  origin: z.object({ recordedAt: z.string(), transaction: digits, sequence: digits }).optional(),
});
type Metadata = z.infer<typeof metadataSchema>;

const ticksPerMillisecond = 10_000n;
/** What KurrentDB writes where a server does not know an event's place (before 22.10). */
const noPosition = '18446744073709551615';

/** What the client takes for an event. `sending` is written beside it. */
export function toProposed({ event, data }: CheckedEvent, sending: string, origin?: Origin) {
  const metadata: Metadata = {
    schemaVersion: event.schemaVersion,
    caseId: event.caseId,
    $correlationId: event.correlationId,
    ...(event.causationId === null ? {} : { $causationId: event.causationId }),
    actor: { id: event.actor.id, role: event.actor.role, unit: event.actor.unit },
    occurredAt: event.occurredAt.toISOString(),
    sending,
    ...(origin && {
      origin: {
        recordedAt: origin.recordedAt.toISOString(),
        transaction: String(origin.position.transaction),
        sequence: String(origin.position.sequence),
      },
    }),
  };
  return {
    id: event.id.toLowerCase(),
    type: event.type,
    contentType: 'application/json' as const,
    data: JSON.parse(data) as JsonObject, // the text as it was checked: the caller may change its object meanwhile
    metadata,
  };
}

/**
 * Reads an event as KurrentDB holds it. Throws a TypeError on an event that this adapter did not write, or from a server that does not give
 * places with streams.
 */
export function toStored(recorded: Recorded): StoredEvent {
  const stream = text(recorded.getStreamIdentifier()?.getStreamName_asU8());
  const revision = Number(recorded.getStreamRevision());
  const read = metadataSchema.safeParse(parsed(recorded.getCustomMetadata_asU8()));
  if (!read.success)
    throw new TypeError(
      `the event at ${recorded.getCommitPosition()} was not written by this program: the store needs a KurrentDB of its own`,
    );
  const { data: metadata } = read;
  if (recorded.getCommitPosition() === noPosition)
    throw new TypeError('KurrentDB 22.10 or later is needed: this server tells no positions');
  const origin = metadata.origin && {
    recordedAt: new Date(metadata.origin.recordedAt),
    position: { transaction: BigInt(metadata.origin.transaction), sequence: BigInt(metadata.origin.sequence) },
  };
  const details = recorded.getMetadataMap();
  const payload = recorded.getData_asU8();
  const event: RecordedEvent = {
    ...envelopeOf(metadata),
    id: recorded.getId()?.getString() ?? '',
    type: details.get('type') ?? '',
    data: parsed(payload) as JsonObject,
    stream,
    revision,
    position: { transaction: BigInt(recorded.getCommitPosition()), sequence: BigInt(recorded.getPreparePosition()) },
    recordedAt: origin?.recordedAt ?? new Date(Number(BigInt(details.get('created') ?? '0') / ticksPerMillisecond)),
  };
  return { event, sending: metadata.sending, origin, bytes: payload.length };
}

function envelopeOf(metadata: Metadata): Omit<EventToAppend, 'id' | 'type' | 'data'> {
  return {
    schemaVersion: metadata.schemaVersion,
    caseId: metadata.caseId,
    causationId: metadata.$causationId ?? null,
    correlationId: metadata.$correlationId,
    actor: metadata.actor,
    occurredAt: new Date(metadata.occurredAt),
  };
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(text(bytes));
  } catch {
    return undefined;
  }
}
