import { describe, it } from '@jest/globals';
import type { AssignmentEvent, EventOf } from '@anjuan/contracts';
import { theRegulation, type ClockCode, type Day } from '@anjuan/regulation';
import { givenWhenThen } from '@anjuan/testing';
import * as domain from '../index.ts';
import { accepted, by, closed, delivered, issued, personId, proposed, recorded, reviewed, sent, toDelivered } from '../testing/a-case.ts';

// Real: the deciders and the rules in force. Invented: a bureau S004 under the city S001, which stands under S000.
const given = givenWhenThen({ initialState: domain.absent, evolve: domain.evolve });
const system = { id: 'system:assignment', role: 'system', unit: '' };
const lapse = (clock: ClockCode, dueOn: Day) => (state: domain.AssignmentState) =>
  domain.endUnasked({ clock, dueOn }, system, state, theRegulation);
const ask =
  (on: Day, to = recorded('S001', 'city', 'S000'), decidedBy = recorded('S004', 'city', 'S001')) =>
  (state: domain.AssignmentState) =>
    domain.requestReview(
      { ...by(on, 'intake-clerk', ''), reason: '不服', unit: to === above ? 'S000' : 'S001', reviewer: to, decidedBy },
      state,
      theRegulation,
    );
const above = recorded('S000', 'city', null);

const first = reviewed('review', 'S001', 'S004', ['2024-12-05', '2024-12-30', '2025-01-06']);
const second = reviewed('re-review', 'S000', 'S001', ['2025-02-05', '2025-03-03', '2025-03-05']);
const returned = reviewed('review', 'S001', 'S004', ['2024-12-05', '2024-12-30', '2025-01-06'], 'returned');
const end = (because: EventOf<'ProcedureEnded'>['because'], endedOn: Day, article: string): EventOf<'ProcedureEnded'> => ({
  ...{ type: 'ProcedureEnded', because, endedOn, article },
});
const unasked = end('review-not-requested', '2024-12-26', '35');
const again = [...toDelivered, ...returned, { ...issued, issuedOn: '2025-02-10' }, { ...delivered, deliveredOn: '2025-02-12' }];

type Row = readonly [title: string, past: readonly AssignmentEvent[], clock: ClockCode, dueOn: Day, then: readonly AssignmentEvent[]];
const rows: readonly Row[] = [
  ['the opinion, of a case that is open', toDelivered, 'review-request', '2024-12-25', [unasked]],
  ['the opinion, of a closed case', [...toDelivered, closed], 'review-request', '2024-12-25', [unasked]],
  [
    ...(['the review opinion', [...toDelivered, ...first], 're-review-request', '2025-02-05'] as const),
    [end('re-review-not-requested', '2025-02-06', '36')],
  ],
  [
    ...(['an opinion given anew after the first was revoked', again, 'review-request', '2025-03-14'] as const),
    [end('review-not-requested', '2025-03-15', '35')],
  ],
];

describe('the end of the procedure by itself (自动终结, Art. 35, 36)', () => {
  it.each(rows)('comes the day after the time to contest %s', (_title, past, clock, dueOn, then) => {
    given(...past)
      .when(lapse(clock, dueOn))
      .then(...then);
  });

  it.each<Row>([
    ['asked for in time and under review', [...toDelivered, ...first.slice(0, 1)], 'review-request', '2024-12-25', []],
    ['reviewed meanwhile: the time for re-review runs', [...toDelivered, ...first], 'review-request', '2024-12-25', []],
    ['revoked and given anew: another time runs', again, 'review-request', '2024-12-25', []],
    [
      're-reviewed, which ended it',
      [...toDelivered, ...first, ...second, end('re-reviewed', '2025-03-05', '36')],
      're-review-request',
      '2025-02-05',
      [],
    ],
    ['ended by an officer', [...toDelivered, end('review-not-requested', '2024-12-27', '35')], 'review-request', '2024-12-25', []],
    ['ended by itself before', [...toDelivered, closed, unasked], 'review-request', '2024-12-25', []],
    [
      ...(['handled by another statutory route', [proposed, sent, { ...accepted, route: 'perform-duty' }, issued, delivered]] as const),
      ...(['review-request', '2024-12-25', []] as const),
    ],
    ['unknown here', [], 'review-request', '2024-12-25', []],
    ['late with something else', toDelivered, 'handling', '2024-12-09', []],
  ])('does not come to a matter %s', (_title, past, clock, dueOn, then) => {
    given(...past)
      .when(lapse(clock, dueOn))
      .then(...then);
  });

  it('refuses the same facts afterwards, of an open and of a closed case', () => {
    for (const past of [[unasked], [closed, unasked]])
      given(...toDelivered, ...past)
        .when(ask('2024-12-26'))
        .thenRefused({ code: 'procedure-ended', endedOn: '2024-12-26', article: '36' });
  });
});

