import { describe, expect, it } from '@jest/globals';
import type { AssignmentEvent } from '@anjuan/contracts';
import { addDays, theRegulation } from '@anjuan/regulation';
import { givenWhenThen } from '@anjuan/testing';
import fc from 'fast-check';
import * as domain from '../index.ts';
import {
  accepted,
  by,
  closed,
  delivered,
  issued,
  personId,
  proposed,
  recorded,
  reviewed,
  sent,
  toDelivered,
  unit,
} from '../testing/a-case.ts';

// Real: the deciders and the rules in force. Invented: a bureau S004 under the city S001, which stands under S000.
const given = givenWhenThen({ initialState: domain.absent, evolve: domain.evolve });
const units = {
  S000: recorded('S000', 'city', null),
  S001: recorded('S001', 'city', 'S000'),
  S004: recorded('S004', 'city', 'S001'),
  S003: recorded('S003', 'city', 'S001'),
};
const ask =
  (on: string, of: keyof typeof units = 'S004', to: keyof typeof units = 'S001') =>
  (state: domain.AssignmentState) =>
    domain.requestReview(
      { ...by(on, 'intake-clerk', ''), reason: '不服', unit: to, reviewer: units[to], decidedBy: units[of] },
      state,
      theRegulation,
    );
const answer =
  (on: string, of: string, outcome: 'upheld' | 'returned' = 'upheld') =>
  (state: domain.AssignmentState) =>
    domain.issueReviewOpinion(
      { ...by(on, 'reviewer', of), documentNumber: '星复〔2025〕1号', outcome, facts: '事实清楚', opinion: '结论', basis: '依据' },
      state,
    );
const tell = (on: string, of: string) => (state: domain.AssignmentState) =>
  domain.deliverReviewOpinion({ ...by(on, 'reviewer', of), method: 'in-person', proof: '送达回证' }, state);
const end = (on: string) => (state: domain.AssignmentState) => domain.endProcedure(by(on, 'dispatcher', ''), state, theRegulation);
const first = reviewed('review', 'S001', 'S004', ['2024-12-05', '2024-12-30', '2025-01-06']);
const second = reviewed('re-review', 'S000', 'S001', ['2025-02-05', '2025-03-03', '2025-03-05']);
const ended: AssignmentEvent = { type: 'ProcedureEnded', because: 're-reviewed', endedOn: '2025-03-05', article: '36' };

describe('asking for review within 30 days of the answer (复查, Art. 35)', () => {
  it('is taken on the last day, of a closed case too', () => {
    given(...toDelivered)
      .when(ask('2024-12-05'))
      .then(first[0]);
    given(...toDelivered, closed)
      .when(ask('2024-12-25'))
      .then({ ...first[0], requestedOn: '2024-12-25' });
  });
  it('is too late on the next', () => {
    given(...toDelivered)
      .when(ask('2024-12-26'))
      .thenRefused({ code: 'review-too-late', due: '2024-12-25', article: '35' });
  });
  it.each(['2024-01-31', '2023-01-31', '2024-09-20', '2024-12-15'])('counts calendar days from the delivery on %s', (on) => {
    const past = [
      proposed,
      { ...sent, transferredOn: '2022-06-01' },
      { ...accepted, acceptedOn: '2022-06-02' },
      { ...issued, issuedOn: on },
    ];
    const told = given(...past, { ...delivered, deliveredOn: on });
    told.when(ask(addDays(on, 30))).then({ ...first[0], requestedOn: addDays(on, 30) });
    told.when(ask(addDays(on, 31))).thenRefused({ code: 'review-too-late', due: addDays(on, 30), article: '35' });
  });
  it('goes one level up: not to a unit beside, nor to the unit itself', () => {
    for (const to of ['S003', 'S004'] as const)
      given(...toDelivered)
        .when(ask('2024-12-05', 'S004', to))
        .thenRefused({ code: 'not-one-level-up', unit: to, article: '35' });
  });
  it('needs a delivered opinion of the petition procedure', () => {
    given(...toDelivered.slice(0, -1))
      .when(ask('2024-12-05'))
      .thenRefused({ code: 'wrong-state', is: 'opinion-issued', needed: ['delivered', 'closed'] });
    given(proposed, sent, { ...accepted, route: 'perform-duty' }, issued, delivered)
      .when(ask('2024-12-05'))
      .thenRefused({ code: 'no-review', article: '35' });
  });
});

