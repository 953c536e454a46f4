import type { EvidenceSign } from './petition-for-matching.ts';

/** Weight of each sign in log-odds (natural logarithm). Signs that grow with what is shared carry the weight of their cap. */
export const WEIGHTS: Readonly<Record<EvidenceSign, number>> = {
  // Who: is it the same petitioner?
  'id-number-equal': 9,
  'id-number-misprinted': 5,
  'id-number-differs': -20, // two valid numbers are two people, whatever else agrees
  'id-number-unreadable-differs': -2,
  'phone-equal': 5,
  'phone-differs': -0.5, // people change it, and borrow one
  'name-equal': 5,
  'name-one-character-differs': 2.5,
  'surname-only-agrees': 1.5,
  'form-of-address-contradicts': -3,
  'name-differs': -5,
  'alias-equal': 4,
  'address-equal': 3, // a household shares it
  'place-equal': 1.5,
  'dwelling-differs': -1,
  'relative-came-before': -4, // "my brother was here": the household, not the person
  // What: is it the same matter?
  'refers-to-that-day': 3,
  'refers-to-that-month': 2,
  'refers-back': 1,
  'says-another-matter': -4,
  'does-not-refer-back': -0.75, // most who come again say so
  'text-equal': 6,
  'target-named-in-text': 1.5,
  'target-in-both-titles': 1,
  'target-equal': 2,
  'target-similar': 1.25,
  'authority-equal': 0.75,
  'words-shared': 5,
  'title-words-shared': 2,
  'numbers-shared': 3,
  'document-number-shared': 3,
  'dwelling-in-text-shared': 2.5,
  'building-in-text-shared': 1.5,
  'place-name-shared': 1,
};
