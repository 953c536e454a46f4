import { describe, expect, it } from '@jest/globals';
import { calendarFrom, stateCalendar } from '../calendar/calendar.ts';
import { clockRuleOn, clockRules, dueDay, extensionRuleOn, type ClockCode, type ClockRule } from './clocks.ts';

const codes: readonly ClockCode[] = ['register-and-transfer', 'acceptance', 'objection', 'handling'];

describe('the limits of the Regulation (时限)', () => {
  it('are 15 days, 15 days, 5 working days and 60 days, of Art. 22, 23, 23 and 34', () => {
    expect(
      codes.map((clock) => clockRuleOn(clock, '2024-10-01')).map(({ clock, days, dayKind, article }) => [clock, days, dayKind, article]),
    ).toEqual([
      ['register-and-transfer', 15, 'calendar', '22'],
      ['acceptance', 15, 'calendar', '23'],
      ['objection', 5, 'working', '23'],
      ['handling', 60, 'calendar', '34'],
    ]);
    expect(clockRules).toHaveLength(4);
  });
  it('are in force from 1 May 2022; an older step is measured by the first row', () => {
    for (const clock of codes)
      for (const day of ['1998-03-02', '2022-04-30', '2022-05-01', '2030-01-01'])
        expect(clockRuleOn(clock, day)).toMatchObject({ clock, since: '2022-05-01' });
  });
  it('lets the unit head extend handling, by 30 days in sum, and nothing else be extended', () => {
    expect(extensionRuleOn('handling', '2024-10-01')).toEqual({
      ...{ clock: 'handling', maxDays: 30, approver: 'unit-head', article: '34', since: '2022-05-01' },
    });
    for (const clock of codes.slice(0, 3)) expect(() => extensionRuleOn(clock, '2024-10-01')).toThrow(RangeError);
  });
});

describe('the last day of a limit', () => {
  it.each<[ClockCode, string, string]>([
    ['register-and-transfer', '2024-12-20', '2025-01-04'],
    ['acceptance', '2024-02-20', '2024-03-06'],
    ['objection', '2024-09-27', '2024-10-10'],
    ['objection', '2025-01-24', '2025-02-07'],
    ['handling', '2024-01-15', '2024-03-15'],
    ['handling', '2023-01-15', '2023-03-16'],
  ])('%s from %s: %s', (clock, from, due) => {
    expect(dueDay(clockRuleOn(clock, from), from, stateCalendar)).toBe(due);
  });
  it('goes by the calendar it is given for working days, and by none for calendar days', () => {
    const noHolidays = calendarFrom([]);
    expect(dueDay(clockRuleOn('objection', '2024-09-27'), '2024-09-27', noHolidays)).toBe('2024-10-04');
    expect(dueDay(clockRuleOn('acceptance', '2024-09-27'), '2024-09-27', noHolidays)).toBe('2024-10-12');
  });
  it('comes from the rule’s row, whatever it says', () => {
    const rule: ClockRule = { ...clockRuleOn('objection', '2024-09-27'), days: 1 };
    expect(dueDay(rule, '2024-09-30', stateCalendar)).toBe('2024-10-08');
  });
});
