import { describe, expect, it } from '@jest/globals';
import { addDays, theRegulation } from '@anjuan/regulation';
import fc from 'fast-check';
import { expire, warn } from '../clock/run.ts';
import {
  acceptSupervisionAnswer,
  answerSupervisionOrder,
  cancelSupervisionOrder,
  clockRunOf,
  evolveOrders,
  interviewUnitHead,
  issueSupervisionOrder,
  returnSupervisionAnswer,
  type OrderState,
} from './index.ts';
import type { OrderStreamEvent } from './state.ts';
import {
  accepted,
  after,
  by,
  conductOf,
  entrusted,
  expired,
  happened,
  office,
  personId,
  refusal,
  unit,
} from './testing/a-supervised-case.ts';

const conduct = conductOf(entrusted, accepted, expired('handling', '2025-03-21'));
const order = {
  unit: 'S004',
  grounds: ['delay' as const],
  method: 'written' as const,
  answerBy: '2025-04-16',
  documentNumber: '星信督〔2025〕12号',
};
const texts = { facts: '超期未出具处理意见', demands: '十五日内出具' };
const issue = (on = '2025-04-01', state = after(), more: object = {}) =>
  issueSupervisionOrder({ ...order, ...texts, ...by(on), conduct, ...more }, state);
const answer = (on: string, state: OrderState, actor = unit, number = 1) =>
  answerSupervisionOrder({ order: number, documentNumber: '', answer: '已出具', ...by(on, actor) }, state);
const accept = (on: string, state: OrderState, actor = office) =>
  acceptSupervisionAnswer({ order: 1, finding: '属实', ...by(on, actor) }, state);
const sendBack = (on: string, answerBy: string, state: OrderState) =>
  returnSupervisionAnswer({ order: 1, answerBy, reason: '未说明原因', ...by(on) }, state);
const cancel = (on: string, state: OrderState) => cancelSupervisionOrder({ order: 1, reason: '发错', ...by(on) }, state);

const issued = happened(issue());
const open = after(...issued);
const answeredEvents = [...issued, ...happened(answer('2025-04-14', open))];
const answered = after(...answeredEvents);

describe('a supervision order (督办, Art. 40)', () => {
  it('goes to a unit that had the case, with what bears its ground out, and starts the clock of its answer', () => {
    expect(issued).toEqual([
      {
        ...{
          type: 'SupervisionOrderIssued',
          order: 1,
          run: 1,
          unit: 'S004',
          method: 'written',
          issuedOn: '2025-04-01',
          answerBy: '2025-04-16',
        },
        ...{ grounds: [{ ground: 'delay', event: 'ClockExpired', on: '2025-03-21' }], documentNumber: '星信督〔2025〕12号', article: '40' },
        ...{ personId, personal: texts },
      },
      {
        ...{ type: 'ClockStarted', clock: 'order-answer', run: 1, from: '2025-04-01', due: '2025-04-16', days: 15, dayKind: 'calendar' },
        ...{ article: '40', localGround: '', personId },
      },
    ]);
  });
  it.each<[string, object, string]>([
    ['a unit that never had the case', { unit: 'S009' }, 'unit-never-held'],
    ['a ground that nothing in the case bears out', { grounds: ['delay', 'shirking'] }, 'grounds-not-borne-out'],
    ['a last day that is not after the order', { answerBy: '2025-04-01' }, 'answer-day-too-early'],
    ['a day in the future', { on: '2026-11-25', answerBy: '2026-12-25' }, 'day-in-the-future'],
    ['the unit itself as the supervisor', { actor: unit }, 'own-unit'],
    ['a case that is not registered', { personId: null }, 'case-unknown'],
  ])('is refused with %s', (_what, more, code) => {
    expect(refusal(issue('2025-04-01', after(), more))).toMatchObject({ code });
  });
  it('names the grounds that are not borne out', () => {
    const grounds = ['delay', 'shirking', 'falsehood'];
    expect(refusal(issue('2025-04-01', after(), { grounds }))).toEqual({
      code: 'grounds-not-borne-out',
      missing: ['shirking', 'falsehood'],
      article: '40',
    });
  });

  it('is answered by its unit, in time or late', () => {
    expect(happened(answer('2025-04-16', open)).at(-1)).toEqual({
      type: 'ClockStopped',
      clock: 'order-answer',
      run: 1,
      on: '2025-04-16',
      outcome: 'met',
    });
    expect(happened(answer('2025-04-17', open)).at(-1)).toMatchObject({ outcome: 'late' });
    expect(refusal(answer('2025-04-14', open, { role: 'unit-head', unit: 'S009' }))).toEqual({
      code: 'not-the-supervised-unit',
      unit: 'S004',
    });
    expect(happened(answer('2025-04-14', open, office))).toHaveLength(2); // the office enters an answer on paper
    expect(refusal(answer('2025-03-31', open))).toEqual({ code: 'day-before-previous-step', previous: '2025-04-01' });
  });
  it('is done once its answer is accepted, not by the unit, and not twice', () => {
    const done = happened(accept('2025-04-20', answered));
    expect(done).toEqual([
      { type: 'SupervisionOrderAccepted', order: 1, doneOn: '2025-04-20', article: '40', personId, personal: { finding: '属实' } },
    ]);
    expect(refusal(accept('2025-04-20', answered, unit))).toEqual({ code: 'own-unit', unit: 'S004' });
    expect(happened(accept('2025-04-20', after(...answeredEvents, ...done)))).toEqual([]);
    expect(refusal(accept('2025-04-20', open))).toEqual({ code: 'wrong-order-state', is: 'open', needed: ['answered', 'accepted'] });
  });
  it('goes back with a new last day, and a new run of its clock', () => {
    const back = happened(sendBack('2025-04-18', '2025-04-28', answered));
    expect(back.map(({ type }) => type)).toEqual(['SupervisionOrderReturned', 'ClockStarted']);
    expect(back.at(-1)).toMatchObject({ run: 2, from: '2025-04-18', due: '2025-04-28' });
    const state = after(...answeredEvents, ...back);
    expect(happened(answer('2025-04-29', state)).at(-1)).toMatchObject({ run: 2, outcome: 'late' });
    expect(refusal(sendBack('2025-04-18', '2025-04-18', answered))).toMatchObject({ code: 'answer-day-too-early', field: 'answerBy' });
  });
  it('is taken back before it is done; its clock falls away', () => {
    const gone = happened(cancel('2025-04-02', open));
    expect(gone.at(-1)).toMatchObject({ type: 'ClockStopped', run: 1, outcome: 'cancelled' });
    expect(happened(cancel('2025-04-02', after(...issued, ...gone)))).toEqual([]);
    expect(happened(cancel('2025-04-20', answered)).map(({ type }) => type)).toEqual(['SupervisionOrderCancelled']);
    expect(refusal(cancel('2025-05-01', after(...answeredEvents, ...happened(accept('2025-04-20', answered)))))).toMatchObject({
      code: 'wrong-order-state',
    });
  });
  it('stands beside others, each with its own run and answer', () => {
    const two = after(...issued, ...happened(issue('2025-04-05', open, { answerBy: '2025-05-05' })));
    expect(two.orders.map(({ run }) => run)).toEqual([1, 2]);
    const one = after(
      ...issued,
      ...happened(issue('2025-04-05', open, { answerBy: '2025-05-05' })),
      ...happened(answer('2025-04-10', two, unit, 2)),
    );
    expect([one.orders.map(({ status }) => status), clockRunOf('order-answer', 1, one)?.status]).toEqual([['open', 'answered'], 'running']);
    expect(refusal(answer('2025-04-10', two, unit, 3))).toEqual({ code: 'order-unknown', orders: 2 });
  });
  it('runs out when its last day is over, once, and is warned of before', () => {
    const known = clockRunOf('order-answer', 1, open);
    expect(expire('order-answer', known, '2025-04-16', theRegulation)).toEqual([]);
    const out = expire('order-answer', known, '2025-04-17', theRegulation);
    expect(out).toEqual([{ type: 'ClockExpired', clock: 'order-answer', run: 1, due: '2025-04-16', article: '40' }]);
    expect(expire('order-answer', clockRunOf('order-answer', 1, after(...issued, ...out)), '2025-04-18', theRegulation)).toEqual([]);
    expect(warn('order-answer', known, '2025-04-15', theRegulation)).toMatchObject([{ warning: '1d', daysLeft: 1, article: '40' }]);
    expect(happened(answer('2025-04-20', after(...issued, ...out))).at(-1)).toMatchObject({ outcome: 'late' });
  });
});

