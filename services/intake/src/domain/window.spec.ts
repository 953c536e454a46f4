import { describe, expect, it } from '@jest/globals';
import type { EventOf, IntakeEvent } from '@anjuan/contracts';
import { theRegulation } from '@anjuan/regulation';
import { givenWhenThen } from '@anjuan/testing';
import fc from 'fast-check';
import * as domain from './index.ts';
import { absent, evolve, type PetitionState } from './index.ts';

// Real: the deciders and the rules in force. Invented: one petition of seven people, received on 6 May 2024.
const given = givenWhenThen({ initialState: absent, evolve });
const personId = 'person-0001';
const person = (name: string) => ({ name, idNumber: '', phone: '', address: '' });
const registered: EventOf<'PetitionRegistered'> = {
  ...{ type: 'PetitionRegistered', registrationNumber: '测信8', channel: 'visit', receivedOn: '2024-05-06', personId, headcount: 7 },
  ...{ anonymous: false, district: '', urgentSignals: [], labels: null, declaredRepeatOf: null, personal: null },
  source: { kind: 'form', reference: '' },
};
const withdrawn: IntakeEvent = { type: 'PetitionWithdrawn', withdrawnOn: '2024-06-01', personId, personal: { reason: '' } };
const by = (on: string) => ({ on, today: '2024-12-31' });
type Step = (state: PetitionState) => domain.PetitionDecision;

const choose =
  (...names: readonly string[]): Step =>
  (state) =>
    domain.chooseRepresentatives({ ...by('2024-05-07'), representatives: names.map(person) }, state, theRegulation);
const chosen = (...names: readonly string[]): IntakeEvent => ({
  ...{ type: 'RepresentativesChosen', chosenOn: '2024-05-07', count: names.length, article: '20', personId },
  personal: { representatives: names.map(person) },
});

describe('representatives of a joint petition (推选代表, Art. 20)', () => {
  it('are five at most', () => {
    given(registered)
      .when(choose('甲', '乙', '丙', '丁', '戊'))
      .then(chosen('甲', '乙', '丙', '丁', '戊'));
    given(registered)
      .when(choose('甲', '乙', '丙', '丁', '戊', '己'))
      .thenRefused({ code: 'too-many-representatives', asked: 6, most: 5, article: '20' });
  });
  it('are never more than the people, as the corrected registration counts them', () => {
    given({ ...registered, headcount: 2 })
      .when(choose('甲', '乙', '丙'))
      .thenRefused({ code: 'too-many-representatives', asked: 3, most: 2, article: '20' });
    const corrected: IntakeEvent = {
      ...{ type: 'RegistrationCorrected', correctedOn: '2024-05-06', channel: null, district: null, headcount: 3, anonymous: null },
      ...{ personId, personal: null },
    };
    given({ ...registered, headcount: 2 }, corrected)
      .when(choose('甲', '乙', '丙'))
      .then(chosen('甲', '乙', '丙'));
  });
  it('can be chosen anew, by name, and only where there are several people', () => {
    given(registered, chosen('甲')).when(choose('乙')).then(chosen('乙'));
    given(registered).when(choose('甲', '')).thenRefused({ code: 'nobody-named' });
    given({ ...registered, headcount: 1 })
      .when(choose('甲'))
      .thenRefused({ code: 'not-joint', headcount: 1 });
  });
  it('are accepted exactly up to the number of the Regulation and of the people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 12 }), (headcount, asked) => {
        const names = Array.from({ length: asked }, (_, index) => `代表${index}`);
        const { outcome } = choose(...names)(evolve(absent, { ...registered, headcount }));
        expect(outcome).toBe(asked <= Math.min(5, headcount) ? 'accepted' : 'refused');
      }),
    );
  });
});

describe('visits and counselling (接访走访、心理疏导)', () => {
  const visit =
    (headcount: number): Step =>
    (state) =>
      domain.recordVisit({ ...by('2024-07-01'), kind: 'received', headcount, place: '接待中心', note: '反映工资' }, state, theRegulation);
  const visited = (headcount: number, collective: boolean): IntakeEvent => ({
    ...{ type: 'VisitRecorded', kind: 'received', visitedOn: '2024-07-01', headcount, collective, personId },
    personal: { place: '接待中心', note: '反映工资' },
  });
  it.each([
    [1, false],
    [4, false],
    [5, true],
    [60, true],
  ])('of %i people: collective %s (集体访, Art. 20)', (headcount, collective) => {
    given(registered).when(visit(headcount)).then(visited(headcount, collective));
  });
  it('are recorded after the end too', () => {
    given(registered, withdrawn).when(visit(1)).then(visited(1, false));
    given(registered, withdrawn)
      .when((state) => domain.recordCounselling({ ...by('2024-07-02'), counsellor: '咨询师', note: '已平复' }, state))
      .then({
        ...{ type: 'CounsellingRecorded', counselledOn: '2024-07-02', personId, personal: { counsellor: '咨询师', note: '已平复' } },
      });
  });
});

