import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, EventOf } from '@anjuan/contracts';
import { InvariantChecker, type Verdict } from './checker.ts';
import { invariants, type InvariantCode } from './invariants.ts';

// Nothing is real here: one invented case, told as a store tells it. Personal parts are null, as sealed ones are read.
const personId = 'p-00000000000000000000000000000001';
const [unit, above, office] = ['S010', 'S001', 'S000'];
const none = { personId, personal: null } as const;

const units: readonly DomainEvent[] = (
  [
    [office, 'city', null],
    [above, 'city', office],
    [unit, 'district', above],
    ['S011', 'district', above],
  ] as const
).map(([code, level, parent]) => ({
  ...{ type: 'UnitRecorded', unit: code, name: '测试单位', level, parent, duties: [], topics: [], established: '2000-01-01' },
  ...{ dissolved: null, successor: null },
}));
const registered: EventOf<'PetitionRegistered'> = {
  ...{ type: 'PetitionRegistered', registrationNumber: 'X-1', channel: 'letter', receivedOn: '2024-01-02', personId, headcount: 1 },
  ...{ anonymous: false, district: '', urgentSignals: [], labels: null, declaredRepeatOf: null, source: { kind: 'form', reference: '' } },
  personal: null,
};
const proposed: EventOf<'AssignmentProposed'> = {
  ...{ type: 'AssignmentProposed', category: 'appeal-request', topic: 'wages', route: 'petition-procedure', unit, personId },
};
const sent: EventOf<'PetitionTransferred'> = { type: 'PetitionTransferred', unit, transferredOn: '2024-01-05' };
const accepted: EventOf<'PetitionAccepted'> = { type: 'PetitionAccepted', unit, acceptedOn: '2024-01-10', route: 'petition-procedure' };
const started = (clock: EventOf<'ClockStarted'>['clock'], from: string, due: string, run = 1): EventOf<'ClockStarted'> => ({
  ...{ type: 'ClockStarted', clock, run, from, due, days: 60, dayKind: 'calendar', article: '34', localGround: '', personId },
});
const stopped = (
  clock: EventOf<'ClockStarted'>['clock'],
  on: string,
  outcome: EventOf<'ClockStopped'>['outcome'] = 'met',
): DomainEvent => ({
  ...{ type: 'ClockStopped', clock, run: 1, on, outcome },
});
const handling = started('handling', '2024-01-10', '2024-03-10');
const opinion: EventOf<'OpinionIssued'> = {
  ...{ type: 'OpinionIssued', unit, issuedOn: '2024-02-20', documentNumber: '1号', results: ['settled'], requestAs: 'registered' },
  ...{ carryOutBy: null, ...none },
};
const delivered: EventOf<'OpinionDelivered'> = { type: 'OpinionDelivered', deliveredOn: '2024-02-25', method: 'post', ...none };
const closed: EventOf<'CaseClosed'> = { type: 'CaseClosed', closedOn: '2024-02-28', rating: 'satisfied' };
const asked = (by: string, level: 'review' | 're-review' = 'review', on = '2024-03-01'): EventOf<'ReviewRequested'> => ({
  ...{ type: 'ReviewRequested', level, unit: by, ofUnit: unit, requestedOn: on, article: '35', ...none },
});
const reviewed: EventOf<'ReviewOpinionIssued'> = {
  ...{ type: 'ReviewOpinionIssued', level: 'review', unit: above, outcome: 'upheld', issuedOn: '2024-03-20', documentNumber: '2号' },
  ...{ article: '35', ...none },
};
const listed: EventOf<'BacklogListed'> = {
  ...{
    type: 'BacklogListed',
    listedOn: '2024-06-01',
    times: 1,
    grounds: [{ rule: 'overdue', found: 6 }],
    superior: '',
    district: '',
    ...none,
  },
};
const struckOff: EventOf<'BacklogStruckOff'> = {
  ...{ type: 'BacklogStruckOff', struckOffOn: '2024-08-01', documentNumber: '3号', watchUntil: '2024-10-30', leader: 'leader-1' },
  ...{ form: { visits: 1, planSteps: 1, reliefFen: 0, reportedOn: '2024-07-01', checkedOn: '2024-07-10' }, ...none },
};
const leader: DomainEvent = { type: 'LeaderAssigned', leader: 'leader-1', assignedOn: '2024-06-02', ...none };
const asksRelief: DomainEvent = {
  ...{ type: 'ReliefRequested', relief: 1, kind: 'petition-fund', amountFen: 100, requestedOn: '2024-06-03', requestedBy: 'a', ...none },
};
const decidesRelief = (approvedFen: number): DomainEvent => ({
  ...{ type: 'ReliefDecided', relief: 1, approvedFen, decidedOn: '2024-06-04', documentNumber: '', ...none },
});
const paysRelief = (amountFen: number): DomainEvent => ({
  ...{ type: 'ReliefPaid', relief: 1, voucher: 'v', amountFen, paidOn: '2024-06-05', paidFen: amountFen, ...none },
});

