import { describe, expect, it } from '@jest/globals';
import { RegulationFileError } from '../files/regulation-file-error.ts';
import { listingRules, readListingRules } from './listing-rules.ts';

describe('the rules that list a case as backlog (列入标准)', () => {
  it('take a city’s own numbers, keep the others, and leave out what it switches off', () => {
    const rules = readListingRules('{"overdueMonths": 3, "repeatedTimes": 0}');
    expect(rules.map(({ rule }) => rule)).toEqual(['overdue', 'returned-after-end', 'superior-list', 'office-list']);
    expect(rules[0]).toMatchObject({ months: 3 });
    expect(readListingRules('{}')).toEqual(listingRules);
    expect(readListingRules('{"repeatedWithinMonths": 0}').find(({ rule }) => rule === 'repeated')).toMatchObject({ withinMonths: null });
  });
  it('refuse what they do not know, and numbers that are none, with the field', () => {
    expect(() => readListingRules('{"overdueMonths": -1, "weather": 1}')).toThrow(RegulationFileError);
    expect(() => readListingRules('[')).toThrow(RegulationFileError);
  });
});
