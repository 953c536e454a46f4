import { describe, expect, it } from '@jest/globals';
import { readOrderFilters, withOrderFilter } from './order-filters.ts';

const read = (address: string) => readOrderFilters(new URLSearchParams(address));

describe('the filters of the list of supervision orders', () => {
  it('show what is open unless another state is asked for, or any', () => {
    expect(read('unit=S004&after=abc')).toEqual({ state: 'open', unit: 'S004' });
    expect(read('state=answered&overdue=')).toEqual({ state: 'answered' });
    expect(read('state=any&dueBy=2026-12-01')).toEqual({ dueBy: '2026-12-01' });
  });
  it('keep in the address that any state was asked for, whatever changes next', () => {
    const anyState = withOrderFilter(read('unit=S004'), 'state', undefined);
    expect(readOrderFilters(anyState)).toEqual({ unit: 'S004' });
    expect(readOrderFilters(withOrderFilter(readOrderFilters(anyState), 'unit', undefined))).toEqual({});
    expect(readOrderFilters(withOrderFilter({}, 'state', 'open'))).toEqual({ state: 'open' });
  });
});
