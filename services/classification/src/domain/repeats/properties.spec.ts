import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fixturePetitions } from '../../eval/repeats-fixtures.ts';
import { identityEvidence } from './identity-evidence.ts';
import { isValidIdNumber } from './identity-number.ts';
import { relate } from './match.ts';
import { matterEvidence } from './matter-evidence.ts';
import { normalise } from './normalise.ts';
import type { PetitionForMatching } from './petition-for-matching.ts';

// Real: the rules. Invented: petitions put together from the fixtures' fields. fast-check prints the seed of a failure.
const petitions = (['look-alikes.csv', 'invented-city.csv', 'third-town.csv'] as const).flatMap((file) => [
  ...fixturePetitions(file).values(),
]);
const from = <K extends keyof PetitionForMatching>(field: K) => fc.constantFrom(...petitions.map((petition) => petition[field]));
const validIds = [...new Set(petitions.map(({ idNumber }) => idNumber.normalize('NFKC')).filter(isValidIdNumber))];
const phone = fc.integer({ min: 0, max: 9999 }).map((n) => `1990000${String(n).padStart(4, '0')}`);
const anyPetition: fc.Arbitrary<PetitionForMatching> = fc.record({
  caseId: fc.uuid(),
  receivedOn: from('receivedOn'),
  petitionerName: from('petitionerName'),
  idNumber: from('idNumber'),
  phone: fc.oneof(from('phone'), phone),
  address: from('address'),
  district: from('district'),
  headcount: fc.integer({ min: 1, max: 120 }),
  anonymous: fc.boolean(),
  target: from('target'),
  title: from('title'),
  text: from('text'),
});

describe('matching, whatever the petitions', () => {
  it('normalises once and for all', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => normalise(normalise(text)) === normalise(text)));
  });

  it('weighs who and what the same from either side', () => {
    fc.assert(
      fc.property(anyPetition, anyPetition, (a, b) => {
        expect(identityEvidence(a, b)).toEqual(identityEvidence(b, a));
        expect(matterEvidence(a, b)).toEqual(matterEvidence(b, a));
      }),
    );
  });

  it('keeps a repeat with the same valid number and text when only the telephone changes', () => {
    fc.assert(
      fc.property(anyPetition, anyPetition, fc.constantFrom(...validIds), phone, (earlier, other, idNumber, newPhone) => {
        const a = { ...earlier, idNumber };
        const b = { ...other, idNumber, text: earlier.text, receivedOn: '2026-01-01' };
        fc.pre(relate(b, a)?.relation === 'repeat');
        expect(relate({ ...b, phone: newPhone }, a)?.relation).toBe('repeat');
      }),
    );
  });

  it('never makes a repeat of two different valid numbers, however much else agrees', () => {
    const [one, two] = [fc.constantFrom(...validIds), fc.constantFrom(...validIds)];
    fc.assert(
      fc.property(anyPetition, one, two, (petition, idNumber, otherId) => {
        fc.pre(idNumber !== otherId);
        expect(relate({ ...petition, caseId: 'later', idNumber: otherId }, { ...petition, idNumber })?.relation).not.toBe('repeat');
      }),
    );
  });

  it('scores between one half and one', () => {
    fc.assert(
      fc.property(anyPetition, anyPetition, (a, b) => {
        const score = relate(a, b)?.score;
        expect(score === undefined || (score >= 0.5 && score <= 1)).toBe(true);
      }),
    );
  });
});
