import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { addDays, daysBetween, weekday } from '../days/day.ts';
import { addWorkingDays, calendarFrom, stateCalendar, type HolidayNotice } from './calendar.ts';
import { holidayNotices } from './holiday-notices.ts';

const require = createRequire(import.meta.url);
const anyDay = fc.integer({ min: 0, max: 9000 }).map((count) => addDays('2004-01-01', count));

describe('working days (工作日) by the notices of the State Council', () => {
  it.each([
    ['2024-09-29', true, 'the Sunday worked for National Day'],
    ['2024-09-30', true, 'a Monday'],
    ['2024-10-01', false, 'National Day'],
    ['2024-10-07', false, 'the last day off, a Monday'],
    ['2024-10-12', true, 'the Saturday worked for National Day'],
    ['2024-10-13', false, 'a Sunday'],
    ['2025-01-26', true, 'the Sunday worked for Spring Festival'],
    ['2025-01-28', false, 'the eve of Spring Festival'],
    ['2025-02-04', false, 'the last day off, a Tuesday'],
    ['2025-02-08', true, 'the Saturday worked for Spring Festival'],
    ['2024-02-09', true, 'the eve of Spring Festival 2024, which the notice left a working day'],
    ['2026-01-04', true, 'the Sunday worked for New Year'],
  ])('%s: %s, %s', (day, worked) => {
    expect(stateCalendar.isWorkingDay(day)).toBe(worked);
  });

  it.each([
    [2024, 251, ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12']],
    [2025, 248, ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11']],
    [2026, 248, ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']],
  ])('of %i are %i, of which made up for on weekends (调休): %j', (year, inAll, madeUp) => {
    const days = Array.from({ length: daysBetween(`${year}-01-01`, `${year + 1}-01-01`) }, (_, index) => addDays(`${year}-01-01`, index));
    const worked = days.filter((day) => stateCalendar.isWorkingDay(day));
    expect(worked).toHaveLength(inAll);
    expect(worked.filter((day) => weekday(day) % 6 === 0)).toEqual(madeUp);
  });

  it('are those of the maintained package, day by day (scripts/make-holiday-notices.mjs makes the table anew)', () => {
    expect(holidayNotices.map(({ year }) => year)).toEqual(Array.from({ length: holidayNotices.length }, (_, index) => 2004 + index));
    type Year = { readonly holidays: Record<string, string>; readonly workdays: Record<string, string> };
    for (const { year } of holidayNotices) {
      const { holidays, workdays } = require(`chinese-days/dist/years/${year}.json`) as Year;
      const listed = [...Object.keys(holidays), ...Object.keys(workdays)].filter((day) => day.startsWith(String(year)));
      expect(listed.length).toBeGreaterThan(10);
      const differing = listed.filter((day) => stateCalendar.isWorkingDay(day) !== day in workdays);
      expect({ year, differing }).toEqual({ year, differing: [] });
    }
  });
});

describe('counting working days', () => {
  it.each([
    ['2024-09-27', 1, '2024-09-29', 'Friday, then the worked Sunday'],
    ['2024-09-27', 2, '2024-09-30', ''],
    ['2024-09-27', 3, '2024-10-08', 'the week of National Day does not count'],
    ['2024-09-27', 5, '2024-10-10', ''],
    ['2024-10-01', 5, '2024-10-12', '8, 9, 10, 11 and the worked Saturday'],
    ['2025-01-24', 5, '2025-02-07', '26 and 27 January, then 5, 6 and 7 February'],
    ['2024-12-30', 2, '2025-01-02', 'over the year end: 31 December, then 2 January'],
    ['2024-02-28', 2, '2024-03-01', 'over the leap day, a Thursday'],
    ['2026-12-31', 1, '2027-01-01', 'no notice for 2027 yet: Monday to Friday'],
  ])('%s and %i working days is %s %s', (from, count, to) => {
    expect(addWorkingDays(from, count, stateCalendar)).toBe(to);
  });
  it('lands on a working day, with exactly so many on the way', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const to = addWorkingDays(from, count, stateCalendar);
        const passed = Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index + 1));
        expect(stateCalendar.isWorkingDay(to)).toBe(true);
        expect(passed.filter((day) => stateCalendar.isWorkingDay(day))).toHaveLength(count);
      }),
    );
  });
  it('never lands earlier for a later start, and later for a longer count', () => {
    const some = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 60 }), some, some, (from, later, count, more) => {
        const to = addWorkingDays(from, count, stateCalendar);
        expect(addWorkingDays(addDays(from, later), count, stateCalendar) >= to).toBe(true);
        expect(addWorkingDays(from, count + more, stateCalendar) > to).toBe(true);
      }),
    );
  });
  it('can be done in steps', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (from, a, b) => {
        expect(addWorkingDays(addWorkingDays(from, a, stateCalendar), b, stateCalendar)).toBe(addWorkingDays(from, a + b, stateCalendar));
      }),
    );
  });
  it.each([0, -1, 1.5, Number.NaN])('refuses to count %p', (count) => {
    expect(() => addWorkingDays('2024-01-01', count, stateCalendar)).toThrow(RangeError);
  });
});

describe("a city's own notices", () => {
  const notice: HolidayNotice = { year: 2027, daysOff: ['2027-01-01', '2027-01-02'], workingDays: ['2027-01-03'] };
  it('add a year to those that ship', () => {
    const calendar = calendarFrom([...holidayNotices, notice]);
    expect([stateCalendar.covers('2027-01-01'), calendar.covers('2027-01-01'), calendar.covers('2028-01-01')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(addWorkingDays('2026-12-31', 2, calendar)).toBe('2027-01-04');
  });
  it('correct a year', () => {
    const calendar = calendarFrom([...holidayNotices, { year: 2024, daysOff: [], workingDays: [] }]);
    expect([calendar.isWorkingDay('2024-10-01'), calendar.isWorkingDay('2024-09-29')]).toEqual([true, false]);
    expect(calendar.isWorkingDay('2025-10-01')).toBe(false);
  });
  it.each<[string, HolidayNotice, string]>([
    ['a day of another year', { ...notice, daysOff: ['2026-12-31'] }, 'holiday notice 2027: 2026-12-31 is no day of that year'],
    ['a day that does not exist', { ...notice, daysOff: ['2027-02-29'] }, 'holiday notice 2027: 2027-02-29 is no day of that year'],
    ['a day off and worked', { ...notice, daysOff: ['2027-01-03'] }, 'holiday notice 2027: 2027-01-03 is both off and worked'],
    [
      'a weekday made up for',
      { ...notice, workingDays: ['2027-01-04'] },
      'holiday notice 2027: 2027-01-04 is worked anyway, it is no weekend day',
    ],
  ])('are refused with %s', (_, wrong, message) => {
    expect(() => calendarFrom([wrong])).toThrow(new RangeError(message));
  });
});
