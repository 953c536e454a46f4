import { describe, it } from '@jest/globals';
import type { AssignmentEvent, EventOf } from '@anjuan/contracts';
import { theRegulation, type Category, type Route } from '@anjuan/regulation';
import { givenWhenThen } from '@anjuan/testing';
import * as domain from './index.ts';
import type { AssignmentDecision, AssignmentState } from './index.ts';
import * as c from './testing/a-case.ts';

// Real: the deciders and the rules in force. Invented: one case and a register of a city S001 with its bureaus. One table per article:
// the case so far, the step, and what follows or why it is refused.
const given = givenWhenThen({ initialState: domain.absent, evolve: domain.evolve });
const { by, personId, unit } = c;
type Step = (state: AssignmentState) => AssignmentDecision;
type Row = readonly [
  name: string,
  past: readonly AssignmentEvent[],
  step: Step,
  then: readonly AssignmentEvent[] | domain.AssignmentRefusal,
];

function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    it.each(rows)('%s', (_name, past, step, then) => {
      const outcome = given(...past).when(step);
      if ('code' in then) outcome.thenRefused(then);
      else outcome.then(...then);
    });
  });
}

const kind = (category: Category, route: Route): readonly AssignmentEvent[] => [
  { ...c.proposed, category, route },
  c.sent,
  { ...c.accepted, route },
];

const explained = { explanation: '已由法院立案' };
const decline =
  (ground: EventOf<'PetitionDeclined'>['ground'], referredTo: string, facts = by('2024-10-08')): Step =>
  (state) =>
    domain.declinePetition({ ...facts, ...explained, ground, referredTo }, state);
const declined = (ground: EventOf<'PetitionDeclined'>['ground'], article: string, referredTo = ''): AssignmentEvent => ({
  ...{ type: 'PetitionDeclined', unit, declinedOn: '2024-10-08', ground, article, referredTo, personId, personal: explained },
});
// prettier-ignore
table('Art. 23: the unit tells within 15 days that it does not accept, on a ground', [
  ['names the court for a litigation matter', c.toSent, decline('litigation-matter', '云湖区人民法院'), [declined('litigation-matter', '31', '云湖区人民法院')]],
  ['must name it', c.toSent, decline('litigation-matter', ''), { code: 'referral-missing' }],
  ['refuses what is being handled', c.toSent, decline('being-handled', ''), [declined('being-handled', '19')]],
  ['refuses the same facts after re-review', c.toSent, decline('procedure-ended', ''), [declined('procedure-ended', '36')]],
  ['is not for another unit', c.toSent, decline('outside-duty', '', by('2024-10-08', 'unit-handler', 'S003')), { code: 'wrong-unit', responsible: unit }],
  ['comes before acceptance, not after', c.toAccepted, decline('outside-duty', ''), { code: 'wrong-state', is: 'accepted', needed: ['sent'] }],
]);

const [agreed, superior, conference] = ['agreement', 'common-superior', 'joint-conference'] as const;
const refer =
  (to: 'common-superior' | 'joint-conference', on: string): Step =>
  (state) =>
    domain.referConflict({ ...by(on, 'dispatcher', ''), to, units: [unit, 'S003'], reason: '各执一词' }, state);
const referred = (to: 'common-superior' | 'joint-conference', on: string): AssignmentEvent => ({
  ...{ type: 'ConflictReferred', to, referredOn: on, units: [unit, 'S003'], article: '24', personId, personal: { reason: '各执一词' } },
});
const bureau = c.recorded('S003', 'city', 'S001');
const settle =
  (how: EventOf<'CompetenceDecided'>['by'], on: string, unitState = bureau): Step =>
  (state) =>
    domain.decideCompetence({ ...by(on, 'dispatcher', ''), unit: 'S003', by: how, unitState }, state);
const settled = (how: EventOf<'CompetenceDecided'>['by'], on: string): AssignmentEvent => ({
  ...{ type: 'CompetenceDecided', unit: 'S003', by: how, decidedOn: on, article: '24' },
});
const up = referred('common-superior', '2024-10-10');
const top = referred('joint-conference', '2024-10-14');
const send =
  (to: string, on = '2024-10-21'): Step =>
  (state) =>
    domain.transferPetition({ ...by(on, 'dispatcher', ''), unit: to, unitState: c.recorded(to, 'city', 'S001') }, state);
const object =
  (on: string, of: string): Step =>
  (state) =>
    domain.objectToCompetence({ ...by(on, 'unit-handler', of), reason: '不属本单位' }, state, theRegulation);
