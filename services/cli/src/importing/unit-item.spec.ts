import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ImportedUnit } from '../import/index.ts';
import { parentsFirst, unitItem } from './unit-item.ts';

const unit = (code: string, parentCode: string | null, row = 2): ImportedUnit => ({
  row,
  code,
  name: `单位${code}`,
  level: 'city',
  parentCode,
  keywords: ['物业管理'],
  topics: ['房地产', '征地拆迁', '住房', '天文'],
  establishedOn: '2010-05-18',
  dissolvedOn: null,
  successorCode: null,
});

describe('an imported unit as a command', () => {
  it('carries codes of topics, each once and only known ones', () => {
    expect(unitItem(unit('S003', 'S001'))).toEqual({
      reasons: [],
      item: {
        code: 'S003',
        name: '单位S003',
        level: 'city',
        parent: 'S001',
        duties: ['物业管理'],
        topics: ['housing', 'land'],
        established: '2010-05-18',
        dissolved: null,
        successor: null,
      },
    });
  });
  it('is rejected by column where the server would refuse its code or a duty', () => {
    const { reasons } = unitItem({ ...unit('信访局', null), keywords: ['短', '长'.repeat(61)] });
    expect(reasons.map(({ code, column }) => [code, column])).toEqual([
      ['too-long', '职能关键词'],
      ['bad-format', '单位代码'],
    ]);
  });
});

describe('the order of units', () => {
  it('puts every unit behind its parent and loses none, whatever the order of the file', () => {
    const parents: Record<string, string | null> = { A: null, B: 'A', C: 'B', D: 'A', E: 'C', F: 'elsewhere' };
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(parents), { minLength: 6 }), (codes) => {
        const order = parentsFirst(codes.map((code) => unit(code, parents[code] ?? null))).map(({ code }) => code);
        expect(order.toSorted()).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
        for (const code of order) expect(order.indexOf(parents[code] ?? '')).toBeLessThan(order.indexOf(code));
      }),
      { verbose: true },
    );
  });
});
