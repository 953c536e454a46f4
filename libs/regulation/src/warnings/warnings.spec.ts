import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  clockRules,
  readWarningRows,
  RegulationFileError,
  regulationList,
  regulationWith,
  shownWarningRows,
  theRegulation,
  warningRows,
  type ClockCode,
  type WarnedLimit,
} from '../index.ts';

const limit = (clock: ClockCode, from: string, due: string, more: Partial<WarnedLimit> = {}): WarnedLimit => ({
  ...{ clock, from, due, dayKind: 'calendar', warned: [], ...more },
});

// prettier-ignore
const table: readonly (readonly [article: string, clock: ClockCode, from: string, due: string, dayKind: 'calendar' | 'working', days: readonly (readonly [step: string, day: string])[]])[] = [
  ['22', 'register-and-transfer', '2024-02-15', '2024-03-01', 'calendar', [['5d', '2024-02-25'], ['1d', '2024-02-29']]], // over the leap day
  ['23', 'acceptance',            '2023-12-20', '2024-01-04', 'calendar', [['5d', '2023-12-30'], ['1d', '2024-01-03']]], // over the year end
  ['23', 'objection',             '2024-09-27', '2024-10-10', 'working',  [['1d', '2024-10-09']]],
  ['23', 'objection',             '2024-09-24', '2024-10-08', 'working',  [['1d', '2024-09-30']]], // the working day before is the last before National Day
  ['34', 'handling',              '2024-01-12', '2024-03-12', 'calendar', [['15d', '2024-02-26'], ['5d', '2024-03-07'], ['1d', '2024-03-11']]],
  ['22', 'report-back',           '2024-03-01', '2024-03-31', 'calendar', [['75%', '2024-03-24'], ['1d', '2024-03-30']]],
  ['32', 'carrying-out',          '2024-03-01', '2024-03-03', 'calendar', [['1d', '2024-03-02']]], // three quarters of two days would be the last day itself: the day before comes first
  ['35', 'review',                '2024-12-10', '2025-01-09', 'calendar', [['10d', '2024-12-30'], ['3d', '2025-01-06']]],
  ['36', 're-review-request',     '2024-09-25', '2024-10-25', 'calendar', [['5d', '2024-10-20']]],
  ['40', 'order-answer',          '2025-05-09', '2025-05-24', 'calendar', [['75%', '2025-05-21'], ['1d', '2025-05-23']]],
  ['40', 'suggestion-feedback',   '2025-06-20', '2025-07-20', 'calendar', [['75%', '2025-07-13'], ['1d', '2025-07-19']]],
];

