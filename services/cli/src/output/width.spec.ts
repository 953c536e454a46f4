import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fit, pad, printable, printableLines, width } from './width.ts';

describe('the width of a text in a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['信访', 4],
    ['12345热线转办', 13],
    ['（），。', 8],
    ['「甲」', 6],
    ['é', 1],
    ['e\u0301', 1],
    ['한국', 4],
    ['𠮷', 2],
    ['🚧', 2],
    ['“…”—', 4],
  ])('%j takes %i columns', (text, columns) => {
    expect(width(text)).toBe(columns);
  });
  it('is never more than asked for after cutting, and exactly it after filling up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, columns) => {
        expect(width(fit(text, columns))).toBeLessThanOrEqual(columns);
        expect(width(pad(fit(text, columns), columns))).toBe(columns);
      }),
      { verbose: true },
    );
  });
  it('cuts between characters and marks the cut', () => {
    expect(fit('湖东安置房', 10)).toBe('湖东安置房');
    expect(fit('湖东安置房', 9)).toBe('湖东安置…');
    expect(fit('湖东安置房', 8)).toBe('湖东安…');
  });
});

describe('a text of strangers on a terminal', () => {
  it('loses what would steer the terminal or turn the line around', () => {
    expect(printable('甲\u001b[31m乙\u0007\r\n丙\u202e丁')).toBe('甲 [31m乙 丙丁');
  });
  it('keeps its lines where they are wanted', () => {
    expect(printableLines('一\r\n 二\u001b\n\n三')).toEqual(['一', '二', '', '三']);
  });
});
