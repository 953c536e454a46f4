import { describe, expect, it } from '@jest/globals';
import { partitionOf } from '../../delivery/lane.ts';
import { allTopicsOf, ownerOfTopic, topicOf } from './names.ts';

describe('the topics of a system', () => {
  it('are one per owning service and one for the relay', () => {
    expect(allTopicsOf('anjuan')).toEqual([
      'anjuan.intake',
      'anjuan.classification',
      'anjuan.assignment',
      'anjuan.supervision',
      'anjuan.delivery',
      'anjuan.relay',
    ]);
  });

  it('name their owner, unless they are of another system or hold no events', () => {
    expect(ownerOfTopic('city', topicOf('city', 'supervision'))).toBe('supervision');
    expect(ownerOfTopic('city', 'anjuan.supervision')).toBeUndefined();
    expect(ownerOfTopic('city', 'city.relay')).toBeUndefined();
  });
});

describe('the partition of a case', () => {
  // The hashes are those of UtilsTest.testMurmur2 in Apache Kafka.
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])("is where Kafka's own clients put the key %s", (key, hash) => {
    expect(partitionOf(key, 2 ** 31)).toBe(hash & 0x7fffffff);
    expect(partitionOf(key, 12)).toBe((hash & 0x7fffffff) % 12);
  });
});
