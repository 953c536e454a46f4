import { describe, it } from '@jest/globals';
import { accept, type EventOf, type SupervisionEvent } from '@anjuan/contracts';
import { theRegulation, type ClockCode } from '@anjuan/regulation';
import { givenWhenThen } from '@anjuan/testing';
import { runOf, warn } from './run.ts';
import { evolve, noClocks, type ClocksState } from './state.ts';

// Real: the rules in force with their warning steps. Invented: one handling limit, counted by hand.
const given = givenWhenThen({ initialState: noClocks, evolve });
const personId = 'person-0001';
const started: EventOf<'ClockStarted'> = {
  ...{ type: 'ClockStarted', clock: 'handling', run: 1, from: '2024-01-12', due: '2024-03-12', days: 60, dayKind: 'calendar' },
  ...{ article: '34', localGround: '', personId },
};
const warned = (warning: string, warnedOn: string, daysLeft: number, due = '2024-03-12'): SupervisionEvent => ({
  ...{ type: 'ClockWarned', clock: 'handling', run: 1, warning, warnedOn, due, daysLeft, article: '34', ground: '' },
});
const on =
  (today: string, clock: ClockCode = 'handling', run = 1) =>
  (state: ClocksState) =>
    accept(...warn(clock, runOf(clock, run, state), today, theRegulation));

describe('a limit whose last day nears (预警)', () => {
  it('is warned of fifteen, five and one day before, once each', () => {
    given(started).when(on('2024-02-25')).then();
    given(started)
      .when(on('2024-02-26'))
      .then(warned('15d', '2024-02-26', 15));
    given(started, warned('15d', '2024-02-26', 15))
      .when(on('2024-02-27'))
      .then();
    given(started, warned('15d', '2024-02-26', 15))
      .when(on('2024-03-07'))
      .then(warned('5d', '2024-03-07', 5));
    given(started, warned('5d', '2024-03-07', 5))
      .when(on('2024-03-11'))
      .then(warned('1d', '2024-03-11', 1));
    given(started, warned('1d', '2024-03-11', 1))
      .when(on('2024-03-12'))
      .then();
  });
  it('is warned of by the step that came last where it is entered late', () => {
    given(started)
      .when(on('2024-03-09'))
      .then(warned('5d', '2024-03-09', 3));
    given(started).when(on('2024-03-13')).then();
  });
  it('is warned of anew for a later last day', () => {
    const extended: SupervisionEvent = {
      ...{ type: 'HandlingLimitExtended', run: 1, due: '2024-04-11', days: 30, article: '34', personId, personal: null },
    };
    const before = given(started, warned('5d', '2024-03-07', 5), extended);
    before.when(on('2024-03-12')).then();
    before.when(on('2024-04-06')).then(warned('5d', '2024-04-06', 5, '2024-04-11'));
  });
  it('is not warned of where it stopped, ran out or stands still, or another run took its place', () => {
    given(started, { type: 'ClockStopped', clock: 'handling', run: 1, on: '2024-03-01', outcome: 'met' }).when(on('2024-03-11')).then();
    given(started, { type: 'ClockExpired', clock: 'handling', run: 1, due: '2024-03-12', article: '34' }).when(on('2024-03-12')).then();
    given(started)
      .when(on('2024-03-11', 'handling', 2))
      .then();
    const review: EventOf<'ClockStarted'> = { ...started, clock: 're-review', article: '36', due: '2024-02-11', days: 30 };
    given(review, { type: 'ClockPaused', clock: 're-review', run: 1, on: '2024-01-20', article: '36' })
      .when(on('2024-02-10', 're-review'))
      .then();
  });
});
