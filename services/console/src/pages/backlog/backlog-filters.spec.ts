import { describe, expect, it } from '@jest/globals';
import { readBacklogFilters, withBacklogFilter } from './backlog-filters.ts';

describe('the filters of the list of backlog cases', () => {
  it('stand in the address, and what is empty is none', () => {
    expect(readBacklogFilters(new URLSearchParams('status=listed&district=&after=abc&q= JA-2013 '))).toEqual({
      status: 'listed',
      q: 'JA-2013',
    });
  });
  it('begin the list anew when one is set or taken off', () => {
    const filters = readBacklogFilters(new URLSearchParams('status=listed&after=abc'));
    expect(withBacklogFilter(filters, 'district', '麓东区').toString()).toBe(
      new URLSearchParams({ status: 'listed', district: '麓东区' }).toString(),
    );
    expect(withBacklogFilter(filters, 'status', undefined).toString()).toBe('');
  });
});
