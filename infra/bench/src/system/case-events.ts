import { randomUUID } from 'node:crypto';
import type { EventToAppend, JsonObject } from '@anjuan/contracts';
import type { Append } from '@anjuan/event-store';

const personId = 'p-00000000000000000000000000000000';
const decided = { category: 'appeal-request', topic: 'city-management', route: 'petition-procedure', unit: 'S014' };

function event(caseId: string, type: string, data: JsonObject): EventToAppend {
  const actor = { id: 'system:bench', role: 'system', unit: '' };
  return {
    id: randomUUID(),
    type,
    schemaVersion: 1,
    caseId,
    causationId: null,
    correlationId: randomUUID(),
    actor,
    occurredAt: new Date(),
    data,
  };
}

/** Five events of a case as the system writes them: registered, clock, suggestion, confirmation, proposal. */
export function caseOf(number: number): Append[] {
  const caseId = `BENCH-${String(number).padStart(7, '0')}`;
  const receivedOn = `2024-${String(1 + (number % 12)).padStart(2, '0')}-15`;
  const choice = (value: string) => ({ value, confidence: 0.9 });
  const registered = {
    ...{ registrationNumber: caseId, channel: 'hotline', receivedOn, personId, headcount: 1, anonymous: false, district: '云湖区' },
    ...{ urgentSignals: [], labels: null, declaredRepeatOf: null, source: { kind: 'form', reference: '' }, personal: null },
  };
  const clock = {
    clock: 'register-and-transfer',
    run: 1,
    from: receivedOn,
    due: receivedOn,
    days: 15,
    dayKind: 'calendar',
    article: '22',
    personId,
  };
  const suggested = {
    ...{ classifier: { name: 'bench', version: '1' }, category: choice(decided.category), topic: choice(decided.topic) },
    ...{ route: choice(decided.route), units: [{ unit: decided.unit, confidence: 0.9 }], personId, personal: null },
  };
  const of = (owner: string, ...events: EventToAppend[]): Append => ({ stream: `${owner}-${caseId}`, events, expected: 'no-stream' });
  return [
    of('intake', event(caseId, 'PetitionRegistered', registered)),
    of('supervision', event(caseId, 'ClockStarted', clock)),
    of(
      'classification',
      event(caseId, 'ClassificationSuggested', suggested),
      event(caseId, 'ClassificationConfirmed', { ...decided, by: 'officer', threshold: null, personId }),
    ),
    of('assignment', event(caseId, 'AssignmentProposed', { ...decided, personId })),
  ];
}

/** A case that is listed as backlog, one of four districts: the first event of its backlog side. */
export function listedBacklog(number: number): Append {
  const caseId = `BENCH-${String(number).padStart(7, '0')}`;
  const grounds = [{ rule: 'office-list' }];
  const district = ['云湖区', '麓东区', '江北区', '高新园区'][number % 4] ?? '';
  const listed = { listedOn: '2026-01-05', times: 1, grounds, superior: '', district, personId, personal: null };
  return { stream: `supervision-backlog.${caseId}`, events: [event(caseId, 'BacklogListed', listed)], expected: 'no-stream' };
}

/** Steps of handling, as many as asked, for the end of one long case. */
export function workOf(caseId: string, count: number): EventToAppend[] {
  return Array.from({ length: count }, () =>
    event(caseId, 'WorkRecorded', { unit: 'S014', workedOn: '2024-03-01', kind: 'contacted', personId, personal: null }),
  );
}
