import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activeFilters, filterNames, readFilters, withFilter, withoutFilter, writeFilters, type CaseFilters } from './case-filters.ts';

const read = (text: string) => readFilters(new URLSearchParams(text));

describe('the filters of the case list in the address', () => {
  it('reads every filter by the name the API has for it', () => {
    expect(
      read(
        'q=XC2024&state=sent&category=proposal&topic=wages&route=arbitration&district=%E9%BA%93%E4%B8%9C%E5%8C%BA&unit=S003&channel=visit&urgent=true&repeat=true&receivedFrom=2024-01-02&receivedTo=2024-02-29',
      ),
    ).toEqual({
      q: 'XC2024',
      state: 'sent',
      category: 'proposal',
      topic: 'wages',
      route: 'arbitration',
      district: '麓东区',
      unit: 'S003',
      channel: 'visit',
      urgent: 'true',
      repeat: 'true',
      receivedFrom: '2024-01-02',
      receivedTo: '2024-02-29',
    });
  });

  it('leaves out what is no filter: the cursor, empty values, impossible days, a switch that is not on', () => {
    expect(read('after=abc&state=&urgent=false&receivedFrom=2023-02-29&receivedTo=yesterday&topic=land')).toEqual({ topic: 'land' });
  });

  it('forgets the page when a filter changes', () => {
    const changed = withFilter(read('state=sent&after=abc'), 'topic', 'land');
    expect(writeFilters(changed).toString()).toBe('state=sent&topic=land');
  });

  it('takes a filter away, and leaves the others', () => {
    expect(withoutFilter({ state: 'sent', topic: 'land' }, 'state')).toEqual({ topic: 'land' });
    expect(withFilter({ state: 'sent', topic: 'land' }, 'state', '  ')).toEqual({ topic: 'land' });
  });

  it('lists the filters that are set in one fixed order', () => {
    expect(activeFilters({ topic: 'land', q: 'XC' })).toEqual([
      ['q', 'XC'],
      ['topic', 'land'],
    ]);
  });

  it('survives being written and read again', () => {
    const value = fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.trim());
    const filters = fc.dictionary(fc.constantFrom(...filterNames), value).map((entries): CaseFilters => entries);
    fc.assert(
      fc.property(filters, (given) => {
        const once = readFilters(writeFilters(given));
        expect(readFilters(writeFilters(once))).toEqual(once);
        expect(Object.keys(once).every((name) => name in given)).toBe(true);
      }),
    );
  });
});