const [merged1, merged2] = [
  { dissolved: '2024-10-09', successor: 'S027' },
  { dissolved: '2024-10-09', successor: null },
];
const succeed =
  (first: typeof bureau, last: typeof bureau, on = '2024-10-12'): Step =>
  (state) =>
    domain.succeedUnit({ ...by(on, 'dispatcher', ''), unitState: first, successorState: last }, state);
const heir = c.recorded('S027', 'city', 'S001');
const gone = c.recorded(unit, 'city', 'S001', merged1);
const succeeded: AssignmentEvent = { type: 'UnitSucceeded', unit, successor: 'S027', succeededOn: '2024-10-12', article: '24' };
// prettier-ignore
table('Art. 24: conflicts of competence, and units that are no more', [
  ['the units agree', c.toObjected, settle(agreed, '2024-10-09'), [settled(agreed, '2024-10-09')]],
  ['the common superior is asked', c.toObjected, refer(superior, '2024-10-10'), [up]],
  ['asked again adds nothing', [...c.toObjected, up], refer(superior, '2024-10-11'), []],
  ['the joint conference is not asked first', c.toObjected, refer(conference, '2024-10-10'), { code: 'conflict-stage-order', needed: 'common-superior', article: '24' }],
  ['the joint conference is asked after the superior', [...c.toObjected, up], refer(conference, '2024-10-14'), [top]],
  ['and not back down', [...c.toObjected, up, top], refer(superior, '2024-10-15'), { code: 'conflict-stage-order', needed: 'joint-conference', article: '24' }],
  ['the superior decides when asked', [...c.toObjected, up], settle(superior, '2024-10-14'), [settled(superior, '2024-10-14')]],
  ['nobody decides unasked', c.toObjected, settle(superior, '2024-10-14'), { code: 'conflict-stage-order', needed: 'common-superior', article: '24' }],
  ['the conference decides when asked', [...c.toObjected, up, top], settle(conference, '2024-10-20'), [settled(conference, '2024-10-20')]],
  ['for a unit of the register only', [...c.toObjected, up], settle(superior, '2024-10-14', domain.unknownUnit), { code: 'unit-unknown', unit: 'S003' }],
  ['for a unit in force only', [...c.toObjected, up], settle(superior, '2024-10-14', c.recorded('S003', 'city', 'S001', merged1)), { code: 'unit-not-in-force', unit: 'S003', successor: 'S027' }],
  ['it then goes to that unit', [...c.toObjected, up, settled(superior, '2024-10-14')], send('S003'), [{ type: 'PetitionTransferred', unit: 'S003', transferredOn: '2024-10-21' }]],
  ['and to no other', [...c.toObjected, up, settled(superior, '2024-10-14')], send('S009'), { code: 'competence-decided', unit: 'S003', article: '24' }],
  ['which cannot object again', [...c.toObjected, settled(agreed, '2024-10-09'), { ...c.sent, unit: 'S003', transferredOn: '2024-10-10' }], object('2024-10-11', 'S003'), { code: 'competence-decided', unit: 'S003', article: '24' }],
  ['the successor takes over', c.toAccepted, succeed(gone, heir), [succeeded]],
  ['a unit in force needs none', c.toAccepted, succeed(c.recorded(unit, 'city', 'S001'), heir), { code: 'unit-still-in-force', unit }],
  ['the day before the dissolution needs none', c.toSent, succeed(gone, heir, '2024-10-08'), { code: 'unit-still-in-force', unit }],
  ['without a successor nobody does', c.toAccepted, succeed(c.recorded(unit, 'city', 'S001', merged2), c.recorded(unit, 'city', 'S001', merged2)), { code: 'no-successor', unit }],
  ['a successor that is no more itself does not', c.toAccepted, succeed(gone, c.recorded('S027', 'city', 'S001', merged2)), { code: 'unit-not-in-force', unit: 'S027', successor: null }],
  ['and answers for the case', [...c.toAccepted, succeeded], (state) => domain.recordWork({ ...by('2024-10-20', 'unit-handler', 'S027'), kind: 'contacted', note: '接办' }, state), [{ type: 'WorkRecorded', unit: 'S027', workedOn: '2024-10-20', kind: 'contacted', personId, personal: { note: '接办' } }]],
]);

const answer =
  (facts = by('2024-10-30')): Step =>
  (state) =>
    domain.answerProposal({ ...facts, adopted: 'partly', answer: '列入计划' }, state);
