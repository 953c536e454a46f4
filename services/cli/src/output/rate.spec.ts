import { describe, expect, it } from '@jest/globals';
import { duration, rateMeter } from './rate.ts';

describe('rate and time left', () => {
  it('are unknown before anything was done', () => {
    const meter = rateMeter(0);
    expect([meter.rate(), meter.left(100)]).toEqual([null, null]);
    meter.add(0, 1000);
    expect([meter.rate(), meter.left(100)]).toEqual([null, null]);
  });
  it('go by the last ten seconds', () => {
    const meter = rateMeter(0);
    meter.add(100, 10_000);
    expect([meter.rate(), meter.left(200)]).toEqual([10, 10]);
    meter.add(1100, 20_000);
    meter.add(2100, 30_000);
    expect([meter.rate(), meter.left(3100)]).toEqual([100, 10]);
  });
  it.each([
    [null, '--:--'],
    [0, '0:00'],
    [9.2, '0:10'],
    [75, '1:15'],
    [3723, '1:02:03'],
  ])('%p seconds are written %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
