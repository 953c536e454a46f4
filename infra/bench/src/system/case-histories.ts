import { randomBytes, randomUUID } from 'node:crypto';
import type { EventToAppend, JsonObject } from '@anjuan/contracts';
import type { Append } from '@anjuan/event-store';

type Step = { readonly owner: string; readonly events: readonly (readonly [type: string, data: JsonObject])[] };

/** The person of every case. */
export const petitioner = 'p-00000000000000000000000000000000';

const decided = { category: 'appeal-request', topic: 'city-management', route: 'petition-procedure', unit: 'S014' };
const [personId, unit] = [petitioner, 'S014'];
/** Of every clock, so that none runs out while the benchmark runs. */
const due = '2099-12-31';

/** What a sealed personal part looks like to whoever has no key: text of about that length, which nothing compresses. */
function sealed(bytes: number): string {
  return `v1.${randomBytes(Math.ceil((bytes * 3) / 4)).toString('base64url')}`;
}

/** The steps of a whole case in order; what one service writes at once is one step. */
function lifeOf(caseId: string, number: number): Step[] {
  const receivedOn = `2024-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
  const choice = (value: string) => ({ value, confidence: 0.9 });
  const started = (clock: string, article: string) =>
    ['ClockStarted', { clock, run: 1, from: receivedOn, due, days: 15, dayKind: 'calendar', article, personId }] as const;
  const stopped = (clock: string) => ['ClockStopped', { clock, run: 1, on: receivedOn, outcome: 'met' }] as const;
  const worked = (kind: string): Step => ({
    owner: 'assignment',
    events: [['WorkRecorded', { unit, workedOn: receivedOn, kind, personId, personal: sealed(300) }]],
  });
  const registered = {
    ...{ registrationNumber: caseId, channel: 'hotline', receivedOn, personId, headcount: 1, anonymous: false, district: '云湖区' },
    ...{ urgentSignals: [], labels: null, declaredRepeatOf: null, source: { kind: 'form', reference: '' }, personal: sealed(700) },
  };
  const suggested = {
    ...{ classifier: { name: 'bench', version: '1' }, category: choice(decided.category), topic: choice(decided.topic) },
    ...{ route: choice(decided.route), units: [unit, 'S002', 'S003'].map((code) => ({ unit: code, confidence: 0.3 })) },
    ...{ personId, personal: sealed(500) },
  };
  return [
    { owner: 'intake', events: [['PetitionRegistered', registered]] },
    { owner: 'supervision', events: [started('register-and-transfer', '22')] },
    { owner: 'classification', events: [['ClassificationSuggested', suggested]] },
    { owner: 'classification', events: [['ClassificationConfirmed', { ...decided, by: 'officer', threshold: null, personId }]] },
    { owner: 'assignment', events: [['AssignmentProposed', { ...decided, personId }]] },
    { owner: 'assignment', events: [['PetitionTransferred', { unit, transferredOn: receivedOn }]] },
    { owner: 'supervision', events: [stopped('register-and-transfer'), started('acceptance', '23'), started('objection', '23')] },
    { owner: 'assignment', events: [['PetitionAccepted', { unit, acceptedOn: receivedOn, route: decided.route }]] },
    { owner: 'supervision', events: [stopped('acceptance'), stopped('objection'), started('handling', '34')] },
    worked('contacted'),
    worked('visited'),
    {
      owner: 'assignment',
      events: [
        ['OpinionIssued', { unit, issuedOn: receivedOn, documentNumber: caseId, results: ['settled'], personId, personal: sealed(1200) }],
      ],
    },
    { owner: 'supervision', events: [stopped('handling')] },
    { owner: 'assignment', events: [['OpinionDelivered', { deliveredOn: receivedOn, method: 'post', personId, personal: sealed(100) }]] },
    { owner: 'assignment', events: [['CaseClosed', { closedOn: receivedOn, rating: 'satisfied' }]] },
  ];
}

/**
 * The appends of so many cases in the order of their time, each third of another kind: registered in one import, the other services
 * following behind; registered one by one, and looked at at once; and worked on to the end, with thousands open at the same time.
 */
export function* caseHistories(cases: number): Generator<Append, void, undefined> {
  const third = Math.floor(cases / 3);
  for (const steps of [[0], [1], [2]]) for (let number = 0; number < third; number += 1) yield* appendsOf('I', number, steps);
  for (let number = 0; number < third; number += 1) yield* appendsOf('S', number, [0, 1, 2, 3, 4]);
  const all = lifeOf('', 0).length;
  const open = Math.floor(third / 2);
  // Case n begins at time n and takes a step each `open / all` cases, so that about `open` are open at once.
  for (let time = 0; time < third + open; time += 1) {
    for (let step = 0; step < all; step += 1) {
      const number = time - Math.floor((step * open) / all);
      if (number >= 0 && number < third) yield* appendsOf('L', number, [step]);
    }
  }
}

function appendsOf(kind: string, number: number, steps: readonly number[]): Append[] {
  const caseId = `BENCH-${kind}${String((number * 7919) % 10_000_019).padStart(8, '0')}`;
  const life = lifeOf(caseId, number);
  return steps.flatMap((at) => {
    const step = life[at];
    if (!step) return [];
    const first = life.findIndex(({ owner }) => owner === step.owner) === at;
    const events = step.events.map(([type, data]) => eventOf(caseId, type, data));
    return [{ stream: `${step.owner}-${caseId}`, events, expected: first ? ('no-stream' as const) : ('stream-exists' as const) }];
  });
}

function eventOf(caseId: string, type: string, data: JsonObject): EventToAppend {
  const actor = { id: 'system:bench', role: 'system', unit: '' };
  return {
    ...{ id: randomUUID(), type, schemaVersion: 1, caseId, causationId: null, correlationId: randomUUID() },
    ...{ actor, occurredAt: new Date(), data },
  };
}
