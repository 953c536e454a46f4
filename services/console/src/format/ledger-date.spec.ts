import { describe, expect, it } from '@jest/globals';
import type { LedgerDate } from '../api/backlog-types.ts';
import { byDate, knownPart } from './ledger-date.ts';
import { formatYuan } from './money.ts';

const date = (precision: LedgerDate['precision'], earliest: string): LedgerDate => ({ precision, earliest, latest: earliest, wording: '' });

describe('the dates of a ledger', () => {
  it('are shown as far as they are known', () => {
    expect([knownPart(date('day', '2014-06-30')), knownPart(date('month', '2014-06-01')), knownPart(date('year', '2014-01-01'))]).toEqual([
      '2014-06-30',
      '2014-06',
      '2014',
    ]);
  });
  it('order its lines, and one without a date stays behind the one before it', () => {
    const lines = [
      { name: 'b', date: date('day', '2014-06-30') },
      { name: 'c', date: null },
      { name: 'a', date: date('year', '2003-01-01') },
    ];
    expect(byDate(lines).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });
});

describe('amounts', () => {
  it('are kept in fen and read in yuan', () => {
    expect([formatYuan(3_500_000), formatYuan(105)]).toEqual(['35,000元', '1.05元']);
  });
});