describe('confidentiality (保密)', () => {
  const order =
    (scope: 'identity' | 'whole'): Step =>
    (state) =>
      domain.orderConfidentiality({ ...by('2024-05-07'), scope, reason: '请求保密' }, state);
  const ordered = (scope: 'identity' | 'whole'): IntakeEvent => ({
    ...{ type: 'ConfidentialityOrdered', scope, orderedOn: '2024-05-07', personId, personal: { reason: '请求保密' } },
  });
  const lift: Step = (state) => domain.liftConfidentiality({ ...by('2024-08-01'), reason: '本人同意' }, state);
  const lifted: IntakeEvent = { type: 'ConfidentialityLifted', liftedOn: '2024-08-01', personId, personal: { reason: '本人同意' } };
  it('is ordered once per scope, can widen, and is lifted', () => {
    given(registered).when(order('identity')).then(ordered('identity'));
    given(registered, ordered('identity')).when(order('identity')).then();
    given(registered, ordered('identity')).when(order('whole')).then(ordered('whole'));
    given(registered, ordered('identity')).when(lift).then(lifted);
    given(registered, ordered('identity'), lifted).when(lift).thenRefused({ code: 'not-confidential' });
  });
});

describe('an agent (信访代理)', () => {
  const appoint =
    (name: string): Step =>
    (state) =>
      domain.appointAgent({ ...by('2024-05-08'), kind: 'lawyer', agent: person(name), mandate: '代收文书' }, state);
  const appointed: IntakeEvent = {
    ...{
      type: 'AgentAppointed',
      kind: 'lawyer',
      appointedOn: '2024-05-08',
      personId,
      personal: { agent: person('律师甲'), mandate: '代收文书' },
    },
  };
  const dismiss: Step = (state) => domain.dismissAgent({ ...by('2024-06-01'), reason: '' }, state);
  const died: IntakeEvent = { type: 'PetitionerDied', diedOn: '2024-05-20', toldOn: '2024-05-21', personId, personal: { proof: '证明' } };
  it('is named, acts until dismissed, and not beyond the death of who gave the mandate', () => {
    given(registered).when(appoint('律师甲')).then(appointed);
    given(registered).when(appoint('')).thenRefused({ code: 'nobody-named' });
    given(registered, appointed)
      .when(dismiss)
      .then({ type: 'AgentDismissed', dismissedOn: '2024-06-01', personId, personal: { reason: '' } });
    given(registered).when(dismiss).thenRefused({ code: 'no-agent' });
    given(registered, appointed, died).when(dismiss).thenRefused({ code: 'no-agent' });
    given(registered, died).when(appoint('律师甲')).thenRefused({ code: 'petitioner-died', diedOn: '2024-05-20' });
    given(registered, withdrawn).when(appoint('律师甲')).thenRefused({ code: 'petition-over', is: 'withdrawn' });
  });
});

describe('the death of the petitioner (信访人死亡)', () => {
  const died: IntakeEvent = { type: 'PetitionerDied', diedOn: '2024-05-20', toldOn: '2024-05-25', personId, personal: { proof: '证明' } };
  const die =
    (diedOn: string): Step =>
    (state) =>
      domain.recordDeath({ ...by('2024-05-25'), diedOn, proof: '证明' }, state);
  const inherit: Step = (state) => domain.continueAsHeir({ ...by('2024-06-10'), heir: person('测乙'), proof: '户口簿' }, state);
  const continued: IntakeEvent = {
    ...{ type: 'PetitionContinued', continuedOn: '2024-06-10', personId, personal: { heir: person('测乙'), proof: '户口簿' } },
  };
  const end: Step = (state) => domain.endByDeath({ ...by('2024-09-30'), reason: '无承受人' }, state);
  const ended: IntakeEvent = { type: 'PetitionEndedByDeath', endedOn: '2024-09-30', personId, personal: { reason: '无承受人' } };
  const withdraw: Step = (state) => domain.withdrawPetition({ on: '2024-07-01', reason: '' }, state, '2024-12-31');
  it('is recorded once, not with a day still to come', () => {
    given(registered).when(die('2024-05-20')).then(died);
    given(registered, died).when(die('2024-05-20')).then();
    given(registered).when(die('2024-05-26')).thenRefused({ code: 'died-in-the-future', toldOn: '2024-05-25' });
  });
  it('leaves the petition to an heir, who can withdraw it', () => {
    given(registered, died).when(withdraw).thenRefused({ code: 'petitioner-died', diedOn: '2024-05-20' });
    given(registered, died).when(inherit).then(continued);
    given(registered, died, continued)
      .when(withdraw)
      .then({ type: 'PetitionWithdrawn', withdrawnOn: '2024-07-01', personId, personal: { reason: '' } });
    given(registered).when(inherit).thenRefused({ code: 'petitioner-alive' });
  });
  it('ends it where nobody continues', () => {
    given(registered, died).when(end).then(ended);
    given(registered, died, ended).when(end).then();
    given(registered, died, ended).when(inherit).thenRefused({ code: 'petition-over', is: 'ended-by-death' });
    given(registered).when(end).thenRefused({ code: 'petitioner-alive' });
    given(registered, died, continued).when(end).thenRefused({ code: 'petitioner-alive' });
  });
});