describe('an interview of the head of a unit (约谈, Art. 40)', () => {
  const interview = (more: object = {}) =>
    interviewUnitHead(
      {
        unit: 'S004',
        grounds: ['delay'],
        head: '左德发',
        post: '局长',
        documentNumber: '',
        record: '已约谈',
        demands: '',
        ...by('2025-04-20'),
        conduct,
        ...more,
      },
      open,
    );
  it('rests on the same grounds as an order, and is numbered', () => {
    expect(happened(interview())).toMatchObject([
      { type: 'UnitHeadInterviewed', interview: 1, unit: 'S004', grounds: [{ ground: 'delay', event: 'ClockExpired' }], article: '40' },
    ]);
    expect(refusal(interview({ grounds: ['shirking'] }))).toMatchObject({ code: 'grounds-not-borne-out' });
    expect(refusal(interview({ unit: 'S009' }))).toMatchObject({ code: 'unit-never-held' });
  });
});

describe('orders, whatever is done in whatever order', () => {
  it('run at most one clock each, which runs exactly while the order is open and not out of time', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((count) => addDays('2025-04-01', count));
    const move = fc.record({
      what: fc.constantFrom('issue', 'answer', 'accept', 'return', 'cancel', 'expire'),
      on: day,
      span: fc.integer({ min: 0, max: 40 }),
      number: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let state = after();
        for (const { what, on, span, number } of moves) {
          const facts = { ...by(on), order: number };
          const run = state.orders[number - 1]?.run ?? 0;
          const made: Readonly<Record<string, () => readonly OrderStreamEvent[]>> = {
            issue: () => happened(issue(on, state, { answerBy: addDays(on, span) })),
            answer: () => happened(answerSupervisionOrder({ ...facts, documentNumber: '', answer: '答' }, state)),
            accept: () => happened(acceptSupervisionAnswer({ ...facts, finding: '可' }, state)),
            return: () => happened(returnSupervisionAnswer({ ...facts, answerBy: addDays(on, span), reason: '退' }, state)),
            cancel: () => happened(cancelSupervisionOrder({ ...facts, reason: '撤' }, state)),
            expire: () => expire('order-answer', clockRunOf('order-answer', run, state), on, theRegulation),
          };
          state = (made[what]?.() ?? []).reduce(evolveOrders, state);
        }
        const runs = state.clocks['order-answer'] ?? [];
        expect(runs.map(({ run }) => run)).toEqual(runs.map((_, index) => index + 1));
        const waiting = state.orders.filter(({ status }) => status === 'open').map(({ run }) => run);
        expect(
          runs
            .filter(({ status }) => status !== 'stopped')
            .map(({ run }) => run)
            .sort(),
        ).toEqual(waiting.sort());
      }),
    );
  });
});