// prettier-ignore
table('Art. 29: a proposal is studied, adopted wholly or in part, and answered', [
  ['is answered', kind('proposal', 'study-and-reply'), answer(), [{ type: 'ProposalAnswered', unit, answeredOn: '2024-10-30', adopted: 'partly', article: '29', personId, personal: { answer: '列入计划' } }]],
  ['by the responsible unit', kind('proposal', 'study-and-reply'), answer(by('2024-10-30', 'unit-head', 'S003')), { code: 'wrong-unit', responsible: unit }],
  ['is no way for a request', c.toAccepted, answer(), { code: 'not-a-proposal' }],
]);

const accused: AssignmentEvent = {
  type: 'AccusedUnitNamed',
  unit,
  namedOn: '2024-10-11',
  article: '30',
  personId,
  personal: { reason: '举报其负责人' },
};
const name =
  (whom = unit): Step =>
  (state) =>
    domain.nameAccusedUnit({ ...by('2024-10-11', 'dispatcher', ''), unit: whom, reason: '举报其负责人' }, state);
const accusation: AssignmentEvent = { ...c.proposed, category: 'accusation', route: 'discipline-inspection' };
// prettier-ignore
table('Art. 30: an accusation never reaches the accused unit', [
  ['it is named', [accusation], name(), [accused]],
  ['again adds nothing', [accusation, accused], name(), []],
  ['and gets nothing', [accusation, accused], send(unit), { code: 'accused-unit', unit, article: '30' }],
  ['another unit does', [accusation, accused], send('S009'), [{ type: 'PetitionTransferred', unit: 'S009', transferredOn: '2024-10-21' }]],
  ['what it has is taken back at once', [accusation, c.sent], name(), [accused, { type: 'MaterialTakenBack', unit, takenBackOn: '2024-10-11' }]],
  ['what another has is not', [accusation, c.sent], name('S009'), [{ ...accused, unit: 'S009' }]],
  ['a conflict is not settled for it either', [accusation, { ...accused, unit: 'S003', namedOn: '2024-09-20' }, c.sent, c.objected], settle(agreed, '2024-10-09'), { code: 'accused-unit', unit: 'S003', article: '30' }],
  ['is for accusations only', [c.proposed], name(), { code: 'not-an-accusation' }],
]);

const direct =
  (route: Route): Step =>
  (state) =>
    domain.directToProcedure({ ...by('2024-10-14'), organ: `办理${route}的机关`, explanation: '请向该机关提出' }, state);
const directed = (route: Route, article: string): AssignmentEvent => ({
  ...{ type: 'DirectedToProcedure', unit, route, directedOn: '2024-10-14', organ: `办理${route}的机关`, article, personId },
  personal: { explanation: '请向该机关提出' },
});
const change =
  (route: Route): Step =>
  (state) =>
    domain.changeRoute({ ...by('2024-10-16'), route, reason: '无劳动关系' }, state);
// prettier-ignore
table('Art. 31: six routes for a request', [
  ...(['litigation', 'arbitration', 'party-appeal', 'administrative-procedure', 'perform-duty'] as const).map((route): Row =>
    [`${route} is led into its own procedure`, kind('appeal-request', route), direct(route), [directed(route, '31')]]),
  ['the petition procedure is the unit’s own', c.toAccepted, direct('petition-procedure'), { code: 'no-other-procedure' }],
  ['an accusation goes to the competent organ (Art. 30)', kind('accusation', 'competent-organ'), direct('competent-organ'), [directed('competent-organ', '30')]],
  ['what came of it is recorded', [...kind('appeal-request', 'arbitration'), directed('arbitration', '31')], (state) => domain.recordProcedureResult({ ...by('2024-12-01'), result: '裁决支付' }, state), [{ type: 'ProcedureResultRecorded', route: 'arbitration', recordedOn: '2024-12-01', personId, personal: { result: '裁决支付' } }]],
  ['and the case can be closed', [...kind('appeal-request', 'arbitration'), directed('arbitration', '31')], (state) => domain.closeCase({ ...by('2024-12-02'), rating: 'satisfied' }, state), [{ type: 'CaseClosed', closedOn: '2024-12-02', rating: 'satisfied' }]],
  ['a wrong route is changed', kind('appeal-request', 'arbitration'), change('petition-procedure'), [{ type: 'RouteChanged', unit, from: 'arbitration', route: 'petition-procedure', acceptedOn: '2024-10-10', changedOn: '2024-10-16', article: '31', personId, personal: { reason: '无劳动关系' } }]],
  ['to the same adds nothing', c.toAccepted, change('petition-procedure'), []],
  ['not to one of another category', c.toAccepted, change('study-and-reply'), { code: 'route-not-allowed' }],
]);

const text = { facts: '经查属实', opinion: '予以支持', basis: '工资支付条例' };
const issue =
  (more: object, past = '2024-11-20'): Step =>
  (state) =>
    domain.issueOpinion({ ...by(past), documentNumber: '星人社信〔2024〕8号', results: ['settled'], ...text, ...more }, state);
