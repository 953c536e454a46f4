import { readAddress, type ReadAddress } from './address.ts';
import { dwellingsIn, estatesIn, type Dwelling } from './dwelling.ts';
import { normalise } from './normalise.ts';
import { documentNumbersIn, numbersIn } from './numbers.ts';
import type { PetitionForMatching } from './petition-for-matching.ts';
import { readTargets, type Target } from './target.ts';
import { bigramsOf } from './terms.ts';

/** What is read out of one petition, whatever it is compared with. */
export interface Reading {
  /** Title and text as one body, as typed. */
  readonly body: string;
  readonly plainBody: string;
  readonly plainTitle: string;
  readonly plainText: string;
  readonly address: ReadAddress;
  readonly targets: readonly Target[];
  /** Pairs of title, text and target. */
  readonly terms: ReadonlySet<string>;
  readonly titleTerms: ReadonlySet<string>;
  /** Pairs of the address: they go with the petitioner, not with the matter. */
  readonly addressTerms: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly documentNumbers: ReadonlySet<string>;
  readonly dwellings: readonly Dwelling[];
  readonly estates: ReadonlySet<string>;
}

/** One petition is compared with up to fifty: it is read once. Keyed by the object, so nothing outlives the petition itself. */
const READINGS = new WeakMap<PetitionForMatching, Reading>();

/** Reads a petition, the first time it is asked for. */
export function readingOf(petition: PetitionForMatching): Reading {
  const known = READINGS.get(petition);
  if (known !== undefined) return known;
  const reading = read(petition);
  READINGS.set(petition, reading);
  return reading;
}

function read(petition: PetitionForMatching): Reading {
  const body = `${petition.title}。${petition.text}`;
  const plainBody = normalise(body);
  const address = readAddress(petition.address, petition.district);
  return {
    body,
    plainBody,
    plainTitle: normalise(petition.title),
    plainText: normalise(petition.text),
    address,
    targets: readTargets(petition.target, petition.district),
    terms: bigramsOf(wordsOf(petition)),
    titleTerms: bigramsOf(petition.title),
    addressTerms: bigramsOf(address.whole),
    numbers: numbersIn(plainBody),
    documentNumbers: documentNumbersIn(plainBody),
    dwellings: dwellingsIn(plainBody),
    estates: estatesIn(`${petition.address}。${body}`),
  };
}

/** Words of title, text and target, without the district and the petitioner's own name: those are no matter. */
function wordsOf(petition: PetitionForMatching): string {
  const text = [petition.title, petition.text, petition.target].join('\n').normalize('NFKC');
  return [petition.district, petition.petitionerName]
    .map(normalise)
    .reduce((kept, own) => (own.length > 1 ? kept.replaceAll(own, '\n') : kept), text);
}
