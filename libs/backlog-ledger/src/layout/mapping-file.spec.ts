import { describe, expect, it } from '@jest/globals';
import { LedgerError } from '../ledger-error.ts';
import { ledgerOf } from '../spec-support/workbooks.ts';
import { parseLedgerMapping } from './mapping-file.ts';

const faultsOf = (text: string): readonly string[] => {
  try {
    parseLedgerMapping(text);
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'bad-mapping') return error.details;
    throw error;
  }
  return [];
};

describe('a mapping file', () => {
  it('names columns, by name or letter, rows, kind, unit and districts of a ledger nobody could guess', async () => {
    const mapping = parseLedgerMapping(
      JSON.stringify({
        version: 1,
        columns: { title: ['啥事'] },
        sheets: [
          {
            sheet: '表*',
            kind: 'struck-off',
            headerRow: 2,
            firstRow: 4,
            columns: { petitioner: '谁', history: 'D', funds: ['钱'] },
            fundsUnit: '万元',
          },
          { sheet: '草稿', skip: true },
        ],
        districts: { 东陵县: ['柳树镇', '老东陵'] },
        closingDate: '2025-06-30',
      }),
    );
    const rows = [
      ['某某表'],
      ['号', '谁', '啥事', '怎么弄的', '钱', '属地'],
      ['示例', '张三', '示例', '示例', 0, ''],
      [1, '王小二', '欠薪', '2012.3 来访', 5, '柳树镇'],
    ];
    const ledger = await ledgerOf(
      {
        表1: rows,
        草稿: [
          ['序号', '案件名称', '信访人', '诉求'],
          [1, '作废', '某人', '某事'],
        ],
      },
      mapping,
    );
    expect(
      ledger.cases.map(({ sheet, row, title, state, funds, district, events }) => [
        sheet,
        row,
        title,
        state,
        funds?.yuan,
        district?.name,
        events.length,
      ]),
    ).toEqual([['表1', 4, '欠薪', 'struck-off', 50_000, '东陵县', 1]]);
    expect(ledger.closingDate).toBe('2025-06-30');
  });

  it('is refused with every fault and its place', () => {
    expect(faultsOf('{')).toEqual(['不是合法的 JSON / not valid JSON']);
    const faults = faultsOf(
      '{"version":2,"sheets":[{"sheet":"a","columns":{"titel":"x"}},{"sheet":"b","headerRow":0}],"closingDate":"2025-02-30","sheet":1}',
    );
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['version', 'sheets[0].columns', 'sheets[1].headerRow', 'closingDate', '$']);
    expect(faults[1]).toContain('titel');
  });
});
