import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitFilter } from './filter.ts';

describe("the server's part of a filter", () => {
  it('lets exactly the types through that were named, whatever characters they are written with', () => {
    const name = fc.string({
      minLength: 1,
      maxLength: 8,
      unit: fc.constantFrom('a', 'B', '1', '登', ' ', '#', '-', '/', '.', '*', '+', '?', '^', '$', '|', '(', ')', '[', ']', '{', '}', '\\'),
    });
    const law = fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), name, (types, other) => {
      const filter = splitFilter({ types });
      if (filter === 'never' || !('types' in filter.server)) throw new Error('expected a filter by types');
      const expression = new RegExp(filter.server.types);
      for (const type of types) expect(expression.test(type)).toBe(true);
      expect(expression.test(other)).toBe(types.includes(other));
    });
    fc.assert(law);
  });
  it('names categories with the hyphen that ends them, and takes them over where types are named too', () => {
    const event = { stream: 'intake-1' } as Parameters<Exclude<ReturnType<typeof splitFilter>, 'never'>['here']>[0];
    expect(splitFilter({ categories: ['intake'] })).toMatchObject({ server: { streamPrefixes: ['intake-'] } });
    const both = splitFilter({ types: ['A'], categories: ['intake'] });
    if (both === 'never') throw new Error('expected a filter');
    expect([both.here(event), both.here({ ...event, stream: 'intakes-1' })]).toEqual([true, false]);
    expect([splitFilter({ types: [] }), splitFilter({ categories: [] })]).toEqual(['never', 'never']);
  });
});
