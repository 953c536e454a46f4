import { describe, expect, it } from '@jest/globals';
import { accept, type EventOf, type SupervisionEvent } from '@anjuan/contracts';
import { addDays, theRegulation, type ClockCode } from '@anjuan/regulation';
import { givenWhenThen } from '@anjuan/testing';
import fc from 'fast-check';
import { react, type Cause } from './react.ts';
import { expire } from './run.ts';
import { evolve, isOpen, noClocks, type ClocksState } from './state.ts';

// Real: the rules in force and the State Council's calendar. Invented: one case and its days, counted by hand.
const given = givenWhenThen({ initialState: noClocks, evolve });
const on = (cause: Cause) => (state: ClocksState) => accept(...react(cause, state, theRegulation));
const [personId, unit, personal] = ['person-0001', 'S004', null] as const;
const articles: Readonly<Record<ClockCode, string>> = {
  ...{ 'register-and-transfer': '22', acceptance: '23', objection: '23', handling: '34', 'report-back': '22', 'carrying-out': '32' },
  ...{
    'review-request': '35',
    review: '35',
    're-review-request': '36',
    're-review': '36',
    'order-answer': '40',
    'suggestion-feedback': '40',
  },
};
const started = (clock: ClockCode, from: string, due: string, days: number, run = 1): EventOf<'ClockStarted'> => ({
  ...{ type: 'ClockStarted', clock, run, from, due, days, dayKind: 'calendar', article: articles[clock], localGround: '', personId },
});
const stopped = (clock: ClockCode, day: string, outcome: EventOf<'ClockStopped'>['outcome'], run = 1): SupervisionEvent => ({
  ...{ type: 'ClockStopped', clock, run, on: day, outcome },
});
const handled = [started('handling', '2024-10-10', '2024-12-09', 60), stopped('handling', '2024-11-20', 'met')];
const deliveredOn = (day: string): Cause => ({ type: 'OpinionDelivered', deliveredOn: day, method: 'post', personId, personal });
const askedOn = (level: 'review' | 're-review', day: string): Cause => ({
  ...{ type: 'ReviewRequested', level, unit: 'S001', ofUnit: unit, requestedOn: day, article: articles[level], personId, personal },
});
const answeredOn = (level: 'review' | 're-review', day: string): Cause => ({
  ...{ type: 'ReviewOpinionIssued', level, unit: 'S001', outcome: 'upheld', issuedOn: day, documentNumber: '1', article: articles[level] },
  ...{ personId, personal },
});
const toldOn = (level: 'review' | 're-review', day: string, outcome: 'upheld' | 'returned' = 'upheld'): Cause => ({
  ...{ type: 'ReviewOpinionDelivered', level, unit: 'S001', outcome, deliveredOn: day, method: 'post', personId, personal },
});

describe('the petitioner’s time to ask for review (Art. 35, 36)', () => {
  it.each([
    ['2024-01-31', '2024-03-01'], // over the leap day
    ['2023-01-31', '2023-03-02'],
    ['2024-12-15', '2025-01-14'],
  ])('runs from the delivery on %s until %s', (from, due) => {
    given(...handled)
      .when(on(deliveredOn(from)))
      .then(started('review-request', from, due, 30));
  });
  it('does not run where no petition procedure was', () => {
    given(started('acceptance', '2024-10-01', '2024-10-16', 15))
      .when(on(deliveredOn('2024-11-25')))
      .then();
  });
  it('lapses unused without anybody being late, and only after its last day', () => {
    const past = [...handled, started('review-request', '2024-11-25', '2024-12-25', 30)];
    const at = (today: string) => (state: ClocksState) =>
      accept(...expire('review-request', state.clocks['review-request'], today, theRegulation));
    given(...past)
      .when(at('2024-12-25'))
      .then();
    given(...past)
      .when(at('2024-12-26'))
      .then(stopped('review-request', '2024-12-25', 'lapsed'));
  });
  it('outlives the closing of the case, as does what is to be carried out', () => {
    const past = [
      ...handled,
      started('review-request', '2024-11-25', '2024-12-25', 30),
      started('carrying-out', '2024-11-20', '2025-03-31', 131),
    ];
    given(...past)
      .when(on({ type: 'CaseClosed', closedOn: '2024-12-02', rating: 'satisfied' }))
      .then();
  });
  it('falls away with the end of the procedure', () => {
    given(...handled, started('review-request', '2024-11-25', '2024-12-25', 30))
      .when(on({ type: 'ProcedureEnded', because: 'review-not-requested', endedOn: '2024-12-26', article: '35' }))
      .then(stopped('review-request', '2024-12-26', 'cancelled'));
  });
});

