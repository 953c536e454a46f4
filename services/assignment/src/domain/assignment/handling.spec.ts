import { describe, it } from '@jest/globals';
import type { AssignmentEvent, EventOf } from '@anjuan/contracts';
import { theRegulation } from '@anjuan/regulation';
import { givenWhenThen } from '@anjuan/testing';
import { acceptPetition } from './accept-petition.ts';
import { closeCase, deliverOpinion, issueOpinion, recordWork } from './handle.ts';
import { objectToCompetence, rejectObjection, takeBackMaterial } from './object.ts';
import { absent, evolve, type AssignmentState, type Status } from './state.ts';
import type { AssignmentDecision, StepFacts } from './step.ts';

// Real: the deciders, the calendar and the rules in force. Invented: one case, sent to S002 on Friday 27 September 2024.
const given = givenWhenThen({ initialState: absent, evolve });
const [unit, personId] = ['S002', 'person-0001'];
const proposed: EventOf<'AssignmentProposed'> = {
  ...{ type: 'AssignmentProposed', category: 'appeal-request', topic: 'other', route: 'petition-procedure', unit, personId },
};
const sentOn = (on: string): EventOf<'PetitionTransferred'> => ({ type: 'PetitionTransferred', unit, transferredOn: on });
const sent = sentOn('2024-09-27');
const reason = '职责已划转';
const objected: EventOf<'CompetenceObjected'> = {
  ...{ type: 'CompetenceObjected', unit, objectedOn: '2024-10-09', personId, personal: { reason } },
};
const takenBack: EventOf<'MaterialTakenBack'> = { type: 'MaterialTakenBack', unit, takenBackOn: '2024-10-10' };
const rejected: EventOf<'ObjectionRejected'> = {
  ...{ type: 'ObjectionRejected', unit, rejectedOn: '2024-10-11', personId, personal: { reason } },
};
const accepted: EventOf<'PetitionAccepted'> = { type: 'PetitionAccepted', unit, acceptedOn: '2024-10-12', route: 'petition-procedure' };
const opinionText = { facts: '经查属实', opinion: '予以支持', basis: '物业管理条例' };
const issued: EventOf<'OpinionIssued'> = {
  ...{ type: 'OpinionIssued', unit, issuedOn: '2024-11-20', documentNumber: '测信〔2024〕8号', results: ['settled'], personId },
  ...{ requestAs: 'registered', carryOutBy: null, personal: opinionText },
};
const delivered: EventOf<'OpinionDelivered'> = {
  ...{ type: 'OpinionDelivered', deliveredOn: '2024-11-25', method: 'post', personId, personal: { proof: '邮件号XA0001' } },
};
const closed: EventOf<'CaseClosed'> = { type: 'CaseClosed', closedOn: '2024-12-02', rating: 'basically-satisfied' };

const by = (on: string, role = 'unit-handler', of = unit): StepFacts => ({
  on,
  today: '2024-12-31',
  actor: { id: 'officer-1', role, unit: of },
});
const object = (facts: StepFacts) => (state: AssignmentState) => objectToCompetence({ ...facts, reason }, state, theRegulation);
const accept = (facts: StepFacts) => (state: AssignmentState) => acceptPetition({ ...facts, route: undefined }, state);
const takeBack = (facts: StepFacts) => (state: AssignmentState) => takeBackMaterial(facts, state);
const reject = (facts: StepFacts) => (state: AssignmentState) => rejectObjection({ ...facts, reason }, state);
const work = (facts: StepFacts) => (state: AssignmentState) => recordWork({ ...facts, kind: 'site-visit', note: '现场查看' }, state);
const opinion = { documentNumber: '测信〔2024〕8号', results: ['settled' as const], ...opinionText };
const issue = (facts: StepFacts) => (state: AssignmentState) => issueOpinion({ ...facts, ...opinion }, state);
const deliver = (facts: StepFacts) => (state: AssignmentState) =>
  deliverOpinion({ ...facts, method: 'post', proof: '邮件号XA0001' }, state);
const close = (facts: StepFacts) => (state: AssignmentState) => closeCase({ ...facts, rating: 'basically-satisfied' }, state);

