import { compareAddresses } from './address.ts';
import { namesRelativeBefore } from './continuation.ts';
import { WEIGHTS } from './evidence-weights.ts';
import { compareIdNumbers } from './identity-number.ts';
import { inOrder } from './matter-evidence.ts';
import { normalise } from './normalise.ts';
import { compareNames } from './person-name.ts';
import type { Evidence, EvidenceSign, PetitionForMatching } from './petition-for-matching.ts';
import { readingOf } from './reading.ts';

/** What says that two petitions come from one petitioner (同一信访人), and what says not. Symmetric in its arguments. */
export function identityEvidence(a: PetitionForMatching, b: PetitionForMatching): Evidence[] {
  const signs = [idSign(a, b), phoneSign(a, b), nameSign(a, b), addressSign(a, b), relativeSign(a, b)];
  return signs.flatMap((sign) => (sign === undefined ? [] : [{ sign, weight: WEIGHTS[sign], shared: [] }]));
}

/** Plain form of a telephone number: NFKC, digits only, without the country code. */
export function normalisePhone(raw: string): string {
  return normalise(raw)
    .replace(/[^\d]/gu, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/u, '');
}

function relativeSign(a: PetitionForMatching, b: PetitionForMatching): EvidenceSign | undefined {
  const [, later] = inOrder(a, b);
  return namesRelativeBefore(readingOf(later).body) ? 'relative-came-before' : undefined;
}

function idSign(a: PetitionForMatching, b: PetitionForMatching): EvidenceSign | undefined {
  const found = compareIdNumbers(a.idNumber, b.idNumber);
  if (found === 'unknown') return undefined;
  if (found === 'unreadable-differs') return 'id-number-unreadable-differs';
  return found === 'equal' ? 'id-number-equal' : found === 'misprinted' ? 'id-number-misprinted' : 'id-number-differs';
}

function phoneSign(a: PetitionForMatching, b: PetitionForMatching): EvidenceSign | undefined {
  const [left, right] = [normalisePhone(a.phone), normalisePhone(b.phone)];
  if (left === '' || right === '') return undefined;
  return left === right ? 'phone-equal' : 'phone-differs';
}

function nameSign(a: PetitionForMatching, b: PetitionForMatching): EvidenceSign | undefined {
  switch (compareNames(a.petitionerName, b.petitionerName)) {
    case 'unknown':
      return undefined;
    case 'equal':
      return 'name-equal';
    case 'alias-equal':
      return 'alias-equal';
    case 'one-character-differs':
      return 'name-one-character-differs';
    case 'surname-agrees':
      return 'surname-only-agrees';
    case 'address-contradicts':
      return 'form-of-address-contradicts';
    case 'differs':
      return 'name-differs';
  }
}

function addressSign(a: PetitionForMatching, b: PetitionForMatching): EvidenceSign | undefined {
  const found = compareAddresses(readingOf(a).address, readingOf(b).address);
  if (found === 'equal') return 'address-equal';
  if (found === 'place-equal') return 'place-equal';
  return found === 'dwelling-differs' ? 'dwelling-differs' : undefined;
}