describe('review within 30 days, and re-review (Art. 35, 36)', () => {
  const asking = [...handled, started('review-request', '2024-11-25', '2024-12-25', 30)];
  const reviewing = [...asking, stopped('review-request', '2024-12-10', 'met'), started('review', '2024-12-10', '2025-01-09', 30)];
  it('begin with the request, over the year end', () => {
    given(...asking)
      .when(on(askedOn('review', '2024-12-10')))
      .then(...reviewing.slice(3));
  });
  it('are met on the last day and late on the next', () => {
    given(...reviewing)
      .when(on(answeredOn('review', '2025-01-09')))
      .then(stopped('review', '2025-01-09', 'met'));
    given(...reviewing)
      .when(on(answeredOn('review', '2025-01-10')))
      .then(stopped('review', '2025-01-10', 'late'));
  });
  it('are followed by the time to ask for re-review, or by handling anew', () => {
    const answered = [...reviewing, stopped('review', '2025-01-09', 'met')];
    given(...answered)
      .when(on(toldOn('review', '2025-01-13')))
      .then(started('re-review-request', '2025-01-13', '2025-02-12', 30));
    given(...answered)
      .when(on(toldOn('review', '2025-01-13', 'returned')))
      .then(started('handling', '2025-01-13', '2025-03-14', 60, 2));
    given(...answered)
      .when(on(toldOn('re-review', '2025-01-13')))
      .then();
  });
});

describe('a hearing in re-review does not count (Art. 36)', () => {
  const running = [...handled, started('re-review', '2024-12-10', '2025-01-09', 30)];
  const opened = (stage: 'handling' | 're-review', openedOn = '2024-12-30'): Cause => ({
    ...{ type: 'HearingOpened', unit: 'S001', stage, openedOn, article: '36', personId },
  });
  const closed: Cause = {
    ...{ type: 'HearingClosed', unit: 'S001', stage: 're-review', openedOn: '2024-12-30', closedOn: '2025-01-03', days: 5, article: '36' },
    ...{ personId, personal },
  };
  const paused: SupervisionEvent = { type: 'ClockPaused', clock: 're-review', run: 1, on: '2024-12-30', article: '36' };
  const resumed: SupervisionEvent = {
    ...{ type: 'ClockResumed', clock: 're-review', run: 1, on: '2025-01-03', days: 5, due: '2025-01-14', article: '36' },
  };
  it('stands still, then ends later by its days', () => {
    given(...running)
      .when(on(opened('re-review')))
      .then(paused);
    given(...running, paused)
      .when(on(closed))
      .then(resumed);
    given(...running, paused, resumed)
      .when(on(closed))
      .then();
  });
  it('does not run out meanwhile', () => {
    given(...running, paused)
      .when((state) => accept(...expire('re-review', state.clocks['re-review'], '2025-02-01', theRegulation)))
      .then();
  });
  it('stands still although it ran out before the hearing was entered, not for one held after its end', () => {
    const expired: SupervisionEvent = { type: 'ClockExpired', clock: 're-review', run: 1, due: '2025-01-09', article: '36' };
    given(...running, expired)
      .when(on(opened('re-review')))
      .then(paused);
    given(...running, expired)
      .when(on(opened('re-review', '2025-01-10')))
      .then();
  });
  it('counts in handling', () => {
    given(started('handling', '2024-12-10', '2025-02-08', 60))
      .when(on(opened('handling')))
      .then();
  });
  it('moves the last day by exactly the days of all hearings', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lengths, (days) => {
        let state = running.reduce(evolve, noClocks);
        for (const count of days) {
          const ended: Cause = { ...closed, days: count };
          for (const cause of [opened('re-review'), ended]) state = react(cause, state, theRegulation).reduce(evolve, state);
        }
        expect(state.clocks['re-review']?.due).toBe(
          addDays(
            '2025-01-09',
            days.reduce((sum, count) => sum + count, 0),
          ),
        );
      }),
    );
  });
});

describe('what an order names', () => {
  const order: Cause = { type: 'PetitionEntrusted', unit, entrustedOn: '2024-09-27', reportBy: '2024-11-30' };
  const reporting = [...handled, started('report-back', '2024-09-27', '2024-11-30', 64)];
  const opinion = (carryOutBy: string | null): Cause => ({
    ...{ type: 'OpinionIssued', unit, issuedOn: '2024-11-20', documentNumber: '8', results: [], requestAs: 'registered', carryOutBy },
    ...{ personId, personal },
  });
  it('is reported by its day', () => {
    const events = react(order, handled.reduce(evolve, noClocks), theRegulation);
    expect(events.at(-1)).toEqual(reporting.at(-1));
    given(...reporting)
      .when(on({ type: 'ResultReported', unit, reportedOn: '2024-11-30', reportBy: '2024-11-30', personId, personal }))
      .then(stopped('report-back', '2024-11-30', 'met'));
  });
  it('is carried out by its day; a part of it does not stop the clock', () => {
    const done = (complete: boolean): Cause => ({
      ...{ type: 'CarryingOutRecorded', unit, carriedOutOn: '2025-01-02', complete, article: '32', personId, personal },
    });
    given(...handled)
      .when(on(opinion(null)))
      .then();
    given(...handled)
      .when(on(opinion('2024-12-31')))
      .then(started('carrying-out', '2024-11-20', '2024-12-31', 41));
    const running = given(...handled, started('carrying-out', '2024-11-20', '2024-12-31', 41));
    running.when(on(done(false))).then();
    running.when(on(done(true))).then(stopped('carrying-out', '2025-01-02', 'late'));
  });
});

