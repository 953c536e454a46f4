import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../days/day.ts';
import { calendarFrom, stateCalendar } from '../calendar/calendar.ts';
import { clockRuleOn, clockRules, dueDay, dueDayIsAssumed, extensionRuleOn, type ClockCode } from './clocks.ts';

const due = (clock: ClockCode, from: string): string => dueDay(clockRuleOn(clock, from), from, stateCalendar);

describe('Art. 22: the petition office registers, and transfers or entrusts, within 15 days', () => {
  it.each([
    ['2024-01-02', '2024-01-17'],
    ['2024-02-15', '2024-03-01'], // over the leap day
    ['2023-02-15', '2023-03-02'],
    ['2024-12-20', '2025-01-04'],
    ['2024-09-20', '2024-10-05'], // calendar days: ends within National Day all the same
  ])('received %s, until %s', (from, to) => {
    expect(due('register-and-transfer', from)).toBe(to);
  });
});

describe('Art. 23: the unit accepts within 15 days, or objects within 5 working days', () => {
  it.each([
    ['2024-01-05', '2024-01-20', '2024-01-12'],
    ['2024-09-27', '2024-10-12', '2024-10-10'], // the worked Sunday 29 September counts, National Day does not
    ['2024-09-30', '2024-10-15', '2024-10-12'], // the worked Saturday is the last day
    ['2025-01-24', '2025-02-08', '2025-02-07'], // the worked Sunday 26 January counts, Spring Festival does not
    ['2025-12-29', '2026-01-13', '2026-01-06'], // 30, 31 December, the worked Sunday 4 January, 5 and 6
    ['2024-02-26', '2024-03-12', '2024-03-04'], // the leap day, a Thursday, counts
  ])('sent %s: accepted until %s, objected to until %s', (from, accepted, objected) => {
    expect([due('acceptance', from), due('objection', from)]).toEqual([accepted, objected]);
  });
});

describe('Art. 34: the handling opinion comes within 60 days, 30 more with the approval of the head of the unit', () => {
  it.each([
    ['2024-01-12', '2024-03-12'], // over the leap day
    ['2023-01-12', '2023-03-13'],
    ['2024-11-15', '2025-01-14'],
  ])('accepted %s, until %s', (from, to) => {
    expect(due('handling', from)).toBe(to);
  });
  it('can be extended', () => {
    expect(extensionRuleOn('handling', '2024-03-01')).toEqual({
      ...{ clock: 'handling', maxDays: 30, approver: 'unit-head', article: '34', since: '2022-05-01' },
    });
  });
  it.each<ClockCode>(['register-and-transfer', 'acceptance', 'objection'])('is the only limit that can be: %s', (clock) => {
    expect(() => extensionRuleOn(clock, '2024-03-01')).toThrow(RangeError);
  });
});

describe('the rule in force', () => {
  it.each(clockRules.map(({ clock }) => clock))('stands once for each clock: %s', (clock) => {
    expect(clockRules.filter((rule) => rule.clock === clock)).toHaveLength(1);
    expect(clockRuleOn(clock, '2026-11-24').since).toBe('2022-05-01');
  });
  it('measures imported history from before the Regulation by its first row', () => {
    expect(clockRuleOn('acceptance', '2009-06-01')).toEqual(clockRuleOn('acceptance', '2024-06-01'));
  });
  it('goes by the calendar it is given, and by what its row says', () => {
    const objection = clockRuleOn('objection', '2024-09-27');
    expect(dueDay(objection, '2024-09-27', calendarFrom([]))).toBe('2024-10-04');
    expect(dueDay({ ...objection, days: 1 }, '2024-09-30', stateCalendar)).toBe('2024-10-08');
  });
  const counted = clockRules.filter(({ days }) => days !== null);
  it('puts no due day before its start', () => {
    const anyDay = fc.integer({ min: 0, max: 12_000 }).map((count) => addDays('2000-01-01', count));
    fc.assert(fc.property(anyDay, fc.constantFrom(...counted), (from, rule) => dueDay(rule, from, stateCalendar) > from));
  });
});

describe('a due day of working days outside the notices', () => {
  const objection = clockRuleOn('objection', '2026-12-01');
  it.each([
    ['2026-12-20', '2026-12-25', false],
    ['2026-12-25', '2027-01-01', true], // the notice for 2027 will make New Year's Day a day off
    ['2027-06-01', '2027-06-08', true],
    ['2003-12-31', '2004-01-08', false],
  ])('counts Monday to Friday and says so: from %s until %s, assumed %s', (from, to, assumed) => {
    expect([dueDay(objection, from, stateCalendar), dueDayIsAssumed(objection, from, stateCalendar)]).toEqual([to, assumed]);
  });
  it('is never assumed for calendar days', () => {
    expect(dueDayIsAssumed(clockRuleOn('handling', '2027-06-01'), '2027-06-01', stateCalendar)).toBe(false);
  });
});
