import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths } from './civil.ts';
import { chineseDigits, chineseInteger } from './chinese-numerals.ts';
import { lunarYears } from './lunar-years.ts';
import { lunarSpan, springFestival } from './lunar.ts';

describe('the lunar table', () => {
  it('has the published days of the Spring Festival', () => {
    const published = {
      1990: '01-27',
      1996: '02-19',
      2000: '02-05',
      2008: '02-07',
      2012: '01-23',
      2014: '01-31',
      2020: '01-25',
      2026: '02-17',
      2030: '02-03',
    };
    for (const [year, day] of Object.entries(published)) expect(springFestival(Number(year))).toBe(`${year}-${day}`);
  });

  it('joins on: the months of a year end where the next begins', () => {
    for (let year = 1949; year < 2050; year++) {
      const [, months = '', leap = 0] = lunarYears[year] ?? [];
      const days = Array.from(months, (size) => (size === '大' ? 30 : 29)).reduce((sum: number, length) => sum + length, 0);
      expect(months).toHaveLength(leap > 0 ? 13 : 12);
      expect(addDays(springFestival(year) ?? '', days)).toBe(springFestival(year + 1));
    }
  });

  it('finds months behind a leap month, and days that are not there', () => {
    expect(lunarSpan(2012, 5, 5)).toEqual(['2012-06-23', '2012-06-23']);
    expect(lunarSpan(2020, 8, 15)).toEqual(['2020-10-01', '2020-10-01']);
    expect(lunarSpan(2012, 13)).toBeNull();
    expect(lunarSpan(2012, 1, 31)).toBeNull();
    expect(lunarSpan(1900, 1)).toBeNull();
  });
});

describe('civil days', () => {
  it('go over month and year ends and leap days, both ways', () => {
    expect([addDays('2012-02-28', 1), addDays('2012-03-01', -1), addDays('2011-12-31', 1), addDays('2012-01-01', -366)]).toEqual([
      '2012-02-29',
      '2012-02-29',
      '2012-01-01',
      '2010-12-31',
    ]);
    expect([addMonths(2012, 12, 1), addMonths(2012, 1, -1), addMonths(2012, 3, -15)]).toEqual([
      [2013, 1],
      [2011, 12],
      [2010, 12],
    ]);
  });
});

describe('Chinese numerals', () => {
  it.each<[string, number | null]>([
    ['三十六', 36],
    ['十', 10],
    ['廿三', 23],
    ['一百零五', 105],
    ['一千二百', 1200],
    ['一万三千', 13_000],
    ['二二', null],
    ['十百', null],
    ['甲', null],
    ['', null],
  ])('%s', (text, value) => {
    expect(chineseInteger(text)).toBe(value);
  });

  it('are years when read one by one', () => {
    expect([chineseDigits('二〇一三'), chineseDigits('一七'), chineseDigits('零六'), chineseDigits('十')]).toEqual([2013, 17, 6, null]);
  });
});