describe('other ways of a case', () => {
  const running = [started('handling', '2024-10-10', '2024-12-09', 60)];
  it('a declined petition was answered in time, and nothing runs on', () => {
    given(started('acceptance', '2024-09-27', '2024-10-12', 15), started('objection', '2024-09-27', '2024-10-10', 5))
      .when(
        on({
          ...{ type: 'PetitionDeclined', unit, declinedOn: '2024-10-12', ground: 'outside-duty', article: '', referredTo: '' },
          ...{ personId, personal },
        }),
      )
      .then(stopped('acceptance', '2024-10-12', 'met'), stopped('objection', '2024-10-12', 'cancelled'));
  });
  it('another procedure has the clocks of its own law', () => {
    given(...running)
      .when(
        on({
          ...{ type: 'RouteChanged', unit, from: 'petition-procedure', route: 'arbitration', acceptedOn: '2024-10-10' },
          ...{ changedOn: '2024-10-16', article: '31', personId, personal },
        }),
      )
      .then(stopped('handling', '2024-10-16', 'cancelled'));
  });
  it('the petition procedure taken later has its 60 days from acceptance all the same (Art. 34)', () => {
    given(started('acceptance', '2024-10-01', '2024-10-16', 15))
      .when(
        on({
          ...{ type: 'RouteChanged', unit, from: 'arbitration', route: 'petition-procedure', acceptedOn: '2024-10-10' },
          ...{ changedOn: '2024-10-16', article: '31', personId, personal },
        }),
      )
      .then(started('handling', '2024-10-10', '2024-12-09', 60));
  });
  it('an agreement meets the limit of handling', () => {
    given(...running)
      .when(
        on({
          ...{ type: 'SettlementReached', unit, agreedOn: '2024-12-09', mediated: true, documentNumber: '1', article: '33' },
          ...{ personId, personal },
        }),
      )
      .then(stopped('handling', '2024-12-09', 'met'));
  });
});

describe('a merging that is undone (撤销并案)', () => {
  const merged: Cause = { type: 'CaseMerged', intoCaseId: 'case-002', mergedOn: '2024-11-01', personId, personal };
  const undone = (standing: EventOf<'MergeUndone'>['standing']): Cause => ({
    ...{ type: 'MergeUndone', fromCaseId: 'case-002', standing, mergedOn: '2024-11-01', undoneOn: '2024-11-20', personId, personal },
  });
  const running = [started('handling', '2024-10-10', '2024-12-09', 60)];
  const extended: SupervisionEvent = {
    ...{ type: 'HandlingLimitExtended', run: 1, due: '2024-12-29', days: 20, article: '34', personId, personal: { reason: '复杂' } },
  };
  it('gives every limit back with the last day it had', () => {
    given(...running)
      .when(on(merged))
      .then(stopped('handling', '2024-11-01', 'cancelled'));
    given(...running, stopped('handling', '2024-11-01', 'cancelled'))
      .when(on(undone('accepted')))
      .then(started('handling', '2024-10-10', '2024-12-09', 60, 2));
  });
  it('keeps an extension, and counts it', () => {
    const past = [...running, extended, stopped('handling', '2024-11-01', 'cancelled')];
    const again = started('handling', '2024-10-10', '2024-12-29', 60, 2);
    given(...past)
      .when(on(undone('accepted')))
      .then(again);
    expect([...past, again].reduce(evolve, noClocks).clocks.handling).toMatchObject({ extendedBy: 20, due: '2024-12-29' });
  });
  it('starts nothing that does not run where the case stands', () => {
    given(started('acceptance', '2024-10-20', '2024-11-04', 15), stopped('acceptance', '2024-11-01', 'cancelled'))
      .when(on(undone('taken-back')))
      .then();
  });
  it('told again starts nothing twice', () => {
    const past = [...running, stopped('handling', '2024-11-01', 'cancelled'), started('handling', '2024-10-10', '2024-12-09', 60, 2)];
    given(...past)
      .when(on(undone('accepted')))
      .then();
    expect(isOpen(past.reduce(evolve, noClocks).clocks.handling)).toBe(true);
  });
});
