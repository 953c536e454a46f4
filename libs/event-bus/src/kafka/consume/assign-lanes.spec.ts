import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignNumbers, type Member } from './assign-lanes.ts';

const member = (id: string, held: number[] = [], topics = ['a', 'b']): Member => ({ id, topics, held });
const counts = new Map([
  ['a', 12],
  ['b', 12],
]);
const seed = fc.sample(fc.integer(), 1)[0] ?? 0;

describe(`partition numbers (seed ${seed})`, () => {
  it('go to one member each, the same of every topic, as evenly as can be', () => {
    const members = fc.uniqueArray(fc.tuple(fc.uuid(), fc.array(fc.nat(14))), { minLength: 1, maxLength: 15, selector: ([id]) => id });
    fc.assert(
      fc.property(members, (list) => {
        const assigned = [...assignNumbers(list.map(([id, held]) => member(id, held)), counts).values()]; // prettier-ignore
        const numbers = assigned.map(({ a }) => a ?? []);
        expect(numbers.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        for (const { a, b } of assigned) expect(a).toEqual(b);
        const sizes = numbers.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
      { seed },
    );
  });

  it('stay where they are but for those that must move when a member joins or leaves', () => {
    const joined = assignNumbers([member('m', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), member('a')], counts);
    expect([joined.get('m')?.['a'], joined.get('a')?.['a']]).toEqual([
      [0, 1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10, 11],
    ]);
    const left = assignNumbers([member('x', [1, 4, 7]), member('y', [2, 5, 8]), member('z', [0, 3, 6])], counts);
    expect(left.get('x')?.['a']).toEqual(expect.arrayContaining([1, 4, 7]));
    expect(left.get('y')?.['a']).toEqual(expect.arrayContaining([2, 5, 8]));
    expect(left.get('z')?.['a']).toEqual(expect.arrayContaining([0, 3, 6]));
  });

  it('are given only of the topics that a member follows, so that two versions of a program live beside each other', () => {
    const assigned = assignNumbers([member('old', [], ['a']), member('new', [], ['a', 'b', 'c'])], counts);
    expect(Object.keys(assigned.get('old') ?? {})).toEqual(['a']);
    const { a, b, c } = assigned.get('new') ?? {};
    expect(b).toEqual(a);
    expect(c).toEqual(a); // the leader does not know this topic: it has as many partitions as the others
  });

  it('beyond those of the smallest topic are given of the topics that have them', () => {
    const assigned = assignNumbers([member('m')], new Map([['a', 4], ['b', 2]])); // prettier-ignore
    expect(assigned.get('m')).toEqual({ a: [0, 1, 2, 3], b: [0, 1] });
  });
});
