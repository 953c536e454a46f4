import { describe, expect, it } from '@jest/globals';
import { daysLeft, pressingClock, pressureOf } from './days-left.ts';
import { dayOf, formatMoment, isDayOnly } from './moment.ts';
import { formatConfidence, formatCount } from './number.ts';

describe('moments', () => {
  it('are shown in Asia/Shanghai', () => {
    expect(formatMoment('2024-01-02T16:00:30.250Z')).toBe('2024-01-03 00:00:30');
    expect(formatMoment('2024-01-03T09:05:00+08:00')).toBe('2024-01-03 09:05:00');
  });
  it('stay as they came when they are no moment', () => {
    expect(formatMoment('')).toBe('');
  });
  it('give the day it is in Asia/Shanghai', () => {
    expect(dayOf(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31');
    expect(dayOf(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });
  it('are only a day when they stand at midnight in Asia/Shanghai', () => {
    expect(isDayOnly('2024-01-02T16:00:00Z')).toBe(true);
    expect(isDayOnly('2024-01-02T00:00:00Z')).toBe(false);
  });
});

describe('the days a limit has left', () => {
  it('are none on its last day, which still counts', () => {
    expect(daysLeft('2024-03-01', '2024-02-28')).toBe(2);
    expect(daysLeft('2024-03-01', '2024-03-01')).toBe(0);
    expect(daysLeft('2024-03-01', '2024-03-03')).toBe(-2);
  });
  it('press within three days, and are over after the last day or once the server says so', () => {
    const clock = (state: string) => ({ state, due: '2024-03-10' });
    expect(pressureOf(clock('running'), '2024-03-06')).toBe('calm');
    expect(pressureOf(clock('running'), '2024-03-07')).toBe('soon');
    expect(pressureOf(clock('running'), '2024-03-10')).toBe('soon');
    expect(pressureOf(clock('running'), '2024-03-11')).toBe('over');
    expect(pressureOf(clock('expired'), '2024-03-06')).toBe('over');
    expect(pressureOf(clock('late'), '2024-03-20')).toBe('done');
  });
  it('are those of the clock that is due first and still counts', () => {
    const clocks = [
      { clock: 'a', state: 'met', due: '2024-01-01' },
      { clock: 'b', state: 'running', due: '2024-05-01' },
      { clock: 'c', state: 'expired', due: '2024-02-01' },
    ];
    expect(pressingClock(clocks)?.clock).toBe('c');
    expect(pressingClock(clocks.slice(0, 1))).toBeUndefined();
  });
});

describe('numbers', () => {
  it('show a confidence in whole per cents, and certainty only for certainty', () => {
    expect(formatConfidence(0.934)).toBe('93%');
    expect(formatConfidence(0.9999)).toBe('99%');
    expect(formatConfidence(1)).toBe('100%');
    expect(formatConfidence(0)).toBe('0%');
  });
  it('group the thousands of a count', () => {
    expect(formatCount(1_000_000)).toBe('1,000,000');
  });
});
