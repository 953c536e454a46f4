import type { JsonObject, RecordedEvent } from '@anjuan/contracts';
import { addDays, categories, channels, topics } from '@anjuan/regulation';

const personId = 'p-00000000000000000000000000000000';
const districts = ['云湖区', '江北区', '麓东区', '高新园区', '河口区', '南岭区', '西山区', '东湖区'];
const units = Array.from({ length: 120 }, (_, number) => `S${String(number + 1).padStart(3, '0')}`);

type Told = readonly [day: number, type: string, data: JsonObject];

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** What is told of a case, each so many days after its receipt; some are late, some come again, some become backlog. */
function lifeOf(caseId: string, number: number, receivedOn: string): readonly Told[] {
  const on = (days: number): string => addDays(receivedOn, days);
  const unit = pick(units, number * 31);
  const decided = { category: pick(categories.codes, number), topic: pick(topics.codes, number * 7), unit };
  const started = (clock: string, from: number, days: number): JsonObject => ({ clock, run: 1, from: on(from), due: on(from + days) });
  const stopped = (clock: string, outcome: string): JsonObject => ({ clock, run: 1, outcome });
  const handled = 20 + (number % 60);
  const suggested = {
    ...{
      category: { value: decided.category },
      topic: { value: decided.topic },
      route: { value: 'petition-procedure' },
      units: [{ unit }],
    },
  };
  const registered = {
    ...{ registrationNumber: caseId, channel: pick(channels.codes, number), receivedOn, headcount: 1 + (number % 9) },
    ...{ district: pick(districts, number), source: { kind: 'form', reference: '' } },
  };
  const whole: readonly Told[] = [
    [0, 'PetitionRegistered', registered],
    [0, 'ClockStarted', started('register-and-transfer', 0, 15)],
    [0, 'ClassificationSuggested', suggested],
    [1, 'ClassificationConfirmed', decided],
    [1, 'AssignmentProposed', decided],
    [2, 'PetitionTransferred', { unit, transferredOn: on(2) }],
    [2, 'ClockStopped', stopped('register-and-transfer', 'met')],
    [2, 'ClockStarted', started('acceptance', 2, 15)],
    [10, 'PetitionAccepted', { unit, acceptedOn: on(10) }],
    [10, 'ClockStopped', stopped('acceptance', number % 11 === 0 ? 'late' : 'met')],
    [10, 'ClockStarted', started('handling', 10, 60)],
    [handled, 'OpinionIssued', { unit, issuedOn: on(handled), results: [number % 3 === 0 ? 'settled' : 'explained'] }],
    [handled, 'ClockStopped', stopped('handling', handled > 70 ? 'late' : 'met')],
    [handled + 5, 'CaseClosed', { closedOn: on(handled + 5), rating: pick(['satisfied', 'basically-satisfied', 'dissatisfied'], number) }],
  ];
  const repeat: readonly Told[] = number % 10 === 9 ? [[1, 'RelationConfirmed', { kind: 'repeat', ofCaseId: caseOf(number - 9) }]] : [];
  const backlog: readonly Told[] = number % 50 === 7 ? [[90, 'BacklogListed', { listedOn: on(90), times: 1 }]] : [];
  // Each eighth stays open.
  return [...(number % 8 === 5 ? whole.slice(0, 11) : whole), ...repeat, ...backlog];
}

function caseOf(number: number): string {
  return `R-${String(number).padStart(7, '0')}`;
}

/** The events of so many cases received over the year 2024, in the order in which they are recorded, each on its day. */
export function reportHistories(cases: number): RecordedEvent[] {
  const told = Array.from({ length: cases }, (_, number) => {
    const receivedOn = addDays('2024-01-01', Math.floor((number * 366) / cases));
    return lifeOf(caseOf(number), number, receivedOn).map(([day, type, data]) => ({
      ...{ caseId: caseOf(number), type, data },
      at: Date.parse(`${addDays(receivedOn, day)}T09:00:00+08:00`) + (number % 20_000) * 1000,
    }));
  }).flat();
  told.sort((one, other) => one.at - other.at);
  return told.map(({ caseId, type, data, at }, index) => ({
    ...{ id: String(index), type, schemaVersion: 1, caseId, causationId: null, correlationId: '' },
    ...{ occurredAt: new Date(at), recordedAt: new Date(at), actor: { id: 'system:bench', role: 'system', unit: '' } },
    ...{ data: { ...data, personId, personal: null }, stream: `intake-${caseId}`, revision: index },
    position: { transaction: 1n, sequence: BigInt(index + 1) },
  }));
}
