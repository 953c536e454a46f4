import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, endOfDay, isDay, weekday } from './day.ts';

// The platform's Date, which the domain does not use, is the second opinion here.
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const [first, last] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 11, 31)];
const anyDay = fc.integer({ min: first / 86_400_000, max: last / 86_400_000 }).map((number) => dayOf(number * 86_400_000));

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-02-28', '2200-12-31', '2023-01-31'])('exists: %s', (text) => {
    expect(isDay(text)).toBe(true);
  });
  it.each([
    ...['2023-02-29', '1900-02-29', '2100-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00', '2024-01-32'],
    ...['2024-1-5', '2024/01/05', ' 2024-01-05', '2024-01-05 ', '2024-01-05T00:00', '２０２４-01-05', ''],
  ])('does not exist or is written otherwise: "%s"', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('counting days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2024-12-31', 1, '2025-01-01'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2024-01-01', 366, '2025-01-01'],
    ['1900-01-01', 109_937, '2200-12-31'],
    ['2024-10-01', 0, '2024-10-01'],
  ])('%s and %i days is %s', (from, count, to) => {
    expect(addDays(from, count)).toBe(to);
    expect(daysBetween(from, to)).toBe(count);
  });
  it('agrees with the platform on every day of 1900 to 2200', () => {
    for (let instant = first, previous = dayOf(first - 86_400_000); instant <= last; instant += 86_400_000) {
      const day = dayOf(instant);
      if (addDays(previous, 1) !== day || weekday(day) !== new Date(instant).getUTCDay()) expect(day).toBe('a day both count alike');
      previous = day;
    }
    expect(weekday('2026-11-24')).toBe(2);
  });
  it('comes back from where it went, and orders days as their texts do', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });
  it('goes in two steps as in one, and a week later to the same day of the week', () => {
    const count = fc.integer({ min: -36_524, max: 36_524 });
    fc.assert(
      fc.property(anyDay, count, count, (from, a, b) => {
        expect(addDays(addDays(from, a), b)).toBe(addDays(from, a + b));
        expect(weekday(addDays(from, 7))).toBe(weekday(from));
      }),
    );
  });
  it.each(['2023-02-29', 'tomorrow', ''])('refuses what is no day: "%s"', (text) => {
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => daysBetween('2024-01-01', text)).toThrow(RangeError);
    expect(() => weekday(text)).toThrow(RangeError);
    expect(() => endOfDay(text)).toThrow(RangeError);
  });
});

describe('the end of a day in Asia/Shanghai', () => {
  it.each([
    ['2024-02-29', '2024-02-29T23:59:59.999+08:00'],
    ['2024-12-31', '2024-12-31T23:59:59.999+08:00'],
    ['2026-06-30', '2026-06-30T23:59:59.999+08:00'],
  ])('%s ends at %s, summer or winter', (day, instant) => {
    expect(endOfDay(day)).toBe(Date.parse(instant));
  });
  it('is one millisecond before the next day', () => {
    expect(endOfDay('2024-03-01') - endOfDay('2024-02-29')).toBe(86_400_000);
  });
});
