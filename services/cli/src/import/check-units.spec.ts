import { describe, expect, it } from '@jest/globals';
import { checkUnits } from './check-units.ts';
import { readUnitRow, unitColumns, type ImportedUnit } from './unit-row.ts';

// Pure functions.
const unit = (row: number, code: string, parentCode: string | null, more: Partial<ImportedUnit> = {}): ImportedUnit => ({
  row,
  code,
  name: `单位${code}`,
  level: 'district',
  parentCode,
  keywords: [],
  topics: [],
  establishedOn: '2010-05-18',
  dissolvedOn: null,
  successorCode: null,
  ...more,
});

const faults = (units: readonly ImportedUnit[], existing?: ReadonlySet<string>): string[] =>
  checkUnits(units, existing).map(({ row, column, code }) => `${row}:${column}:${code}`);

describe('a unit table', () => {
  it('is in order with one root, and with successors of dissolved units', () => {
    const old = unit(4, 'OLD', 'S0', { dissolvedOn: '2024-09-30', successorCode: 'A' });
    expect(faults([unit(2, 'S0', null), unit(3, 'A', 'S0'), old])).toEqual([]);
  });

  it.each<[string, ImportedUnit[], string[]]>([
    ['a code twice', [unit(2, 'A', null), unit(3, 'A', null)], ['3:单位代码:duplicate-code']],
    ['a parent that is nowhere', [unit(2, 'A', 'B')], ['2:上级代码:unknown-parent']],
    ['a unit above itself', [unit(2, 'A', 'A')], ['2:上级代码:parent-cycle']],
    [
      'a circle of parents, but not who hangs below it',
      [unit(2, 'A', 'B'), unit(3, 'B', 'C'), unit(4, 'C', 'A'), unit(5, 'D', 'A')],
      ['2:上级代码:parent-cycle', '3:上级代码:parent-cycle', '4:上级代码:parent-cycle'],
    ],
    [
      'a successor that is nowhere',
      [unit(2, 'A', null, { dissolvedOn: '2020-01-01', successorCode: 'Z' })],
      ['2:承继单位代码:unknown-successor'],
    ],
    [
      'a successor of a living unit',
      [unit(2, 'A', null), unit(3, 'B', 'A', { successorCode: 'A' })],
      ['3:撤销日期:successor-without-dissolution'],
    ],
    [
      'two units that succeed each other',
      [
        unit(2, 'A', null, { dissolvedOn: '2020-01-01', successorCode: 'B' }),
        unit(3, 'B', null, { dissolvedOn: '2020-01-01', successorCode: 'A' }),
      ],
      ['2:承继单位代码:successor-cycle', '3:承继单位代码:successor-cycle'],
    ],
    ['an end before its beginning', [unit(2, 'A', null, { dissolvedOn: '2010-05-17' })], ['2:撤销日期:dissolved-before-established']],
  ])('is refused %s', (_, units, expected) => {
    expect(faults(units)).toEqual(expected);
  });

  it('may refer to units that the system has already', () => {
    expect(faults([unit(2, 'A', 'S0')], new Set(['S0']))).toEqual([]);
  });

  it('names row and column in its reason', () => {
    expect(checkUnits([unit(2, 'A', 'B')])[0]?.reasonZh).toBe('第 2 行（A）的「上级代码」在表中和系统中都找不到');
  });
});

describe('a unit row', () => {
  const good = ['S003', '市住建局', '市', 'S001', '商品房预售；资金监管;商品房预售', '房地产;征地拆迁', '2010-05-18', '', ''];
  const read = (
    changes: Readonly<Record<string, string>> = {},
    topics: ReadonlySet<string> | null = null,
  ): ReturnType<typeof readUnitRow> =>
    readUnitRow(
      new Map([...unitColumns.map((column, at): [string, string] => [column, good[at] ?? '']), ...Object.entries(changes)]),
      5,
      topics,
    );

  it('becomes a unit', () => {
    const result = read();
    expect(result.ok && result.unit).toEqual(
      unit(5, 'S003', 'S001', { name: '市住建局', level: 'city', keywords: ['商品房预售', '资金监管'], topics: ['房地产', '征地拆迁'] }),
    );
  });

  it.each([
    ['单位代码', '', 'required'],
    ['单位代码', 'S 3', 'bad-format'],
    ['单位名称', '', 'required'],
    ['层级', '省', 'unknown-level'],
    ['设立日期', '', 'required'],
    ['设立日期', '2010-02-30', 'date-impossible'],
    ['撤销日期', '去年', 'date-format'],
  ])('%s = %j is rejected: %s', (column, value, code) => {
    const result = read({ [column]: value });
    expect(result.ok ? [] : result.problems.map((problem) => `${problem.column}:${problem.code}`)).toEqual([`${column}:${code}`]);
  });

  it('gets a remark for a topic nobody defined', () => {
    expect(read({}, new Set(['房地产'])).warnings.map(({ code }) => code)).toEqual(['unknown-topic']);
  });
});
