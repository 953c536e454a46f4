import { describe, expect, it } from '@jest/globals';
import { supervisionGrounds } from '@anjuan/regulation';
import { bearOut, type ConductEvent, type SupervisionGround } from './index.ts';
import {
  accepted,
  carriedOut,
  conductOf,
  declined,
  entrusted,
  expired,
  objected,
  opinion,
  reported,
  worked,
} from './testing/a-supervised-case.ts';

const found = (ground: SupervisionGround, on: string, ...events: readonly ConductEvent[]) =>
  bearOut([ground], conductOf(...events), on).found;

// prettier-ignore
const table: readonly (readonly [ground: SupervisionGround, what: string, events: readonly ConductEvent[], event: ConductEvent['type'], on: string])[] = [
  ['delay',                   'the handling limit passed',                [entrusted, accepted, expired('handling', '2025-03-21')], 'ClockExpired', '2025-03-21'],
  ['delay',                   'the acceptance was told late',             [entrusted, { type: 'ClockStopped', clock: 'acceptance', run: 1, on: '2025-02-03', outcome: 'late' }], 'ClockStopped', '2025-02-03'],
  ['shirking',                'the unit did not accept',                  [entrusted, declined], 'PetitionDeclined', '2025-01-21'],
  ['shirking',                'the unit said it is not competent',        [entrusted, objected], 'CompetenceObjected', '2025-01-14'],
  ['perfunctory',             'the unit did something, an opinion last',  [entrusted, accepted, worked, opinion], 'OpinionIssued', '2025-03-15'],
  ['falsehood',               'the unit reported a result',               [entrusted, accepted, reported], 'ResultReported', '2025-03-20'],
  ['opinion-not-carried-out', 'the opinion is carried out only in part',  [entrusted, accepted, opinion, carriedOut(false)], 'OpinionIssued', '2025-03-15'],
  ['result-not-reported',     'the day of the report is over',            [entrusted, accepted, opinion], 'PetitionEntrusted', '2025-01-10'],
  ['improper-procedure',      'the unit took the petition',               [entrusted, accepted], 'PetitionAccepted', '2025-01-20'],
];

// prettier-ignore
const not: readonly (readonly [ground: SupervisionGround, what: string, events: readonly ConductEvent[]])[] = [
  ['delay',                   'no limit passed',                          [entrusted, accepted, worked]],
  ['delay',                   'an extension was entered afterwards',      [entrusted, accepted, expired('handling', '2025-03-21'), { type: 'HandlingLimitExtended', run: 1, due: '2025-04-20', days: 30, article: '34', personId: 'p-1', personal: null }]],
  ['delay',                   "only the petitioner's own time ended",     [entrusted, opinion, { type: 'ClockStopped', clock: 'review-request', run: 1, on: '2025-04-20', outcome: 'lapsed' }]],
  ['delay',                   'only an earlier order was answered late',  [entrusted, { type: 'ClockStopped', clock: 'order-answer', run: 1, on: '2025-04-20', outcome: 'late' }]],
  ['shirking',                'the unit accepted',                        [entrusted, accepted]],
  ['perfunctory',             'the unit did nothing yet',                 [entrusted, accepted]],
  ['falsehood',               'the unit did nothing yet',                 [entrusted, accepted]],
  ['opinion-not-carried-out', 'there is no opinion',                      [entrusted, accepted, worked]],
  ['opinion-not-carried-out', 'all of it is carried out',                 [entrusted, accepted, opinion, carriedOut(true)]],
  ['result-not-reported',     'the result was reported',                  [entrusted, accepted, reported]],
  ['improper-procedure',      'no unit had the petition',                 []],
];

describe('grounds of supervision (督办情形, Art. 40) held against what happened', () => {
  it.each(table)('%s: %s', (ground, _what, events, event, on) => {
    expect(found(ground, '2025-06-01', ...events)).toEqual([{ ground, event, on }]);
  });
  it.each(not)('not %s: %s', (ground, _what, events) => {
    expect(found(ground, '2025-06-01', ...events)).toEqual([]);
  });
  it('are all looked at, each of them once in the table at least', () => {
    expect([...new Set(table.map(([ground]) => ground))]).toEqual(supervisionGrounds.codes);
  });
  it('look no further than the day of the step', () => {
    expect(found('shirking', '2025-01-20', entrusted, declined)).toEqual([]);
    expect(found('result-not-reported', '2025-03-10', entrusted)).toEqual([]); // the day of the report ends with its end
    expect(found('result-not-reported', '2025-03-11', entrusted)).toHaveLength(1);
  });
});