const toSent = [registered, proposed, sent];
const toAccepted = [...toSent, accepted, handling];
const toDelivered = [...toAccepted, opinion, stopped('handling', '2024-02-20'), delivered];
const whole = [
  ...toDelivered,
  closed,
  asked(above),
  started('review', '2024-03-01', '2024-03-31'),
  reviewed,
  stopped('review', '2024-03-20'),
];

function check(events: readonly DomainEvent[], { today = '2024-03-09', officer = 'officer-1', role = 'unit-head' } = {}): Verdict {
  const checker = new InvariantChecker();
  for (const [revision, { type, ...data }] of [...units, ...events].entries())
    checker.see({
      ...{ stream: 'assignment-c-1', revision, caseId: type === 'UnitRecorded' ? 'unit' : 'c-1', type, schemaVersion: versions[type] ?? 1 },
      ...{ data: JSON.parse(JSON.stringify(data)) as Record<string, string>, actor: { id: officer, role, unit } },
    });
  return checker.finish(today);
}
const versions: Readonly<Record<string, number>> = {
  OpinionIssued: 2,
  ClockStarted: 2,
  ClockStopped: 2,
  ClockExpired: 2,
  AssignmentEnded: 2,
};

type Planted = readonly [code: InvariantCode, events: readonly DomainEvent[], facts?: Parameters<typeof check>[1]];
const gone: DomainEvent = { ...(units[2] as EventOf<'UnitRecorded'>), dissolved: '2024-01-20', successor: 'S011' };
const hearing: DomainEvent = { type: 'HearingOpened', unit, stage: 'handling', openedOn: '2024-02-01', article: '31', personId };
const accused: DomainEvent = { type: 'AccusedUnitNamed', unit, namedOn: '2024-01-03', article: '30', ...none };
const extended = (days: number): DomainEvent => ({
  type: 'HandlingLimitExtended',
  run: 1,
  due: '2024-04-09',
  days,
  article: '34',
  ...none,
});
const chosen = (count: number): DomainEvent => ({ type: 'RepresentativesChosen', chosenOn: '2024-01-03', count, article: '20', ...none });
const avoided: DomainEvent = { type: 'AvoidanceDecided', officer: 'officer-1', granted: true, decidedOn: '2024-01-06', ...none };
const expired: DomainEvent = { type: 'ClockExpired', clock: 'handling', run: 1, due: '2024-03-10', article: '34' };
const objected: DomainEvent = { type: 'CompetenceObjected', unit, objectedOn: '2024-02-05', ...none };
const ended: DomainEvent = { type: 'AssignmentEnded', endedOn: '2024-01-20', because: 'withdrawn' };
const checkedBy = (by: string): DomainEvent => ({ type: 'ResolutionChecked', passed: true, unit: by, checkedOn: '2024-07-10', ...none });
const reported: DomainEvent = { type: 'ResolutionReported', unit, results: ['settled'], reportedOn: '2024-07-01', article: '28', ...none };

