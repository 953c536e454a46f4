import type { JsonObject, RecordedEvent } from '@anjuan/contracts';

interface Given {
  readonly stream: string;
  readonly caseId?: string;
  readonly revision?: number;
  readonly sequence?: number;
  readonly id?: string;
  readonly type?: string;
  readonly causationId?: string | null;
  readonly data?: JsonObject;
}

/** A recorded event for specs, everything that does not matter filled in; its id follows from stream and revision. */
export function recorded(given: Given): RecordedEvent {
  const { stream, revision = 0, sequence = 1, type = 'PetitionRegistered', causationId = null, data = {} } = given;
  const id = given.id ?? `${stream}@${revision}`;
  const at = new Date(Date.UTC(2024, 0, 2) + sequence * 1000);
  return {
    ...{ id, type, stream, revision, causationId, data, schemaVersion: 1 },
    caseId: given.caseId ?? stream.slice(stream.indexOf('-') + 1),
    correlationId: causationId ?? id,
    actor: { id: causationId === null ? 'li' : 'system:test', role: 'clerk', unit: '' },
    ...{ occurredAt: at, recordedAt: at, position: { transaction: 1n, sequence: BigInt(sequence) } },
  };
}
