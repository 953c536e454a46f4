import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, endOfDay, isDay, weekday } from './day.ts';

// fast-check prints the seed of a failure.
const day = fc.integer({ min: 0, max: 73_048 }).map((count) => addDays('1900-01-01', count)); // to 2099-12-31
const count = fc.integer({ min: -36_524, max: 36_524 });

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '0000-02-29', '2025-12-31', '2024-04-30', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true);
  });
  it.each([
    ...['2025-02-29', '1900-02-29', '2100-02-29', '2024-02-30', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00'],
    ...['2024-1-1', '24-01-01', '2024/01/01', ' 2024-01-01', '2024-01-01T00:00', '２０２４-01-01', ''],
  ])('“%s” is none', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => daysBetween('2024-01-01', text)).toThrow(RangeError);
    expect(() => weekday(text)).toThrow(RangeError);
  });
});

describe('counting days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2025-02-28', 1, '2025-03-01'],
    ['1900-02-28', 1, '1900-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2024-12-31', 1, '2025-01-01'],
    ['2024-01-01', 366, '2025-01-01'],
    ['2025-01-01', 365, '2026-01-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2024-01-15', 60, '2024-03-15'],
    ['2023-01-15', 60, '2023-03-16'],
    ['2026-03-01', 0, '2026-03-01'],
    ['1600-01-01', 146_097, '2000-01-01'],
  ])('%s and %d days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });
  it('comes back whence it went, for any day and number', () => {
    fc.assert(
      fc.property(day, count, (from, days) => {
        const to = addDays(from, days);
        expect(isDay(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
  });
  it('goes in two steps as in one', () => {
    fc.assert(fc.property(day, count, count, (from, a, b) => expect(addDays(addDays(from, a), b)).toBe(addDays(from, a + b))));
  });
  it('orders days as their texts', () => {
    fc.assert(fc.property(day, day, (a, b) => expect(Math.sign(daysBetween(a, b))).toBe(a === b ? 0 : a < b ? 1 : -1)));
  });
});

describe('the day of the week', () => {
  it.each([
    ['1970-01-01', 4],
    ['1949-10-01', 6],
    ['2000-01-01', 6],
    ['2024-02-29', 4],
    ['2024-09-29', 0],
    ['2025-01-24', 5],
    ['2026-10-10', 6],
  ])('%s is day %d, Sunday being 0', (text, expected) => {
    expect(weekday(text)).toBe(expected);
  });
  it('comes again after 7 days and moves on by one', () => {
    fc.assert(
      fc.property(day, (at) => {
        expect(weekday(addDays(at, 7))).toBe(weekday(at));
        expect(weekday(addDays(at, 1))).toBe((weekday(at) + 1) % 7);
      }),
    );
  });
});

describe('the end of a day in Asia/Shanghai', () => {
  it.each([
    ['2024-10-10', '2024-10-10T23:59:59.999+08:00'],
    ['2024-12-31', '2024-12-31T15:59:59.999Z'],
    ['2024-02-29', '2024-02-29T23:59:59.999+08:00'],
  ])('%s ends at %s', (text, instant) => {
    expect(endOfDay(text)).toBe(Date.parse(instant));
  });
});