const planted: readonly Planted[] = [
  ['step-before-registration', [proposed]],
  ['registered-twice', [registered, registered]],
  ['clock-never-started', [...toSent, stopped('handling', '2024-02-01')]],
  ['clock-started-twice', [...toAccepted, { ...handling, run: 2 }]],
  ['clock-ended-twice', [...toDelivered, stopped('handling', '2024-02-21')]],
  ['clock-ended-twice', [...toAccepted, expired, expired]],
  ['clock-outcome-wrong', [...toAccepted, stopped('handling', '2024-03-11')]],
  ['clock-unaccounted', toAccepted, { today: '2024-03-12' }],
  ['clock-outlives-case', [...toAccepted, ended]],
  ['pause-outside-re-review', [...toAccepted, { type: 'ClockPaused', clock: 'handling', run: 1, on: '2024-02-01', article: '36' }]],
  ['extension-too-long', [...toAccepted, extended(20), extended(11)]],
  ['extension-by-another', [...toAccepted, extended(20)], { role: 'unit-handler' }],
  ['no-owner', [registered, proposed, { ...accepted }]],
  ['owner-unknown', [registered, proposed, { ...sent, unit: 'S999' }]],
  ['owner-not-in-force', [registered, proposed, gone, { ...sent, transferredOn: '2024-01-25' }], { today: '2024-02-01' }],
  ['owner-not-in-force', [...toSent, gone], { today: '2024-03-05' }],
  ['acts-for-another', [...toSent, { ...accepted, unit: 'S011' }]],
  ['sent-to-accused', [registered, proposed, accused, sent]],
  ['objection-too-late', [...toSent, objected]],
  ['opinion-without-acceptance', [...toSent, opinion]],
  ['delivery-without-opinion', [...toAccepted, delivered]],
  ['result-missing', [...toAccepted, { ...opinion, results: [] }]],
  ['step-in-hearing', [...toAccepted, hearing, opinion]],
  ['day-before-previous-step', [...toSent, { ...accepted, acceptedOn: '2024-01-04' }]],
  ['step-after-end', [...toSent, ended, accepted]],
  ['review-without-opinion', [...toAccepted, asked(above)]],
  ['review-level-skipped', [...toDelivered, asked(above, 're-review')]],
  ['review-above-level', [...toDelivered, asked('S011')]],
  ['review-request-late', [...toDelivered, asked(above, 'review', '2024-03-27')]],
  [
    'review-after-end',
    [...toDelivered, { type: 'ProcedureEnded', because: 're-reviewed', endedOn: '2024-03-01', article: '36' }, asked(above)],
  ],
  ['review-not-asked', [...toDelivered, reviewed]],
  ['too-many-representatives', [{ ...registered, headcount: 9 }, chosen(6)]],
  ['avoided-officer-acts', [...toSent, avoided, accepted]],
  ['backlog-step-unlisted', [registered, leader]],
  ['struck-off-unchecked', [registered, listed, leader, reported, struckOff]],
  ['struck-off-without-leader', [registered, listed, reported, checkedBy('S002'), struckOff]],
  ['checked-by-own-unit', [registered, listed, reported, checkedBy(unit)]],
  ['relief-overpaid', [registered, listed, asksRelief, decidesRelief(101)]],
  ['relief-overpaid', [registered, listed, asksRelief, decidesRelief(80), paysRelief(81)]],
  [
    'watch-ended-early',
    [registered, listed, leader, reported, checkedBy('S002'), struckOff, { type: 'WatchEnded', endedOn: '2024-10-30', visits: 0 }],
  ],
  [
    'relapse-count-wrong',
    [registered, listed, { type: 'BacklogRelapsed', relapsedOn: '2024-09-01', because: 'returned', times: 3, ...none }],
  ],
];

describe('the invariants of a history', () => {
  it('hold in a case that is handled as it should be, up to its review', () => {
    expect(check(whole)).toEqual({ cases: 1, events: units.length + whole.length, violations: 0, counts: {}, details: [] });
  });
  it.each(planted.map(([code, events, facts]) => ({ code, events, facts })))('find planted: $code', ({ code, events, facts }) => {
    expect(check(events, facts).counts).toEqual({ [code]: 1 });
  });
  it('are each planted at least once', () => {
    expect([...new Set(planted.map(([code]) => code))].toSorted()).toEqual(Object.keys(invariants).toSorted());
  });
  it('name the event that broke one, and none where something is missing at the end', () => {
    const [found] = check([...toSent, opinion]).details;
    expect(found).toEqual({
      ...{ invariant: 'opinion-without-acceptance', caseId: 'c-1' },
      event: { stream: 'assignment-c-1', revision: units.length + 3, type: 'OpinionIssued' },
    });
    expect(check(toAccepted, { today: '2024-03-12' }).details[0]).toEqual({ invariant: 'clock-unaccounted', caseId: 'c-1', event: null });
  });
});
