import { definitionOf, formatPosition, type RecordedEvent } from '@anjuan/contracts';

/** An event as history and replay show it: its envelope, its title, its opened payload. */
export function eventView(event: RecordedEvent): Record<string, unknown> {
  const { id, type, schemaVersion, stream, revision, actor, causationId, correlationId, data } = event;
  return {
    ...{ id, type, title: definitionOf(type).title, schemaVersion, stream, revision },
    position: formatPosition(event.position),
    occurredAt: event.occurredAt.toISOString(),
    recordedAt: event.recordedAt.toISOString(),
    ...{ actor, causationId, correlationId, data },
  };
}
