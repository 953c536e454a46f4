import { describe, expect, it } from '@jest/globals';
import { askedOf, behind, formatShare } from './asked.ts';

const asked = (address: string) => askedOf(new URLSearchParams(address), '2024-01-15');

describe('the report that an address asks for', () => {
  it('is the month before, by channel, as of now where it says nothing', () => {
    expect(asked('')).toEqual({ period: '2023-12', asOf: undefined, by: 'channel' });
  });
  it('is of a year by month, or of what it names', () => {
    expect(asked('period=2024')).toEqual({ period: '2024', asOf: undefined, by: 'month' });
    expect(asked('period=2024-05&asOf=2024-06-30&by=unit')).toEqual({ period: '2024-05', asOf: '2024-06-30', by: 'unit' });
  });
  it('takes nothing that the server would refuse', () => {
    expect(asked('period=2024-13&asOf=soon&by=month')).toEqual({ period: '2023-12', asOf: undefined, by: 'channel' });
  });
});

describe('the link behind a number', () => {
  it('names its row, and the month of a year as a month', () => {
    const year = asked('period=2024&asOf=2024-06-30');
    expect(behind(year, 'closed')).toBe('/reports/cases?period=2024&measure=closed&asOf=2024-06-30');
    expect(behind(year, 'closed', { by: 'month', value: '2024-05' })).toBe('/reports/cases?period=2024-05&measure=closed&asOf=2024-06-30');
    const row = { by: 'unit', value: '' } as const;
    expect(behind(asked('period=2024-05'), 'closed', row)).toBe('/reports/cases?period=2024-05&measure=closed&by=unit&value=');
  });
});

it('shows a share with one decimal, and a dash where there is none', () => {
  expect([formatShare(0.0769), formatShare(1), formatShare(null)]).toEqual(['7.7%', '100.0%', '—']);
});