const toSent = [proposed, sent];
const toObjected = [...toSent, objected];
const toAccepted = [...toSent, accepted];
const toIssued = [...toAccepted, issued];
const toDelivered = [...toIssued, delivered];
const histories: readonly (readonly [Status, readonly AssignmentEvent[]])[] = [
  ['proposed', [proposed]],
  ['sent', toSent],
  ['objected', toObjected],
  ['taken-back', [...toObjected, takenBack]],
  ['accepted', toAccepted],
  ['opinion-issued', toIssued],
  ['delivered', toDelivered],
  ['closed', [...toDelivered, closed]],
  ['ended', [...toSent, { type: 'AssignmentEnded', endedOn: '2024-10-11', because: 'withdrawn' }]],
];

type Row = {
  readonly name: string;
  readonly past: readonly AssignmentEvent[];
  readonly step: (facts: StepFacts) => (state: AssignmentState) => AssignmentDecision;
  readonly on: string;
  readonly previous: string;
  readonly then: AssignmentEvent;
  readonly needed: readonly Status[];
  readonly ofUnit: boolean;
};
const worked: EventOf<'WorkRecorded'> = {
  ...{ type: 'WorkRecorded', unit, workedOn: '2024-11-01', kind: 'site-visit', personId, personal: { note: '现场查看' } },
};
const handling: readonly Status[] = ['accepted', 'opinion-issued', 'delivered', 'procedure-ended'];
// prettier-ignore
const steps: readonly Row[] = [
  { name: 'accepting', past: toSent, step: accept, on: '2024-10-12', previous: '2024-09-27', then: accepted, needed: ['sent'], ofUnit: true },
  { name: 'objecting', past: toSent, step: object, on: '2024-10-09', previous: '2024-09-27', then: objected, needed: ['sent'], ofUnit: true },
  { name: 'taking back', past: toObjected, step: takeBack, on: '2024-10-10', previous: '2024-10-09', then: takenBack, needed: ['objected'], ofUnit: false },
  { name: 'rejecting an objection', past: toObjected, step: reject, on: '2024-10-11', previous: '2024-10-09', then: rejected, needed: ['objected'], ofUnit: false },
  { name: 'recording work', past: toAccepted, step: work, on: '2024-11-01', previous: '2024-10-12', then: worked, needed: handling, ofUnit: true },
  { name: 'issuing the opinion', past: toAccepted, step: issue, on: '2024-11-20', previous: '2024-10-12', then: issued, needed: ['accepted'], ofUnit: true },
  { name: 'delivering', past: toIssued, step: deliver, on: '2024-11-25', previous: '2024-11-20', then: delivered, needed: ['opinion-issued'], ofUnit: true },
  { name: 'closing', past: toDelivered, step: close, on: '2024-12-02', previous: '2024-11-25', then: closed, needed: ['delivered', 'directed', 'settled', 'procedure-ended'], ofUnit: true },
];

describe.each(steps)('$name', ({ past, step, on, previous, then, needed, ofUnit }) => {
  it('follows the step before it', () => {
    given(...past)
      .when(step(by(on)))
      .then(then);
  });
  it('is refused for a petition nobody classified', () => {
    given()
      .when(step(by(on)))
      .thenRefused({ code: 'not-classified-yet' });
  });
  it('is refused in every other state', () => {
    const others = histories.filter(([is]) => !needed.includes(is));
    for (const [is, events] of others)
      given(...events)
        .when(step(by('2024-12-20')))
        .thenRefused({ code: 'wrong-state', is, needed });
  });
  it('is refused on a day still to come', () => {
    given(...past)
      .when(step({ ...by('2025-01-01') }))
      .thenRefused({ code: 'day-in-the-future', today: '2024-12-31' });
  });
  it('is refused on a day before the step before it', () => {
    given(...past)
      .when(step(by('2024-09-26')))
      .thenRefused({ code: 'day-before-previous-step', previous });
  });
  it(ofUnit ? 'is refused to the people of another unit' : 'is the sender’s, whatever the unit', () => {
    for (const role of ['unit-handler', 'unit-head']) {
      const outcome = given(...past).when(step(by(on, role, 'S003')));
      if (ofUnit) outcome.thenRefused({ code: 'wrong-unit', responsible: 'S002' });
      else outcome.then(then);
    }
  });
  it('can be recorded by the petition office', () => {
    given(...past)
      .when(step(by(on, 'dispatcher', '')))
      .then(then);
  });
});

