import { normalisePhone } from './identity-evidence.ts';
import { normaliseIdNumber } from './identity-number.ts';
import { charactersOf, normalise } from './normalise.ts';
import { significantDigits } from './numbers.ts';
import { readName } from './person-name.ts';
import type { PetitionForMatching } from './petition-for-matching.ts';
import { readingOf } from './reading.ts';
import { ownPart } from './target.ts';

/**
 * What a key is made of. The number is stored with the key and is part of what is hashed: once in use it never changes.
 * `strength` ranks candidates; keys of a person are always followed (the newest of them), keys of a matter only while rare.
 */
export const KEY_KINDS = {
  'id-number': { number: 1, strength: 10, of: 'person' },
  phone: { number: 2, strength: 6, of: 'person' },
  name: { number: 3, strength: 2, of: 'person' },
  'surname-and-place': { number: 4, strength: 3, of: 'person' },
  'surname-and-target': { number: 5, strength: 3, of: 'person' },
  dwelling: { number: 6, strength: 4, of: 'person' },
  'named-building': { number: 7, strength: 3, of: 'matter' },
  estate: { number: 8, strength: 1.5, of: 'matter' },
  target: { number: 9, strength: 2, of: 'matter' },
  'document-number': { number: 10, strength: 4, of: 'matter' },
  amount: { number: 11, strength: 3, of: 'matter' },
  'named-place': { number: 12, strength: 1, of: 'matter' },
} as const satisfies Record<string, { number: number; strength: number; of: 'person' | 'matter' }>;

export type KeyKind = keyof typeof KEY_KINDS;
/** A key in clear text: personal data, to be hashed before it leaves the process (检索键). */
export interface CandidateKey {
  readonly kind: KeyKind;
  readonly value: string;
}

/** Most keys of the kinds of which a long text could make any number. */
const MOST_PER_KIND = 3;
const LEAST_AMOUNT = 1000;
const PLACE_ENDINGS =
  /(\p{Script=Han}{2}(?:采石场|料厂|水厂|化工厂|猪场|菜场|市场|车站|苑|府|公馆|小区|花园|家园|大厦|广场|公寓|大桥|水库|中学|小学|幼儿园|医院|安置房|中转站|工业园))/gu;

/**
 * The keys under which a petition is found again, and by which it looks for earlier ones: two petitions that share one are compared.
 * At most about thirty. A name with one wrong character, new telephone and no identity number still shares `name` (one character
 * dropped), `surname-and-place` or `surname-and-target`.
 */
export function candidateKeys(petition: PetitionForMatching): CandidateKey[] {
  const keys: CandidateKey[] = [];
  const add = (kind: KeyKind, ...parts: string[]) => {
    if (parts.every((part) => part !== '')) keys.push({ kind, value: parts.join('|') });
  };
  add('id-number', normaliseIdNumber(petition.idNumber));
  add('phone', normalisePhone(petition.phone));
  for (const part of personKeys(petition)) keys.push(part);
  const reading = readingOf(petition);
  const buildings = reading.dwellings.map(({ estate, building, room }) => `${estate}|${building}|${room}`);
  for (const building of someOf(buildings)) add('named-building', building);
  for (const estate of someOf(reading.estates)) add('estate', estate);
  for (const target of someOf(targetStems(petition))) add('target', target);
  for (const number of someOf(reading.documentNumbers)) add('document-number', number);
  for (const amount of someOf(amountsOf(reading.numbers))) add('amount', amount);
  for (const place of someOf(placesIn(`${petition.title}。${petition.target}。${petition.text}`))) add('named-place', place);
  return [...new Map(keys.map((key) => [`${key.kind}|${key.value}`, key])).values()];
}

function personKeys(petition: PetitionForMatching): CandidateKey[] {
  const name = readName(petition.petitionerName);
  const address = readingOf(petition).address;
  const district = normalise(petition.district);
  const keys: CandidateKey[] = [];
  if (address.numbers.length > 0 && address.whole.length >= 4) keys.push({ kind: 'dwelling', value: address.whole });
  if (name.kind === 'none') return keys;
  if (name.kind !== 'surname') for (const form of nameForms(name.name)) keys.push({ kind: 'name', value: `${form}|${district}` });
  if (name.kind === 'alias') return keys;
  const surname = name.surname.replace('阎', '闫');
  const place = charactersOf(address.place).slice(0, 3).join('');
  if (place.length >= 2) keys.push({ kind: 'surname-and-place', value: `${surname}|${place}` });
  for (const target of someOf([...targetStems(petition), ...officesOf(petition)]))
    keys.push({ kind: 'surname-and-target', value: `${surname}|${target}` });
  return keys;
}

/** The name, and if it has three characters or more, what is left when any one is dropped: a wrong or missing one leaves a shared form. */
function nameForms(name: string): string[] {
  const characters = charactersOf(name).slice(0, 8);
  if (characters.length < 3) return [name];
  return [name, ...new Set(characters.map((_, at) => characters.filter((_character, other) => other !== at).join('')))];
}

/** Beginning and end of what is a target's own: 某镇某石场 and 某石场 share the end, 某石场 and 某石场有限公司 the beginning. */
function targetStems(petition: PetitionForMatching): string[] {
  return readingOf(petition)
    .targets.filter((target) => !target.authority)
    .map(ownPart)
    .flatMap((name) => (name.length <= 3 ? [name] : [name.slice(0, 3), name.slice(-4)]));
}

/** Offices serve with a surname only: alone they are far too common. */
function officesOf(petition: PetitionForMatching): string[] {
  return readingOf(petition)
    .targets.filter((target) => target.authority)
    .map(({ name }) => `${name.slice(-3)}|${normalise(petition.district)}`);
}

function amountsOf(numbers: ReadonlySet<number>): string[] {
  return [...numbers]
    .filter((value) => value >= LEAST_AMOUNT && significantDigits(value) >= 3)
    .sort((a, b) => significantDigits(b) - significantDigits(a))
    .map(String);
}

function placesIn(text: string): Set<string> {
  return new Set([...normalise(text).matchAll(PLACE_ENDINGS)].map(([, name = '']) => name));
}

function someOf(values: Iterable<string>): string[] {
  return [...new Set(values)].slice(0, MOST_PER_KIND);
}
