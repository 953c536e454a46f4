import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekday } from '../days/day.ts';
import { addWorkingDays, calendarFrom, stateCalendar, type HolidayNotice } from './calendar.ts';
import { holidayNotices } from './holiday-notices.ts';

// Real: the shipped notices, and the rows below copied by hand from the State Council's notices. fast-check prints the seed of a failure.
const daysOf = (year: number): readonly string[] => {
  const all = Array.from({ length: 366 }, (_, at) => addDays(`${year}-01-01`, at));
  return all.filter((day) => day.startsWith(String(year)));
};
const weekend = (day: string): boolean => weekday(day) === 0 || weekday(day) === 6;
const anyDay = fc.integer({ min: 0, max: 12_000 }).map((count) => addDays('2003-01-01', count));

describe('the calendar of the shipped notices (节假日安排)', () => {
  it.each([
    [2024, ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'], 251],
    [2025, ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'], 248],
    [2026, ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'], 248],
  ])('%d: works these weekend days and no other (调休), %j, and %d days in all', (year, madeUp, inAll) => {
    const worked = daysOf(year).filter((day) => stateCalendar.isWorkingDay(day));
    expect(worked.filter(weekend)).toEqual(madeUp);
    expect(worked).toHaveLength(inAll);
  });
  it.each([
    ['Spring Festival 2024', '2024-02-09', '2024-02-10', '2024-02-17', '2024-02-18'],
    ['National Day 2024', '2024-09-30', '2024-10-01', '2024-10-07', '2024-10-08'],
    ['Spring Festival 2025', '2025-01-27', '2025-01-28', '2025-02-04', '2025-02-05'],
    ['Dragon Boat 2025', '2025-05-30', '2025-05-31', '2025-06-02', '2025-06-03'],
    ['National Day 2025', '2025-09-30', '2025-10-01', '2025-10-08', '2025-10-09'],
    ['Spring Festival 2026', '2026-02-14', '2026-02-15', '2026-02-23', '2026-02-24'],
    ['National Day 2026', '2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08'],
  ])('%s: worked until %s, off from %s to %s, worked from %s', (_name, before, first, last, after) => {
    expect([before, first, last, after].map((day) => stateCalendar.isWorkingDay(day))).toEqual([true, false, false, true]);
    for (let day = first; day <= last; day = addDays(day, 1)) expect(stateCalendar.isWorkingDay(day)).toBe(false);
  });
  it('covers 2004 to 2026, one notice a year; other years know weekends only', () => {
    expect(holidayNotices.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, at) => 2004 + at));
    expect(['2003-12-31', '2004-01-01', '2026-12-31', '2027-01-01'].map((day) => stateCalendar.covers(day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(['2003-10-01', '2003-10-04', '2027-10-01', '2027-10-02'].map((day) => stateCalendar.isWorkingDay(day))).toEqual([
      ...[true, false, true, false],
    ]);
  });
  it('names only weekdays as off and only weekend days as worked', () => {
    for (const { daysOff, workingDays } of holidayNotices) {
      expect(daysOff.filter(weekend)).toEqual([]);
      expect(workingDays.filter((day) => !weekend(day))).toEqual([]);
    }
  });
});

describe('a calendar from notices', () => {
  const notice = (daysOff: readonly string[], workingDays: readonly string[] = [], year = 2027): HolidayNotice => ({
    year,
    daysOff,
    workingDays,
  });
  it('lets a later notice of a year replace the earlier one, whole', () => {
    const calendar = calendarFrom([notice(['2027-10-01'], ['2027-10-09']), notice(['2027-10-04'])]);
    expect(['2027-10-01', '2027-10-04', '2027-10-09'].map((day) => calendar.isWorkingDay(day))).toEqual([true, false, false]);
  });
  it('adds a year and leaves the others', () => {
    const calendar = calendarFrom([...holidayNotices, notice(['2027-10-01'])]);
    expect(['2027-10-01', '2024-10-01', '2024-10-12'].map((day) => calendar.isWorkingDay(day))).toEqual([false, false, true]);
    expect(calendar.covers('2027-05-01')).toBe(true);
  });
  it.each([
    ['a day of another year', notice(['2026-10-01'])],
    ['a worked day of another year', notice([], ['2028-01-01'])],
    ['a day that does not exist', notice(['2027-02-29'])],
    ['a text that is no day', notice(['2027-10'])],
  ])('refuses %s', (_name, wrong) => {
    expect(() => calendarFrom([wrong])).toThrow(RangeError);
  });
});

describe('counting working days', () => {
  it.each([
    ['2024-09-27', 5, '2024-10-10'],
    ['2024-09-30', 1, '2024-10-08'],
    ['2024-10-08', 5, '2024-10-14'],
    ['2025-01-24', 5, '2025-02-07'],
    ['2025-02-05', 5, '2025-02-11'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-07-03', 1, '2026-07-06'],
  ])('from %s the working day no. %d is %s', (from, count, expected) => {
    expect(addWorkingDays(from, count, stateCalendar)).toBe(expected);
  });
  it('always ends on a working day, with exactly so many since', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(from, count, stateCalendar);
        let since = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (stateCalendar.isWorkingDay(day)) since += 1;
        expect([stateCalendar.isWorkingDay(to), since]).toEqual([true, count]);
      }),
    );
  });
  it('never ends earlier for a later start, and ends later for a longer count', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (from, later, count, more) => {
          const to = addWorkingDays(from, count, stateCalendar);
          expect(addWorkingDays(addDays(from, later), count, stateCalendar) >= to).toBe(true);
          expect(addWorkingDays(from, count + more, stateCalendar) > to).toBe(true);
        },
      ),
    );
  });
});
