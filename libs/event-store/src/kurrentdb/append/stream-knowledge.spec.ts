import { describe, expect, it } from '@jest/globals';
import { StreamKnowledge } from './stream-knowledge.ts';

const written = (from: number, ...ids: string[]) => ids.map((id, i) => ({ id, revision: from + i }));

describe('what is known of streams', () => {
  it('grows where it ends and takes nothing that does not join it', () => {
    const knowledge = new StreamKnowledge();
    knowledge.wrote('intake-1', written(0, 'a', 'b'));
    knowledge.wrote('intake-1', written(5, 'f'));
    expect(knowledge.of('intake-1')?.last).toBe(1);
    knowledge.wrote('intake-1', written(1, 'b', 'c'));
    expect(knowledge.of('intake-1')?.last).toBe(2);
    expect(['a', 'b', 'c', 'f'].map((id) => knowledge.of('intake-1')?.revisionOf(id))).toEqual([0, 1, 2, undefined]);
  });
  it('remembers that a stream was absent, but never instead of what stands in it', () => {
    const knowledge = new StreamKnowledge();
    knowledge.saw('intake-1', 0, [], true);
    expect(knowledge.of('intake-1')?.last).toBe(-1);
    knowledge.wrote('intake-1', written(0, 'a'));
    knowledge.saw('intake-1', 0, [], true);
    expect(knowledge.of('intake-1')?.last).toBe(0);
  });
  it('of too many events forgets whole streams, the least lately used first', () => {
    const knowledge = new StreamKnowledge(6);
    knowledge.wrote('one', written(0, 'a', 'b'));
    knowledge.wrote('two', written(0, 'c'));
    knowledge.of('one');
    knowledge.wrote('three', written(0, 'd'));
    expect([knowledge.of('one')?.last, knowledge.of('two'), knowledge.of('three')?.last]).toEqual([1, undefined, 0]);
  });
});
