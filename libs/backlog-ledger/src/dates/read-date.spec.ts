import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateText, type LedgerDate } from './ledger-date.ts';
import { readDate, type DateContext } from './read-date.ts';

const march2012: LedgerDate = { precision: 'month', earliest: '2012-03-01', latest: '2012-03-31', wording: '2012年3月' };

function read(text: string, context: Partial<DateContext> = {}): string {
  const reading = readDate(text, 0, { previous: march2012, wholeCell: false, ...context });
  if (!reading) return 'none';
  return `${reading.dates.map(dateText).join(' ')}${reading.fault ?? ''} | ${text.slice(reading.end)}`;
}

describe('a date at the beginning of a step', () => {
  it.each([
    ['2012.3.5 市建委', '2012-03-05 |  市建委'],
    ['2016-11 复查', '2016-11 |  复查'],
    ['2015/9/6区教育局', '2015-09-06 | 区教育局'],
    ['２０１７年１１月３０日　镇里', '2017-11-30 | 　镇里'],
    ['20180412 牵头', '2018-04-12 |  牵头'],
    ['201302 一审', '2013-02 |  一审'],
    ['14.3.20 监测', '2014-03-20 |  监测'],
    ['2021.6月 补缴', '2021-06 |  补缴'],
    ['2008年 5月 引进', '2008-05 |  引进'],
    ['2016.5 12人领取', '2016-05 |  12人领取'],
    ['99年5月停产', '1999-05 | 停产'],
    ['一七年三月管委会', '2017-03 | 管委会'],
    ['二〇一三年六月 群体', '2013-06 |  群体'],
    ['2019年 第三次', '2019 |  第三次'],
    ['2019.8.22起每月', '2019-08-22 | 起每月'],
    ['2013年11月中院发回', '2013-11 | 中院发回'],
    ['2012年初审未过', '2012 | 初审未过'],
    ['2011年正月初八', '~2011-02-10 | '],
    ['2012年正月十六 阻工', '~2012-02-07 |  阻工'],
    ['2020年农历四月初一', '~2020-04-23 | '],
    ['2015年腊月', '~2016-01-10..2016-02-07 | '],
    ['2000年春节前发', '~2000-01-01..2000-02-04 | 发'],
    ['2012年春节前', '~2011-12-24..2012-01-22 | '],
    ['2007年春节后', '~2007-02-18..2007-03-20 | '],
    ['2009年“五一”前后', '~2009-04-16..2009-05-16 | '],
    ['2018年清明 修', '~2018-04-04..2018-04-06 |  修'],
    ['2012年教师节 座谈', '~2012-09-10 |  座谈'],
    ['08年底县民政局', '~2008-11-01..2008-12-31 | 县民政局'],
    ['2022年7月底列入', '~2022-07-21..2022-07-31 | 列入'],
    ['2005年1月下旬', '~2005-01-21..2005-01-31 | '],
    ['2011年下半年', '~2011-07-01..2011-12-31 | '],
    ['2004年 冬 调研', '~2004-11-01..2005-02-28 |  调研'],
    ['约2000年', '~2000-01-01..2000-12-31 | '],
    ['2005年前后', '~2004-01-01..2006-12-31 | '],
    ['2003年以后', '~2003-01-01..2004-12-31 | '],
    ['90年代末', '~1997-01-01..1999-12-31 | '],
    ['2000年代初', '~2000-01-01..2003-12-31 | '],
    ['2006年10月～2009年 多批', '~2006-10-01..2009-12-31 |  多批'],
    ['2006年2月至4月调解', '~2006-02-01..2006-04-30 | 调解'],
    ['2016—2018年租金', '~2016-01-01..2018-12-31 | 租金'],
    ['2012年3月5日、18日、4月2日 三次', '2012-03-05 2012-03-18 2012-04-02 |  三次'],
    ['2018.3、2019.1、2019.12 分三次', '2018-03 2019-01 2019-12 |  分三次'],
    ['2018、2019年未付', '2018 2019 | 未付'],
    ['2014年、2016年 春节慰问', '~2014-01-16..2014-02-15 ~2016-01-24..2016-02-23 | 慰问'],
    ['同年9月 申请', '2012-09 |  申请'],
    ['次年3月', '2013-03 | '],
    ['次年底', '~2013-11-01..2013-12-31 | '],
    ['同月18日', '2012-03-18 | '],
    ['8月15日尸检', '2012-08-15 | 尸检'],
    ['2016.6.31 责令', 'impossible-date |  责令'],
    ['2106年5月 再访', 'impossible-date |  再访'],
    ['2011年13月5日', 'impossible-date | '],
    ['2013年2月29日', 'impossible-date | '],
    ['2012年2月29日', '2012-02-29 | '],
    ['2009年至2006年', 'period-reversed | '],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '15年后',
    '2016年度租金',
    '30多年',
    '此后两年无进展',
    '其余100亩',
    '〔2013〕5号',
    '3.5万元',
    '3个月回访',
    '990129194807050785',
    '19900000925',
    '',
  ])('is not read into “%s”', (text) => {
    expect(read(text)).toBe('none');
  });

  it('has no year of its own after nothing', () => {
    expect(read('同年9月', { previous: null })).toBe('year-unknown | 9月');
    expect(read('8月15日', { previous: null })).toBe('year-unknown | 15日');
    expect(read('次日', { previous: march2012 })).toBe('none');
  });
});

describe('the date reader', () => {
  const pieces = fc.constantFrom(
    ...'2012 99 13 31 年 月 日 号 . - / 、 至 ～ 同年 次年 底 初 前 后 前后 春节 清明 “五一” 正月 腊月 十六 二〇一三 约 年代 ； 。 　 １２ x 上半年 中旬'.split(
      ' ',
    ),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
  );
  const dayArbitrary = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('never throws, ends inside the text, and never turns earliest and latest round', () => {
    fc.assert(
      fc.property(texts, fc.nat(10), fc.boolean(), fc.option(dayArbitrary), (text, start, wholeCell, day) => {
        const previous = day === null ? null : ({ precision: 'day', earliest: day, latest: day, wording: day } as const);
        const reading = readDate(text, Math.min(start, text.length), { previous, wholeCell });
        if (!reading) return;
        expect(reading.end).toBeLessThanOrEqual(text.length);
        expect(reading.dates.length > 0 || reading.fault !== null).toBe(true);
        for (const { earliest, latest, wording } of reading.dates) {
          expect(earliest <= latest).toBe(true);
          expect([earliest, latest].every((end) => new Date(`${end}T00:00:00Z`).toISOString().startsWith(end))).toBe(true);
          expect(text).toContain(wording);
        }
      }),
      { numRuns: 3000, verbose: true },
    );
  });

  it('reads a written day back, in whatever form it is written', () => {
    fc.assert(
      fc.property(dayArbitrary, fc.constantFrom('年', '.', '-', '/', ''), (day, mark) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const written = mark === '年' ? `${year}年${Number(month)}月${Number(date)}日` : [year, month, date].join(mark);
        expect(read(`${written} 到市`)).toBe(`${day} |  到市`);
      }),
      { numRuns: 500, verbose: true },
    );
  });
});