describe('what was done before the procedure ended by itself and is entered after it', () => {
  const ended = given(...toDelivered, unasked);
  it('is taken on its own day', () => {
    ended.when((state) => domain.closeCase({ ...by('2024-12-02'), rating: 'dissatisfied' }, state)).then(closed);
    ended
      .when((state) => domain.recordCarryingOut({ ...by('2024-12-03'), complete: true, note: '已支付' }, state))
      .then({
        ...{ type: 'CarryingOutRecorded', unit: 'S004', carriedOutOn: '2024-12-03', complete: true, article: '32', personId },
        personal: { note: '已支付' },
      });
  });
  it('is taken as a record of work too', () => {
    ended
      .when((state) => domain.recordWork({ ...by('2024-12-03'), kind: 'contacted', note: '电话回访' }, state))
      .then({ type: 'WorkRecorded', unit: 'S004', workedOn: '2024-12-03', kind: 'contacted', personId, personal: { note: '电话回访' } });
  });
  it('goes on with the successor of a dissolved unit (Art. 24)', () => {
    const unitState = recorded('S004', 'city', 'S001', { dissolved: '2025-03-01', successor: 'S005' });
    const successorState = recorded('S005', 'city', 'S001');
    ended
      .when((state) => domain.succeedUnit({ ...by('2025-03-01', 'dispatcher', ''), unitState, successorState }, state))
      .then({ type: 'UnitSucceeded', unit: 'S004', successor: 'S005', succeededOn: '2025-03-01', article: '24' });
  });
  it('is refused before the delivery', () => {
    ended
      .when((state) => domain.closeCase({ ...by('2024-11-24'), rating: 'dissatisfied' }, state))
      .thenRefused({ code: 'day-before-previous-step', previous: '2024-11-25' });
  });
});

describe('a request made in time and entered after the end (逾期补录的申请)', () => {
  it('is taken, and the end was not true', () => {
    for (const past of [[unasked], [closed, unasked]])
      given(...toDelivered, ...past)
        .when(ask('2024-12-25'))
        .then({ ...first[0], requestedOn: '2024-12-25' });
    given(...toDelivered, ...first, end('re-review-not-requested', '2025-02-06', '36'))
      .when(ask('2025-02-05', above, recorded('S001', 'city', 'S000')))
      .then(second[0]);
  });
  it('is refused where the answer had not reached the petitioner yet', () => {
    given(...toDelivered, unasked)
      .when(ask('2024-11-24'))
      .thenRefused({ code: 'day-before-previous-step', previous: '2024-11-25' });
  });
  it('goes on to the review, whose end comes by itself again', () => {
    given(...toDelivered, unasked, ...first)
      .when(lapse('re-review-request', '2025-02-05'))
      .then(end('re-review-not-requested', '2025-02-06', '36'));
  });
  it('is not taken after re-review, whatever its day', () => {
    given(...toDelivered, ...first, ...second, end('re-reviewed', '2025-03-05', '36'))
      .when(ask('2024-12-25'))
      .thenRefused({ code: 'procedure-ended', endedOn: '2025-03-05', article: '36' });
  });
});
