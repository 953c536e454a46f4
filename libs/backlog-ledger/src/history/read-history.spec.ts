import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateText } from '../dates/ledger-date.ts';
import { readHistory } from './read-history.ts';
import { splitSteps } from './split-steps.ts';

const stepsOf = (text: string): string[] =>
  readHistory(text, null).steps.map(({ date, text: rest }) => `${date ? dateText(date) : '?'} ${rest}`);
const faultsOf = (text: string, closing: string | null = null): string[] =>
  readHistory(text, closing).faults.map(({ code, position }) => `${code} ${position}`);

describe('a history in one cell', () => {
  it('is split at ；, line breaks, circled and plain numbers', () => {
    expect(stepsOf('2012.3 来访；2013年 答复')).toEqual(['2012-03 来访', '2013 答复']);
    expect(stepsOf('2012.3 来访\r\n2013年 答复\n\n')).toEqual(['2012-03 来访', '2013 答复']);
    expect(stepsOf('①2012.3 来访②2013年 答复')).toEqual(['2012-03 来访', '2013 答复']);
    expect(stepsOf('1、2012年3月 来访 2、2013年 答复')).toEqual(['2012-03 来访', '2013 答复']);
    expect(stepsOf('1.2012年3月 来访\n2.2013年 答复')).toEqual(['2012-03 来访', '2013 答复']);
    expect(stepsOf('（一）2012年3月 来访；（二）2013年 答复')).toEqual(['2012-03 来访', '2013 答复']);
    expect(stepsOf('一、2012年3月 来访；二、2013年 答复')).toEqual(['2012-03 来访', '2013 答复']);
  });

  it('is split at 。 only where a date follows', () => {
    expect(stepsOf('2012.3 来访。要求补偿。2013年 答复。8月再访')).toEqual(['2012-03 来访。要求补偿', '2013 答复', '2013-08 再访']);
  });

  it('knows a step by the time it is said to be of, though another word stands first', () => {
    expect(stepsOf('2008年3月4日，到局反映。我局于2008年4月调查。自2009年起上访；要求于2026年底付清')).toEqual([
      '2008-03-04 到局反映',
      '2008-04 我局调查',
      '2009 起上访',
      '? 要求于2026年底付清',
    ]);
  });

  it('is not split inside brackets', () => {
    expect(stepsOf('2012.3 来访（三人；均为代表）；2013年 答复')).toEqual(['2012-03 来访（三人；均为代表）', '2013 答复']);
    expect(stepsOf('2012.3 来访（三人；2013年 答复')).toEqual(['2012-03 来访（三人', '2013 答复']);
  });

  it('joins a line that was wrapped by hand', () => {
    expect(stepsOf('2012.3 来访，要求\n补发补助\n2013年 答复')).toEqual(['2012-03 来访，要求\n补发补助', '2013 答复']);
  });

  it('takes no year inside a step for an event', () => {
    expect(stepsOf('2021.3 补缴2002年至2008年社保（星府阅〔2011〕19号），依据1998年花名册')).toHaveLength(1);
  });

  it('written newest first is turned round', () => {
    const history = readHistory('2020年 二审；2018年 一审；2016年 起诉', null);
    expect([history.order, ...history.steps.map(({ text }) => text)]).toEqual(['newest-first', '起诉', '一审', '二审']);
  });

  it('reports steps without date, without content, out of order, after the closing date, impossible', () => {
    expect(faultsOf('2012.3 来访；此后无进展；2014年；2013年 答复；2013.2.30 再访')).toEqual([
      'step-undated 2',
      'step-empty 3',
      'impossible-date 5',
      'date-out-of-order 4',
    ]);
    expect(faultsOf('2027.1 来访', '2026-10-31')).toEqual(['date-after-closing 1']);
    expect(stepsOf('2012.3 来访；2013.2.30 再访')).toEqual(['2012-03 来访', '? 再访']);
  });
});

describe('splitting', () => {
  it('loses no character and keeps every line as written', () => {
    const pieces = fc.constantFrom(...'2012.3 来访 ；|;|。|\n|\r\n|①|②|1、|2、|（|）|2013年5月|同年|8月|答复|“|”|　|,'.split('|'));
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const steps = splitSteps(text);
        expect(steps.map(({ raw }) => raw).join('')).toBe(text);
        for (const { raw, original } of steps) expect(raw).toContain(original);
        const history = readHistory(text, null);
        for (const { original, date } of history.steps) {
          expect(text).toContain(original);
          if (date) expect(original).toContain(date.wording);
        }
      }),
      { numRuns: 2000, verbose: true },
    );
  });
});
