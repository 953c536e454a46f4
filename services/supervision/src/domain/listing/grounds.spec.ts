import { describe, expect, it } from '@jest/globals';
import { listingRules, readListingRules } from '@anjuan/regulation';
import { listingGrounds, type ListingFacts } from './grounds.ts';

// Real: the rules of this release. Invented: cases and their days, counted by hand.
const nothing: ListingFacts = { overdue: [], returns: [], endedOn: null };
const on = (today: string, facts: Partial<ListingFacts>, rules = listingRules) => listingGrounds({ ...nothing, ...facts }, rules, today);

describe('a case becomes backlog (积案)', () => {
  it('when it stays open past its handling limit by six months, not before they are over', () => {
    const overdue = [{ clock: 'handling', due: '2026-02-28' } as const];
    expect(on('2026-08-28', { overdue })).toEqual([]);
    expect(on('2026-08-29', { overdue })).toEqual([{ rule: 'overdue', found: 6 }]);
    expect(on('2027-03-01', { overdue })).toEqual([{ rule: 'overdue', found: 12 }]);
  });
  it('by the months of a city, where it has its own', () => {
    const overdue = [{ clock: 'acceptance', due: '2026-05-31' } as const];
    expect(on('2026-09-01', { overdue }, readListingRules('{"overdueMonths": 3}'))).toEqual([{ rule: 'overdue', found: 3 }]);
    expect(on('2026-09-01', { overdue }, readListingRules('{"overdueMonths": 0}'))).toEqual([]);
  });
  it('but not by the petitioner’s own time, or by what a unit owes after its opinion', () => {
    expect(on('2027-01-01', { overdue: [{ clock: 'carrying-out', due: '2025-01-01' }] })).toEqual([]);
  });
  it('when it is repeated three times within a year', () => {
    expect(on('2026-06-01', { returns: ['2025-03-01', '2026-01-10', '2026-05-20'] })).toEqual([]);
    expect(on('2026-06-01', { returns: ['2025-06-01', '2026-01-10', '2026-05-20'] })).toEqual([{ rule: 'repeated', found: 3 }]);
  });
  it('when the petitioner returns after the procedure has ended (Art. 36)', () => {
    expect(on('2026-06-01', { returns: ['2025-03-01'], endedOn: '2025-12-01' })).toEqual([]);
    expect(on('2026-06-01', { returns: ['2025-03-01', '2026-05-02'], endedOn: '2025-12-01' })).toEqual([
      { rule: 'returned-after-end', found: 1 },
    ]);
  });
});