describe('warning steps (预警) of every limit', () => {
  it.each(table)('Art. %s, %s from %s until %s (%s days)', (_article, clock, from, due, dayKind, days) => {
    for (const [step, day] of days) {
      expect(theRegulation.warningOn(limit(clock, from, due, { dayKind }), day)?.step).toBe(step);
      expect(theRegulation.warningOn(limit(clock, from, due, { dayKind }), addDays(day, -1))?.step).not.toBe(step);
    }
  });
  it('has a row for every clock', () => {
    expect(warningRows.map(({ clock }) => clock)).toEqual(clockRules.map(({ clock }) => clock));
  });
  it('passes over a step that was missed, so that one look warns once', () => {
    expect(theRegulation.warningOn(limit('handling', '2024-01-12', '2024-03-12'), '2024-03-12')).toEqual({ step: '1d', ground: '' });
    expect(theRegulation.warningOn(limit('handling', '2024-01-12', '2024-03-12', { warned: ['1d'] }), '2024-03-12')).toBeUndefined();
  });
  it('is silent once the limit is over, and where the limit is shorter than the step', () => {
    expect(theRegulation.warningOn(limit('handling', '2024-01-12', '2024-03-12'), '2024-03-13')).toBeUndefined();
    expect(theRegulation.warningOn(limit('acceptance', '2024-01-12', '2024-01-15'), '2024-01-13')).toBeUndefined();
  });
  it('never warns on the day a limit begins, nor after its last day, nor of a step twice', () => {
    const anyDay = fc.integer({ min: 0, max: 8000 }).map((count) => addDays('2004-01-01', count));
    const clock = fc.constantFrom(...clockRules.map((rule) => rule.clock));
    const dayKind = fc.constantFrom('calendar' as const, 'working' as const);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 120 }), clock, dayKind, (from, length, of, kind) => {
        const due = addDays(from, length);
        const warned: string[] = [];
        for (let day = from; day <= addDays(due, 3); day = addDays(day, 1)) {
          const step = theRegulation.warningOn(limit(of, from, due, { dayKind: kind, warned }), day)?.step;
          if (step === undefined) continue;
          expect(day > from && day <= due && !warned.includes(step)).toBe(true);
          warned.push(step);
        }
        expect(warned.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe("an office's own warning steps", () => {
  const text = JSON.stringify([
    { clock: 'handling', steps: ['20d', '90%'], since: '2025-01-01', ground: '星信发〔2025〕3号' },
    { clock: 'objection', steps: [], since: '2025-01-01' },
  ]);
  const own = regulationWith({ warnings: readWarningRows(text) });
  it('take the place of those of the release for limits that begin from their day on', () => {
    expect(own.warningOn(limit('handling', '2025-01-02', '2025-03-03'), '2025-02-11')).toEqual({
      step: '20d',
      ground: '星信发〔2025〕3号',
    });
    expect(own.warningOn(limit('handling', '2025-01-02', '2025-03-03'), '2025-02-25')?.step).toBe('90%');
    expect(own.warningOn(limit('handling', '2024-12-31', '2025-03-01'), '2025-02-14')?.step).toBe('15d');
    expect(own.warningOn(limit('objection', '2025-01-02', '2025-01-09', { dayKind: 'working' }), '2025-01-08')).toBeUndefined();
    expect(own.warningOn(limit('acceptance', '2025-01-02', '2025-01-17'), '2025-01-12')?.step).toBe('5d');
  });
  it('stand in the list of rules in the place of the others', () => {
    const rows = regulationList([], readWarningRows(text)).filter(({ kind, code }) => kind === 'warning' && code === 'handling');
    expect(rows.map(({ value, unit, label, since }) => [value, unit, label, since])).toEqual([
      [20, 'calendar-days', '办理 预警 星信发〔2025〕3号', '2025-01-01'],
      [90, 'percent', '办理 预警 星信发〔2025〕3号', '2025-01-01'],
    ]);
    expect(shownWarningRows(readWarningRows(text)).filter(({ clock }) => clock === 'objection')).toHaveLength(1);
  });
  it.each<[string, unknown, string[]]>([
    ['no list', {}, ['$']],
    ['an unknown clock', [{ clock: 'lunch', steps: ['1d'], since: '2025-01-01' }], ['[0].clock']],
    ['no steps', [{ clock: 'handling', since: '2025-01-01' }], ['[0].steps']],
    [
      'a step of another form',
      [{ clock: 'handling', steps: ['5 days', 5, '100%', '0d'], since: '2025-01-01' }],
      [0, 1, 2, 3].map((at) => `[0].steps[${at}]`),
    ],
    ['a step twice', [{ clock: 'handling', steps: ['5d', '5d'], since: '2025-01-01' }], ['[0].steps[1]']],
    ['a step as long as the limit', [{ clock: 'acceptance', steps: ['15d'], since: '2025-01-01' }], ['[0].steps[0]']],
    ['no day of effect', [{ clock: 'handling', steps: ['5d'] }], ['[0].since']],
    ['a mistyped field', [{ clock: 'handling', steps: ['5d'], since: '2025-01-01', unit: 'S010' }], ['[0].unit']],
    ['a clock twice for one day', [1, 2].map(() => ({ clock: 'handling', steps: ['5d'], since: '2025-01-01' })), ['[1].clock']],
  ])('are refused with %s', (_name, json, fields) => {
    expect(() => readWarningRows(JSON.stringify(json))).toThrow(RegulationFileError);
    try {
      readWarningRows(JSON.stringify(json));
    } catch (error) {
      expect(error instanceof RegulationFileError ? error.faults.map(({ field }) => field) : error).toEqual(fields);
    }
  });
});