describe('the review and what follows it', () => {
  const asked = [...toDelivered, first[0]];
  it('is answered by the reviewing unit only', () => {
    given(...asked)
      .when(answer('2024-12-30', 'S001'))
      .then(first[1]);
    given(...asked)
      .when(answer('2024-12-30', 'S004'))
      .thenRefused({ code: 'wrong-unit', responsible: 'S001' });
  });
  it('gives the petitioner 30 days to ask for re-review (复核, Art. 36) from its delivery', () => {
    const told = given(...toDelivered, ...first);
    told.when(ask('2025-02-05', 'S001', 'S000')).then(second[0]);
    told.when(ask('2025-02-06', 'S001', 'S000')).thenRefused({ code: 'review-too-late', due: '2025-02-05', article: '36' });
  });
  it('is reviewed one level above the reviewer, not above the unit', () => {
    given(...toDelivered, ...first)
      .when(ask('2025-02-05', 'S001', 'S003'))
      .thenRefused({ code: 'not-one-level-up', unit: 'S003', article: '36' });
  });
  it('sends a revoked opinion back to the unit, which handles it again', () => {
    const returned = reviewed('review', 'S001', 'S004', ['2024-12-05', '2024-12-30', '2025-01-06'], 'returned');
    given(...asked)
      .when(answer('2024-12-30', 'S001', 'returned'))
      .then(returned[1]);
    given(...toDelivered, ...returned)
      .when((state) =>
        domain.issueOpinion(
          { ...by('2025-02-10'), documentNumber: '重8号', results: ['settled'], facts: '重查', opinion: '支持', basis: '条例' },
          state,
        ),
      )
      .then({ ...issued, issuedOn: '2025-02-10', documentNumber: '重8号', personal: { facts: '重查', opinion: '支持', basis: '条例' } });
  });
});

describe('the end of the procedure (程序终结, Art. 36)', () => {
  it('comes with the delivery of the re-review', () => {
    given(...toDelivered, ...first, second[0], second[1])
      .when(tell('2025-03-05', 'S000'))
      .then(second[2], ended);
  });
  it('does not come with the review', () => {
    given(...toDelivered, first[0], first[1])
      .when(tell('2025-01-06', 'S001'))
      .then(first[2]);
  });
  it('refuses the same facts afterwards, in a closed case too', () => {
    for (const past of [[ended], [ended, { ...closed, closedOn: '2025-03-10' }]])
      given(...toDelivered, ...first, ...second, ...past)
        .when(ask('2025-03-12', 'S001', 'S000'))
        .thenRefused({ code: 'procedure-ended', endedOn: '2025-03-05', article: '36' });
  });
  it('comes when the petitioner let the time pass, not a day before', () => {
    const told = given(...toDelivered, closed);
    told.when(end('2024-12-25')).thenRefused({ code: 'review-still-open', due: '2024-12-25', article: '35' });
    told.when(end('2024-12-26')).then({ type: 'ProcedureEnded', because: 'review-not-requested', endedOn: '2024-12-26', article: '35' });
    given(...toDelivered, ...first)
      .when(end('2025-02-06'))
      .then({ type: 'ProcedureEnded', because: 're-review-not-requested', endedOn: '2025-02-06', article: '36' });
  });
  it('comes once', () => {
    given(...toDelivered, ...first, ...second, ended)
      .when(end('2025-06-01'))
      .then();
  });
  it('leaves the case to be closed', () => {
    given(...toDelivered, ...first, ...second, ended)
      .when((state) => domain.closeCase({ ...by('2025-03-10'), rating: 'dissatisfied' }, state))
      .then({ ...closed, closedOn: '2025-03-10' });
  });
});

