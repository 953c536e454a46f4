import { describe, expect, it } from '@jest/globals';
import type { Cell } from '../workbook/sheet.ts';
import { readCount } from './read-count.ts';
import { readMoney } from './read-money.ts';

const cell = (text: string): Cell => ({
  row: 1,
  column: 0,
  kind: 'text',
  text,
  struck: '',
  number: null,
  day: null,
  shows: null,
  fill: null,
});

describe('a cell that counts', () => {
  it.each<[string, number | null, string | null, string | null]>([
    ['12', 12, null, null],
    ['  87 ', 87, null, null],
    ['41户', 41, '户', null],
    ['5批次', 5, '次', 'number-in-words'],
    ['１９', 19, null, 'number-in-words'],
    ['三十六', 36, null, 'number-in-words'],
    ['一百二十人', 120, '人', 'number-in-words'],
    ['70余次', 70, '次', 'number-approximate'],
    ['一百多次', 100, '次', 'number-approximate'],
    ['百余次', 100, '次', 'number-approximate'],
    ['90+', 90, null, 'number-approximate'],
    ['约30人', 30, '人', 'number-approximate'],
    ['很多', null, null, 'number-unreadable'],
    ['十三十', null, null, 'number-unreadable'],
    ['—', null, null, null],
  ])('%s', (text, value, of, fault) => {
    const { count, fault: found } = readCount(cell(text));
    expect([count?.value ?? null, count?.of ?? null, found]).toEqual([value, of, fault]);
  });
});

describe('an amount of money', () => {
  it.each<[string, number | null, string | null]>([
    ['8.6', 86_000, null],
    ['35+12', 470_000, 'money-not-plain'],
    ['8+残联2.4', 104_000, 'money-not-plain'],
    ['约240', 2_400_000, 'money-not-plain'],
    ['年９．６', 96_000, 'money-not-plain'],
    ['10.08/年', 100_800, 'money-not-plain'],
    ['208户×0.35=72.8', 728_000, 'money-not-plain'],
    ['208户×0.35=70', null, 'money-unreadable'],
    ['3000元', 3_000, null],
    ['1.2亿元', 120_000_000, null],
    ['待评估', null, 'money-unreadable'],
    ['——', null, null],
  ])('%s in a column of 万元', (text, yuan, fault) => {
    const { money, fault: found } = readMoney(cell(text), '万元');
    expect([money?.yuan ?? null, found]).toEqual([yuan, fault]);
  });

  it('has no value in 元 when nobody names its unit', () => {
    expect(readMoney(cell('273,400'), null)).toMatchObject({ money: { amount: 273_400, yuan: null }, fault: 'money-unit-unknown' });
    expect(readMoney(cell('273,400'), '元').money?.yuan).toBe(273_400);
  });

  it('is no amount when the cell holds an error', () => {
    expect(readMoney({ ...cell('#REF!'), kind: 'error' }, '元')).toEqual({ money: null, fault: 'error-cell' });
  });
});