describe('urgent and major matters (Art. 25 to 27)', () => {
  it('are reported at once, each unit named once', () => {
    given(registered)
      .when((state) =>
        domain.reportUrgentMatter({ ...by('2024-05-06'), to: ['S000', 'S001', 'S000'], content: '聚集', measures: '到场' }, state),
      )
      .then({
        ...{ type: 'UrgentMatterReported', reportedOn: '2024-05-06', to: ['S000', 'S001'], article: '25', personId },
        personal: { content: '聚集', measures: '到场' },
      });
  });
});

describe('correcting a registration (更正登记)', () => {
  const correct =
    (what: Partial<domain.Correction>): Step =>
    (state) =>
      domain.correctRegistration({ ...by('2024-05-08'), reason: '录入错误', ...what }, state);
  const nothing = { channel: null, district: null, headcount: null, anonymous: null };
  const none = { petitioner: null, target: null, title: null, text: null, reason: '录入错误' };
  it('says what is right and nothing else, after the end too', () => {
    for (const past of [[registered], [registered, withdrawn]]) {
      given(...past)
        .when(correct({ district: '云湖区', title: '拖欠工资' }))
        .then({
          ...{ type: 'RegistrationCorrected', correctedOn: '2024-05-08', ...nothing, district: '云湖区', personId },
          personal: { ...none, title: '拖欠工资' },
        });
    }
    given(registered)
      .when(correct({ anonymous: false, petitioner: person('测甲') }))
      .then({
        ...{ type: 'RegistrationCorrected', correctedOn: '2024-05-08', ...nothing, anonymous: false, personId },
        personal: { ...none, petitioner: person('测甲') },
      });
  });
  it('is refused where nothing is corrected', () => {
    given(registered).when(correct({})).thenRefused({ code: 'nothing-corrected' });
  });
});

describe('every step at the window', () => {
  const steps: readonly (readonly [string, (on: string) => Step])[] = [
    [
      'representatives',
      (on) => (state) => domain.chooseRepresentatives({ ...by(on), representatives: [person('甲')] }, state, theRegulation),
    ],
    [
      'a visit',
      (on) => (state) => domain.recordVisit({ ...by(on), kind: 'paid', headcount: 1, place: '', note: '走访' }, state, theRegulation),
    ],
    ['an agent', (on) => (state) => domain.appointAgent({ ...by(on), kind: 'cadre', agent: person('甲'), mandate: '代办' }, state)],
    ['a death', (on) => (state) => domain.recordDeath({ ...by(on), diedOn: '2024-05-06', proof: '证明' }, state)],
    [
      'an urgent report',
      (on) => (state) => domain.reportUrgentMatter({ ...by(on), to: ['S000'], content: '聚集', measures: '到场' }, state),
    ],
    ['a correction', (on) => (state) => domain.correctRegistration({ ...by(on), title: '标题', reason: '误' }, state)],
  ];
  it.each(steps)('%s needs a registered case, and a day from its receipt to today', (_name, step) => {
    given().when(step('2024-05-07')).thenRefused({ code: 'case-unknown' });
    given(registered).when(step('2024-05-05')).thenRefused({ code: 'day-before-receipt', receivedOn: '2024-05-06' });
    given(registered).when(step('2025-01-01')).thenRefused({ code: 'day-in-the-future', today: '2024-12-31' });
  });
});