describe('hearings (听证)', () => {
  const open =
    (on: string, role = 'reviewer', of = 'S000') =>
    (state: domain.AssignmentState) =>
      domain.openHearing(by(on, role, of), state);
  const close = (on: string) => (state: domain.AssignmentState) =>
    domain.closeHearing({ ...by(on, 'reviewer', 'S000'), record: '笔录' }, state);
  const opened: AssignmentEvent = {
    type: 'HearingOpened',
    unit: 'S000',
    stage: 're-review',
    openedOn: '2025-02-10',
    article: '36',
    personId,
  };
  const again = [...toDelivered, ...first, second[0]];
  it('of re-review tell how many days do not count, the first and the last among them (Art. 36)', () => {
    given(...again)
      .when(open('2025-02-10'))
      .then(opened);
    given(...again, opened)
      .when(close('2025-02-14'))
      .then({
        ...{ type: 'HearingClosed', unit: 'S000', stage: 're-review', openedOn: '2025-02-10', closedOn: '2025-02-14', days: 5 },
        ...{ article: '36', personId, personal: { record: '笔录' } },
      });
  });
  it('are not held in review, nor twice at once, nor closed where none is', () => {
    given(...toDelivered, first[0])
      .when(open('2024-12-10', 'reviewer', 'S001'))
      .thenRefused({ code: 'no-hearing-in-review' });
    given(...again, opened)
      .when(open('2025-02-11'))
      .thenRefused({ code: 'hearing-open', openedOn: '2025-02-10' });
    given(...again)
      .when(close('2025-02-11'))
      .thenRefused({ code: 'no-hearing' });
    given(...again, opened)
      .when(close('2025-02-09'))
      .thenRefused({ code: 'day-before-previous-step', previous: '2025-02-10' });
  });
  it('are closed before the opinion', () => {
    given(...again, opened)
      .when(answer('2025-02-20', 'S000'))
      .thenRefused({ code: 'hearing-open', openedOn: '2025-02-10' });
    given(proposed, sent, accepted, { ...opened, unit, stage: 'handling', openedOn: '2024-10-20', article: '31' })
      .when((state) =>
        domain.issueOpinion(
          { ...by('2024-11-20'), documentNumber: '8', results: ['settled'], facts: 'a', opinion: 'b', basis: 'c' },
          state,
        ),
      )
      .thenRefused({ code: 'hearing-open', openedOn: '2024-10-20' });
  });
  it('of a complex case are held while it is handled (Art. 31)', () => {
    given(proposed, sent, accepted)
      .when(open('2024-10-20', 'unit-head', unit))
      .then({ ...opened, unit, stage: 'handling', openedOn: '2024-10-20', article: '31' });
  });
});

describe('reviews, whatever the days', () => {
  it('are never asked for after their time, and always within it', () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((count) => addDays('2022-06-10', count));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (deliveredOn, after) => {
        const events = [
          ...[proposed, { ...sent, transferredOn: '2022-06-01' }, { ...accepted, acceptedOn: '2022-06-02' }],
          ...[
            { ...issued, issuedOn: '2022-06-03' },
            { ...delivered, deliveredOn },
          ],
        ];
        const state = events.reduce(domain.evolve, domain.absent);
        const { outcome } = domain.requestReview(
          {
            ...{ on: addDays(deliveredOn, after), today: '2099-12-31', actor: { id: 'a', role: 'intake-clerk', unit: '' }, reason: '不服' },
            ...{ unit: 'S001', reviewer: units.S001, decidedBy: units.S004 },
          },
          state,
          theRegulation,
        );
        expect(outcome).toBe(after <= 30 ? 'accepted' : 'refused');
      }),
    );
  });
});