describe('objecting within 5 working days (管辖异议, Art. 23)', () => {
  it.each([
    // 29 (a worked Sunday) and 30 September, then 8, 9 and 10 October
    { received: '2024-09-27', last: '2024-10-10', late: '2024-10-11' },
    // 9, 10, 11 and the worked Saturday 12 October, then Monday 14
    { received: '2024-10-08', last: '2024-10-14', late: '2024-10-15' },
  ])('over National Day 2024: received $received, until $last', ({ received, last, late }) => {
    const unitHasIt = given(proposed, sentOn(received));
    unitHasIt.when(object(by(last))).then({ ...objected, objectedOn: last });
    unitHasIt.when(object(by(late))).thenRefused({ code: 'objection-too-late', due: last, article: '23' });
  });
  it.each([
    // the worked Sunday 26 and Monday 27 January, then 5, 6 and 7 February
    { received: '2025-01-24', last: '2025-02-07', late: '2025-02-08' },
    // 6, 7 and the worked Saturday 8 February, then 10 and 11
    { received: '2025-02-05', last: '2025-02-11', late: '2025-02-12' },
  ])('over Spring Festival 2025: received $received, until $last', ({ received, last, late }) => {
    const unitHasIt = given(proposed, sentOn(received));
    const today = '2025-03-01';
    unitHasIt.when(object({ ...by(last), today })).then({ ...objected, objectedOn: last });
    unitHasIt.when(object({ ...by(late), today })).thenRefused({ code: 'objection-too-late', due: last, article: '23' });
  });
  it('leaves the unit responsible when the objection is wrong, from the day of that answer on', () => {
    const stays = given(...toObjected, rejected);
    stays.when(accept(by('2024-10-12'))).then(accepted);
    stays.when(accept(by('2024-10-10'))).thenRefused({ code: 'day-before-previous-step', previous: '2024-10-11' });
  });
  it('counts a second objection from the receipt, not from the first answer', () => {
    given(...toObjected, rejected)
      .when(object(by('2024-10-11')))
      .thenRefused({ code: 'objection-too-late', due: '2024-10-10', article: '23' });
  });
});

describe('accepting by a route (受理告知, Art. 23)', () => {
  it('takes another route that is open to the category', () => {
    given(...toSent)
      .when((state) => acceptPetition({ ...by('2024-10-12'), route: 'arbitration' }, state))
      .then({ ...accepted, route: 'arbitration' });
  });
  it('refuses a route of another category (Art. 29 to 31)', () => {
    given(...toSent)
      .when((state) => acceptPetition({ ...by('2024-10-12'), route: 'discipline-inspection' }, state))
      .thenRefused({ code: 'route-not-allowed' });
  });
  it('is for the unit it was sent to again, not for the one before', () => {
    const again = given(...toObjected, takenBack, { ...sentOn('2024-10-10'), unit: 'S003' });
    again.when(accept(by('2024-10-12', 'unit-handler', 'S003'))).then({ ...accepted, unit: 'S003' });
    again.when(accept(by('2024-10-12'))).thenRefused({ code: 'wrong-unit', responsible: 'S003' });
  });
});

describe('the opinion (处理意见, Art. 32)', () => {
  it('of an appeal-request says what was done to it (Art. 28)', () => {
    given(...toAccepted)
      .when((state) => issueOpinion({ ...by('2024-11-20'), ...opinion, results: [] }, state))
      .thenRefused({ code: 'result-missing', article: '28' });
  });
  it('says each result once', () => {
    given(...toAccepted)
      .when((state) => issueOpinion({ ...by('2024-11-20'), ...opinion, results: ['settled', 'relieved', 'settled'] }, state))
      .then({ ...issued, results: ['settled', 'relieved'] });
  });
  it('of a proposal needs no result', () => {
    given({ ...proposed, category: 'proposal', route: 'study-and-reply' }, sent, { ...accepted, route: 'study-and-reply' })
      .when((state) => issueOpinion({ ...by('2024-11-20'), ...opinion, results: [] }, state))
      .then({ ...issued, results: [] });
  });
});

describe('work (办理记录)', () => {
  it('goes on after the opinion and after its delivery', () => {
    for (const past of [toIssued, toDelivered])
      given(...past)
        .when(work(by('2024-11-26')))
        .then({ ...worked, workedOn: '2024-11-26' });
  });
  it('leaves the case where it stands', () => {
    given(...toAccepted, worked)
      .when(issue(by('2024-11-20')))
      .then(issued);
  });
});
