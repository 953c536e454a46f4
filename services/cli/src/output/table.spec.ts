import { describe, expect, it } from '@jest/globals';
import { table } from './table.ts';

const columns = [
  { title: '名称', cell: (row: { name: string; n: number }) => row.name, flexible: 6 },
  { title: 'n', cell: (row: { name: string; n: number }) => String(row.n), align: 'right' as const },
];
const rows = [
  { name: '湖东安置房', n: 7 },
  { name: 'ab', n: 1234 },
];

describe('a table', () => {
  it('stands straight where Chinese and Latin meet', () => {
    expect(table(columns, rows).split('\n')).toEqual(['名称           n', '----------  ----', '湖东安置房     7', 'ab          1234']);
  });
  it('cuts its flexible column to the room there is, but not below its least', () => {
    expect(table(columns, rows, 14).split('\n')).toEqual(['名称         n', '--------  ----', '湖东安…      7', 'ab        1234']);
    expect(table(columns, rows, 5).split('\n')[2]).toBe('湖东…      7');
  });
});
