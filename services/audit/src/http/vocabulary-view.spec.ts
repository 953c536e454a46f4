import { describe, expect, it } from '@jest/globals';
import { clockCode, clockStopped } from '@anjuan/contracts';
import * as regulation from '@anjuan/regulation';
import { vocabularyView } from './vocabulary-view.ts';

type Named = { readonly terms: readonly { readonly code: string }[]; readonly codeOf: unknown };
const isVocabulary = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'terms' in value && 'codeOf' in value;
const lists: Readonly<Record<string, readonly { code: string; label: string; english: string; article: string }[]>> = vocabularyView;
const codesOf = (terms: readonly { readonly code: string }[]) => terms.map(({ code }) => code).join(' ');

describe('the vocabulary as other programs read it', () => {
  it('has a list for every vocabulary of the Regulation, with all its codes', () => {
    const known = new Set(Object.values(lists).map(codesOf));
    const all = Object.entries(regulation).filter(([, value]) => isVocabulary(value)) as [string, Named][];
    expect(all.length).toBeGreaterThanOrEqual(20);
    expect(all.filter(([, { terms }]) => !known.has(codesOf(terms))).map(([name]) => name)).toEqual([]);
  });

  it('names every clock, whose time it is, and every outcome', () => {
    expect(codesOf(vocabularyView.clocks)).toBe(clockCode.options.join(' '));
    expect(vocabularyView.clocks.filter(({ holder }) => holder === 'petitioner').map(({ code }) => code)).toEqual([
      'review-request',
      're-review-request',
    ]);
    const outcomes = clockStopped.schema.shape.outcome.options;
    expect(vocabularyView.clockStates.map(({ code }) => code)).toEqual(
      expect.arrayContaining([...outcomes, 'running', 'expired', 'paused']),
    );
  });

  it('has a Chinese and an English word for each code', () => {
    const bare = Object.entries(lists).flatMap(([list, terms]) =>
      terms
        .filter(({ label, english }) => !/\p{Script=Han}/u.test(label) || !/[A-Za-z]/.test(english))
        .map(({ code }) => `${list}.${code}`),
    );
    expect(bare).toEqual([]);
  });
});
