import type { JsonObject, RecordedEvent } from '@anjuan/contracts';
import fc from 'fast-check';

/** A step of a history that chance makes: in which case, what, on which day, and how many minutes after the step before it was recorded. */
export interface ToldStep {
  readonly number: number;
  readonly what: number;
  readonly day: number;
  /** Below zero: the store's clock ran back a little. */
  readonly later: number;
}

const personId = 'p-00000001';
const units = ['S002', 'S003'];
const topics = ['housing', 'wages'];

function dayOf(day: number): string {
  return new Date(Date.UTC(2024, 2, 25) + day * 86_400_000).toISOString().slice(0, 10);
}

/** Everything reports count, each told of one day and with a choice that the day makes. */
const happenings: readonly ((day: string, choice: number) => readonly [type: string, data: JsonObject])[] = [
  (day, choice) => [
    'RegistrationCorrected',
    { correctedOn: day, channel: pick(choice, ['visit', null]), district: '江北区', headcount: 6 },
  ],
  (day, choice) => [
    'ClassificationSuggested',
    { category: { value: 'appeal-request' }, topic: { value: pick(choice, topics) }, units: [{ unit: pick(choice, units) }] },
  ],
  (_, choice) => ['ClassificationConfirmed', decided(choice)],
  (_, choice) => ['ClassificationOverridden', decided(choice + 1)],
  (_, choice) => ['AssignmentProposed', decided(choice)],
  (_, choice) => ['RelationConfirmed', { kind: pick(choice, ['repeat', 'joint']), ofCaseId: `case-${choice % 4}` }],
  (_, choice) => ['RelationUndone', { kind: 'repeat', ofCaseId: `case-${choice % 4}` }],
  (day, choice) => ['PetitionTransferred', { unit: pick(choice, units), transferredOn: day }],
  (day, choice) => ['PetitionEntrusted', { unit: pick(choice, units), entrustedOn: day, reportBy: day }],
  (day) => ['PetitionAccepted', { unit: 'S002', acceptedOn: day, route: 'petition-procedure' }],
  () => ['PetitionNotAccepted', { ground: 'outside-duty', article: '22' }],
  (day) => ['PetitionDeclined', { unit: 'S002', declinedOn: day, ground: 'outside-duty' }],
  (day) => ['CompetenceDecided', { unit: 'S003', decidedOn: day }],
  (day) => ['UnitSucceeded', { unit: 'S002', successor: 'S003', succeededOn: day }],
  (day) => ['OpinionIssued', { unit: 'S002', issuedOn: day, results: ['settled', 'relieved'] }],
  (day, choice) => ['CaseClosed', { closedOn: day, rating: pick(choice, ['satisfied', 'dissatisfied', 'not-rated']) }],
  (day, choice) => ['CaseClosed', { closedOn: day, rating: pick(choice, ['satisfied', 'basically-satisfied']) }],
  (day) => ['PetitionWithdrawn', { withdrawnOn: day }],
  (day) => ['CaseMerged', { intoCaseId: 'case-1', mergedOn: day }],
  (day) => ['MergeUndone', { fromCaseId: 'case-1', undoneOn: day }],
  (day) => ['ReviewRequested', { level: 'review', unit: 'S001', ofUnit: 'S002', requestedOn: day }],
  (day) => ['ReviewOpinionIssued', { level: 'review', outcome: 'returned', issuedOn: day }],
  (day, choice) => ['ClockStarted', { clock: 'acceptance', run: choice % 2, from: day, due: day }],
  (day, choice) => ['ClockStarted', { clock: 'handling', run: 1 + (choice % 2), from: day, due: '2024-05-20' }],
  (_, choice) => ['ClockStopped', { clock: 'acceptance', run: choice % 2, outcome: pick(choice, ['met', 'late', 'cancelled']) }],
  (_, choice) => ['ClockStopped', { clock: 'handling', run: 1 + (choice % 2), outcome: pick(choice, ['met', 'late']) }],
  (day) => ['HandlingLimitExtended', { run: 1, due: day, days: 5 }],
  (day) => ['BacklogListed', { listedOn: day, times: 1 }],
  (day) => ['BacklogRelapsed', { relapsedOn: day, times: 2 }],
  (day) => ['BacklogStruckOff', { struckOffOn: day }],
  (day) => ['LedgerRowImported', { state: 'open', asOf: day, closedOn: null }],
  (day) => ['LedgerRowImported', { state: 'struck-off', asOf: day, closedOn: { latest: day } }],
  () => ['LedgerRowImported', { state: 'moved', asOf: null, closedOn: null }],
  (day, choice) => ['ReliefPaid', { paidOn: day, amountFen: 1000 + choice }],
];

function decided(choice: number): JsonObject {
  return { category: pick(choice, ['appeal-request', 'proposal']), topic: pick(choice, topics), unit: pick(choice, units) };
}

function pick<Item>(choice: number, items: readonly [Item, ...Item[]] | readonly Item[]): Item {
  return items[choice % items.length] as Item;
}

function registered(caseId: string, receivedOn: string, choice: number): readonly [string, JsonObject] {
  const ledger = choice % 5 === 4;
  return [
    'PetitionRegistered',
    {
      ...{ registrationNumber: `${ledger ? 'JA-' : ''}${caseId}`, channel: pick(choice, ['letter', 'visit', 'online']), receivedOn },
      ...{ headcount: 1 + (choice % 7), district: pick(choice, ['云湖区', '江北区', '']) },
      source: ledger ? { kind: 'import', reference: '台账.xlsx#在办!7' } : { kind: 'form', reference: '' },
    },
  ];
}

const start = Date.UTC(2024, 4, 14, 15, 0);

/** The moment so many minutes into the history: it goes over a midnight in Shanghai. */
export function momentAt(minute: number): Date {
  return new Date(start + minute * 60_000);
}

export const stepArbitrary: fc.Arbitrary<ToldStep> = fc.record({
  number: fc.integer({ min: 0, max: 7 }),
  what: fc.integer({ min: -8, max: happenings.length - 1 }),
  day: fc.integer({ min: 0, max: 110 }),
  later: fc.constantFrom(0, 0, 1, 1, 2, 3, -1),
});

/** Events in the store's order. A case may be registered twice, or have steps before it is. */
export function historyOf(steps: readonly ToldStep[]): RecordedEvent[] {
  let minute = 0;
  return steps.map(({ number, what, day, later }, index) => {
    minute += later;
    const caseId = `case-${number}`;
    const on = dayOf(day);
    const [type, data] = happenings[what]?.(on, day + index) ?? registered(caseId, on, day);
    return {
      ...{ id: `e-${index}`, type, schemaVersion: 1, caseId, causationId: null, correlationId: 'c-1' },
      ...{ occurredAt: new Date(`${on}T00:00:00+08:00`), actor: { id: 'u-7', role: 'intake-clerk', unit: 'S001' } },
      ...{ data: { ...data, personId, personal: null }, stream: `intake-${caseId}`, revision: index, recordedAt: momentAt(minute) },
      position: { transaction: 1n, sequence: BigInt(index + 1) },
    };
  });
}