const carry =
  (on: string, complete: boolean, of = unit): Step =>
  (state) =>
    domain.recordCarryingOut({ ...by(on, 'unit-handler', of), complete, note: '已支付' }, state);
const carried = (on: string, complete: boolean): AssignmentEvent => ({
  ...{ type: 'CarryingOutRecorded', unit, carriedOutOn: on, complete, article: '32', personId, personal: { note: '已支付' } },
});
// prettier-ignore
table('Art. 32: the opinion with its mandatory parts, and what it orders', [
  ['answers the petition as registered', c.toAccepted, issue({}), [c.issued]],
  ['or the request it states', c.toAccepted, issue({ request: '支付工资' }), [{ ...c.issued, requestAs: 'stated', personal: { request: '支付工资', ...text } }]],
  ...(['request', 'facts', 'opinion', 'basis'] as const).map((part): Row =>
    [`is nothing without its ${part}`, c.toAccepted, issue({ [part]: '' }), { code: 'opinion-part-missing', parts: [part], article: '32' }]),
  ['names the last day to carry it out', c.toAccepted, issue({ carryOutBy: '2024-12-31' }), [{ ...c.issued, carryOutBy: '2024-12-31' }]],
  ['which is not before the opinion', c.toAccepted, issue({ carryOutBy: '2024-11-19' }), { code: 'carry-out-before-opinion' }],
  ['is delivered with proof', [...c.toAccepted, c.issued], (state) => domain.deliverOpinion({ ...by('2024-11-25'), method: 'post', proof: '邮件号XA1' }, state), [c.delivered]],
  ['and not without', [...c.toAccepted, c.issued], (state) => domain.deliverOpinion({ ...by('2024-11-25'), method: 'public-notice', proof: '' }, state), { code: 'proof-missing' }],
  ['is carried out in part', c.toDelivered, carry('2024-12-10', false), [carried('2024-12-10', false)]],
  ['and whole, after the closing too', [...c.toDelivered, c.closed, carried('2024-12-10', false)], carry('2024-12-20', true), [carried('2024-12-20', true)]],
  ['once', [...c.toDelivered, carried('2024-12-10', true)], carry('2024-12-20', true), { code: 'carried-out-already' }],
  ['by the responsible unit', c.toDelivered, carry('2024-12-20', true, 'S003'), { code: 'wrong-unit', responsible: unit }],
]);

const opened: AssignmentEvent = {
  type: 'MediationOpened',
  unit,
  openedOn: '2024-10-20',
  article: '33',
  personId,
  personal: { mediator: '调委会' },
};
const failed: AssignmentEvent = {
  type: 'MediationFailed',
  unit,
  failedOn: '2024-10-28',
  article: '33',
  personId,
  personal: { reason: '差距过大' },
};
const agreement = (mediated: boolean): AssignmentEvent => ({
  ...{ type: 'SettlementReached', unit, agreedOn: '2024-10-30', mediated, documentNumber: '调〔2024〕1号', article: '33', personId },
  personal: { terms: '月底付清' },
});
const mediate: Step = (state) => domain.openMediation({ ...by('2024-10-20'), mediator: '调委会' }, state);
const fail: Step = (state) => domain.failMediation({ ...by('2024-10-28'), reason: '差距过大' }, state);
const agree: Step = (state) => domain.settlePetition({ ...by('2024-10-30'), documentNumber: '调〔2024〕1号', terms: '月底付清' }, state);
// prettier-ignore
table('Art. 33: mediation and settlement', [
  ['begins', c.toAccepted, mediate, [opened]],
  ['once at a time', [...c.toAccepted, opened], mediate, { code: 'mediation-open' }],
  ['fails', [...c.toAccepted, opened], fail, [failed]],
  ['not where there was none', c.toAccepted, fail, { code: 'no-mediation' }],
  ['and the petition goes on to its opinion', [...c.toAccepted, opened, failed], issue({}), [c.issued]],
  ['ends in an agreement', [...c.toAccepted, opened], agree, [agreement(true)]],
  ['the parties can agree by themselves', c.toAccepted, agree, [agreement(false)]],
  ['the agreement is carried out', [...c.toAccepted, agreement(true)], carry('2024-12-20', true), [carried('2024-12-20', true)]],
  ['and the case closed', [...c.toAccepted, agreement(true)], (state) => domain.closeCase({ ...by('2024-12-02'), rating: 'satisfied' }, state), [{ type: 'CaseClosed', closedOn: '2024-12-02', rating: 'satisfied' }]],
]);
