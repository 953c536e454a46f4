import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMoment } from './moment.ts';
import { shanghaiTime } from './time.ts';

describe('a moment on the command line', () => {
  it.each([
    ['2024-03-05', '2024-03-05T15:59:59.999Z'],
    ['2024-02-29', '2024-02-29T15:59:59.999Z'],
    ['2024-03-05 10:30', '2024-03-05T02:30:00.000Z'],
    ['2024-03-05T10:30:15', '2024-03-05T02:30:15.000Z'],
    ['2024-03-05T10:30:15Z', '2024-03-05T10:30:15.000Z'],
    ['2024-03-05T10:30:15.123456+08:00', '2024-03-05T02:30:15.123Z'],
    ['2024-03-05T10:30:00-0530', '2024-03-05T16:00:00.000Z'],
    ['1979-12-31 00:00', '1979-12-30T16:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseMoment(text)).toBe(instant);
  });
  it.each([
    '',
    'yesterday',
    '2023-02-29',
    '2024-13-01',
    '2024-04-31',
    '2024-03-05 24:00',
    '2024-03-05 10:60',
    '2024-3-5',
    '20240305',
    '2024-03-05T10:30+99:00',
  ])('%j is none', (text) => {
    expect(parseMoment(text)).toBeNull();
  });
  it('reads back every instant it is given, and what the timeline shows', () => {
    const instants = fc.date({ min: new Date('1949-10-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (date) => {
        expect(parseMoment(date.toISOString())).toBe(date.toISOString());
        expect(parseMoment(shanghaiTime(date.toISOString()))).toBe(`${date.toISOString().slice(0, 19)}.000Z`);
      }),
      { verbose: true },
    );
  });
});
