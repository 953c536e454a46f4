import { describe, expect, it } from '@jest/globals';
import { ledgerOf, type SheetData } from '../spec-support/workbooks.ts';

const header = ['序号', '案件编号', '案件名称', '信访人', '办理经过', '资金（元）'];
const wang = [1, 'JA-1', '欠薪', '王小二 990101196203044520', '2012.3 来访；2013.4 答复；2013.4 答复', 5];
const li = [2, '', '征地补偿', '李四光', '2014.5 来访', 6];
const keysOf = async (rows: SheetData, name = '台账'): Promise<{ cases: string[]; events: string[] }> => {
  const { cases } = await ledgerOf({ [name]: rows });
  return { cases: cases.map(({ key }) => key), events: cases.flatMap(({ events }) => events.map(({ key }) => key)) };
};

describe('keys of cases and steps', () => {
  it('are the same when the same workbook is read again, and all different', async () => {
    const [one, two] = [await keysOf([header, wang, li]), await keysOf([header, wang, li])];
    expect(two).toEqual(one);
    expect(new Set([...one.cases, ...one.events]).size).toBe(6);
  });

  it('outlive sorting, renumbering, a renamed sheet, moved columns, full width, and corrected amounts', async () => {
    const before = await keysOf([header, wang, li]);
    const moved = [
      ['资金（元）', '信访人', '案件名称', '办理经过', '案件编号', '序号'],
      [7, '李四光 13900000000', '征地 补偿', '2014.5　来访', '', 1],
      [5, '王小二', '拖欠工资', wang[4] ?? '', 'ＪＡ-1', 2],
    ];
    const after = await keysOf([['2025年台账'], ...moved], '2025');
    expect(after.cases).toEqual([before.cases[1], before.cases[0]]);
    expect(new Set(after.events)).toEqual(new Set(before.events));
  });

  it('of steps that were there stay when steps are added', async () => {
    const before = await keysOf([header, wang]);
    const after = await keysOf([header, wang.with(4, '2011.1 初访；2012.3 来访；2013.4 答复；2013.4 答复；2015年 再访')]);
    expect(after.cases).toEqual(before.cases);
    expect(after.events.filter((key) => !before.events.includes(key))).toHaveLength(2);
    expect(before.events.every((key) => after.events.includes(key))).toBe(true);
  });

  it('fall back to title and name when a case number is used twice, and count rows that are alike', async () => {
    const twice = await keysOf([header, wang, li.with(1, 'JA-1'), wang]);
    expect(new Set(twice.cases).size).toBe(3);
    const { cases } = await ledgerOf({ 台账: [header, wang] });
    expect(cases[0]?.alternateKeys).toEqual([twice.cases[0]]);
  });

  it('hold no name', async () => {
    const { cases } = await keysOf([header, wang, li]);
    expect(cases.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
  });
});
