import { describe, expect, it } from '@jest/globals';
import { chineseDate, shanghaiDay } from './dates.ts';
import { capitalAmount, mostFen, yuan } from './money.ts';
import { articleInChinese, chineseNumber } from './numerals.ts';

describe('numbers in Chinese', () => {
  it.each([
    [0, '零'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [31, '三十一'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [9999, '九千九百九十九'],
  ])('writes %i as %s', (value, text) => {
    expect(chineseNumber(value)).toBe(text);
  });

  it.each([-1, 1.5, 10_000, Number.NaN])('refuses %d', (value) => {
    expect(() => chineseNumber(value)).toThrow(RangeError);
  });

  it('cites an article', () => {
    expect(articleInChinese('35')).toBe('第三十五条');
  });
});

describe('sums of money in capital numerals', () => {
  it.each([
    [0, '零元整', '0.00'],
    [1, '壹分', '0.01'],
    [50, '伍角整', '0.50'],
    [105, '壹元零伍分', '1.05'],
    [1_234_560, '壹万贰仟叁佰肆拾伍元陆角整', '12,345.60'],
    [10_000_00, '壹万元整', '10,000.00'],
    [10_001_00, '壹万零壹元整', '10,001.00'],
    [100_100_00, '壹拾万零壹佰元整', '100,100.00'],
    [10_500_00, '壹万零伍佰元整', '10,500.00'],
    [200_030_040_05, '贰亿零叁万零肆拾元零伍分', '200,030,040.05'],
    [100_001_000_00, '壹亿零壹仟元整', '100,001,000.00'],
    [1_000_000_000_00, '壹拾亿元整', '1,000,000,000.00'],
    [mostFen, '玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分', '999,999,999,999.99'],
  ])('writes %i fen as %s', (fen, capital, digits) => {
    expect(capitalAmount(fen)).toBe(capital);
    expect(yuan(fen)).toBe(digits);
  });

  it.each([-1, 0.5, mostFen + 1])('refuses %d', (fen) => {
    expect(() => capitalAmount(fen)).toThrow(RangeError);
    expect(() => yuan(fen)).toThrow(RangeError);
  });
});

describe('days', () => {
  it('are written without leading zeros', () => {
    expect(chineseDate('2026-05-03')).toBe('2026年5月3日');
    expect(() => chineseDate('2026-02-29')).toThrow(RangeError);
  });

  it.each([
    ['2026-12-31T15:59:59.999Z', '2026-12-31'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
    ['2027-01-01T00:00:00+08:00', '2027-01-01'],
    ['2026-12-31T23:30:00-05:00', '2027-01-01'],
  ])('%s is %s in Asia/Shanghai', (instant, day) => {
    expect(shanghaiDay(instant)).toBe(day);
  });

  it.each(['2026-12-31', '2026-12-31T10:00:00', 'now'])('refuses %s, whose offset is not told', (text) => {
    expect(() => shanghaiDay(text)).toThrow(RangeError);
  });
});
