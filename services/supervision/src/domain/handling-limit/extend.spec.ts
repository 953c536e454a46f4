import { describe, it } from '@jest/globals';
import type { EventOf } from '@anjuan/contracts';
import { extensionRuleOn } from '@anjuan/regulation';
import { givenWhenThen } from '@anjuan/testing';
import { evolve, noClocks, type ClocksState } from '../clock/state.ts';
import { extendHandlingLimit } from './extend.ts';

const given = givenWhenThen({ initialState: noClocks, evolve });
const personId = 'person-0001';
const started: EventOf<'ClockStarted'> = {
  ...{ type: 'ClockStarted', clock: 'handling', run: 1, from: '2024-09-30', due: '2024-11-29' },
  ...{ days: 60, dayKind: 'calendar', article: '34', personId, localGround: '' },
};
const extended = (days: number, due: string): EventOf<'HandlingLimitExtended'> => ({
  ...{ type: 'HandlingLimitExtended', run: 1, due, days, article: '34', personId, personal: { reason: '案情复杂' } },
});
const ask =
  (days: number, on = '2024-11-20', approver = 'unit-head') =>
  (state: ClocksState) =>
    extendHandlingLimit({ days, on, today: '2025-12-31', approver, reason: '案情复杂' }, state, extensionRuleOn('handling', on));

describe('extending the 60-day limit (延长办理期限, Art. 34)', () => {
  it('moves the last day by the days the unit head approved, 30 at most', () => {
    given(started).when(ask(1)).then(extended(1, '2024-11-30'));
    given(started).when(ask(30)).then(extended(30, '2024-12-29'));
    given(started).when(ask(31)).thenRefused({ code: 'extension-too-long', asked: 31, left: 30, article: '34' });
  });
  it('counts earlier extensions against the 30 days', () => {
    given(started, extended(20, '2024-12-19')).when(ask(10)).then(extended(10, '2024-12-29'));
    given(started, extended(20, '2024-12-19'))
      .when(ask(11))
      .thenRefused({ code: 'extension-too-long', asked: 11, left: 10, article: '34' });
    given(started, extended(30, '2024-12-29')).when(ask(1)).thenRefused({ code: 'extension-too-long', asked: 1, left: 0, article: '34' });
  });
  it.each(['unit-handler', 'dispatcher', 'supervisor', ''])('is not for the role “%s” to approve', (role) => {
    given(started)
      .when(ask(1, '2024-11-20', role))
      .thenRefused({ code: 'wrong-approver', needed: 'unit-head', article: '34' });
  });
  it('can be approved on the last day, an extended one too, not after it', () => {
    given(started).when(ask(5, '2024-11-29')).then(extended(5, '2024-12-04'));
    given(started).when(ask(5, '2024-11-30')).thenRefused({ code: 'limit-ended', due: '2024-11-29' });
    given(started, extended(5, '2024-12-04')).when(ask(5, '2024-12-04')).then(extended(5, '2024-12-09'));
  });
  it('cannot be approved before the limit began, nor on a day that has not come yet', () => {
    given(started).when(ask(5, '2024-09-29')).thenRefused({ code: 'day-out-of-range', from: '2024-09-30', today: '2025-12-31' });
    given(started).when(ask(5, '2026-01-01')).thenRefused({ code: 'day-out-of-range', from: '2024-09-30', today: '2025-12-31' });
  });
  it('is refused where no limit runs', () => {
    given().when(ask(1)).thenRefused({ code: 'limit-not-running' });
    given(started, { type: 'ClockStopped', clock: 'handling', run: 1, on: '2024-11-19', outcome: 'met' })
      .when(ask(1))
      .thenRefused({ code: 'limit-not-running' });
    given({ ...started, clock: 'acceptance', days: 15, article: '23' })
      .when(ask(1))
      .thenRefused({ code: 'limit-not-running' });
  });
  it('sets a limit running again that expired while the approval of its last days was on its way', () => {
    given(started, { type: 'ClockExpired', clock: 'handling', run: 1, due: '2024-11-29', article: '34' })
      .when(ask(10, '2024-11-29'))
      .then(extended(10, '2024-12-09'));
  });
});
