import { namesAnotherMatter, refersTo } from './continuation.ts';
import { sharedDwelling } from './dwelling.ts';
import { WEIGHTS } from './evidence-weights.ts';
import { significantDigits } from './numbers.ts';
import type { Evidence, EvidenceSign, PetitionForMatching } from './petition-for-matching.ts';
import { readingOf } from './reading.ts';
import { compareTargets, ownPart, type Target } from './target.ts';
import { bigramsOf, shareTerms } from './terms.ts';

/** Nats of shared words that count as one unit of weight; a title is short and chosen with care, so it takes fewer. */
const NATS_PER_WEIGHT = 8;
const TITLE_NATS_PER_WEIGHT = 5;
/** Weight of one shared number by its significant digits: 500 is met by chance, 71200 hardly. */
const NUMBER_WEIGHTS = [0, 0.2, 0.8, 2, 3];

/** What says that two petitions are about one matter (同一事项), and what says not. The order of the arguments does not matter. */
export function matterEvidence(one: PetitionForMatching, other: PetitionForMatching): Evidence[] {
  const [earlier, later] = inOrder(one, other);
  const target = targetEvidence(earlier, later);
  return [
    ...textEvidence(earlier, later),
    ...target,
    ...wordEvidence(earlier, later, target),
    ...numberEvidence(earlier, later),
    ...placeEvidence(earlier, later),
    ...backReference(earlier, later),
  ];
}

/** Earlier first; on one day the case id decides, so that the order of the arguments never matters. */
export function inOrder(one: PetitionForMatching, other: PetitionForMatching): [PetitionForMatching, PetitionForMatching] {
  if (one.receivedOn !== other.receivedOn) return one.receivedOn < other.receivedOn ? [one, other] : [other, one];
  return one.caseId <= other.caseId ? [one, other] : [other, one];
}

function textEvidence(a: PetitionForMatching, b: PetitionForMatching): Evidence[] {
  const text = readingOf(a).plainText;
  return text !== '' && text === readingOf(b).plainText ? [weigh('text-equal')] : [];
}

function targetEvidence(a: PetitionForMatching, b: PetitionForMatching): Evidence[] {
  const [left, right] = [readingOf(a).targets, readingOf(b).targets];
  const found = compareTargets(left, right);
  if (found.kind === 'equal' || found.kind === 'similar') {
    const start = found.shared.slice(0, 3);
    const inTitles = start.length > 1 && [a, b].every((petition) => readingOf(petition).plainTitle.includes(start));
    return [
      weigh(found.kind === 'equal' ? 'target-equal' : 'target-similar', [found.shared]),
      ...(inTitles ? [weigh('target-in-both-titles', [start])] : []),
    ];
  }
  const named = [...namedIn(left, b), ...namedIn(right, a)];
  const authority = found.kind === 'authority' ? [weigh('authority-equal', [found.shared])] : [];
  return named.length > 0 ? [...authority, weigh('target-named-in-text', [...new Set(named)].sort())] : authority;
}

/** Targets of one petition, offices aside, that the other names in its title or text. */
function namedIn(targets: readonly Target[], other: PetitionForMatching): string[] {
  const body = readingOf(other).plainBody;
  return targets
    .filter((target) => !target.authority)
    .map(ownPart)
    .filter((name) => name.length >= 3 && body.includes(name));
}

/** Words beyond what has a weight of its own (the shared target) or goes with the petitioner rather than the matter (address). */
function wordEvidence(a: PetitionForMatching, b: PetitionForMatching, target: readonly Evidence[]): Evidence[] {
  const [left, right] = [readingOf(a), readingOf(b)];
  const known = bigramsOf(target.flatMap((evidence) => evidence.shared).join('\n'));
  const isOwn = (term: string) => !known.has(term) && !left.addressTerms.has(term) && !right.addressTerms.has(term);
  const all = shareTerms(left.terms, right.terms, isOwn);
  const titles = shareTerms(left.titleTerms, right.titleTerms, isOwn);
  return [
    ...(all.weight > 0 ? [weighUpTo('words-shared', all.weight / NATS_PER_WEIGHT + shortText(all.part), all.words)] : []),
    ...(titles.weight > 0 ? [weighUpTo('title-words-shared', titles.weight / TITLE_NATS_PER_WEIGHT, titles.words)] : []),
  ];
}

/** Of a text of ten characters three shared words are most of it: what is shared counts more when it is more than a quarter of the shorter. */
function shortText(part: number): number {
  return 2 * Math.max(0, part - 0.25);
}

function numberEvidence(a: PetitionForMatching, b: PetitionForMatching): Evidence[] {
  const shared = sharedOf(readingOf(a).numbers, readingOf(b).numbers);
  const weight = shared.reduce((sum, value) => sum + (NUMBER_WEIGHTS[Math.min(4, significantDigits(value))] ?? 0), 0);
  const documents = sharedOf(readingOf(a).documentNumbers, readingOf(b).documentNumbers);
  return [
    ...(weight > 0 ? [weighUpTo('numbers-shared', weight, shared.map(String))] : []),
    ...(documents.length > 0 ? [weigh('document-number-shared', documents)] : []),
  ];
}

function placeEvidence(a: PetitionForMatching, b: PetitionForMatching): Evidence[] {
  const dwelling = sharedDwelling(readingOf(a).dwellings, readingOf(b).dwellings);
  if (dwelling !== undefined) return [weigh(dwelling === 'room' ? 'dwelling-in-text-shared' : 'building-in-text-shared')];
  const estates = sharedOf(readingOf(a).estates, readingOf(b).estates);
  return estates.length === 0 ? [] : [weigh('place-name-shared', estates)];
}

function backReference(earlier: PetitionForMatching, later: PetitionForMatching): Evidence[] {
  const found = namesAnotherMatter(readingOf(later).body) ? [weigh('says-another-matter')] : [];
  switch (refersTo(readingOf(later).body, later.receivedOn, earlier.receivedOn)) {
    case 'day':
      return [...found, weigh('refers-to-that-day')];
    case 'month':
      return [...found, weigh('refers-to-that-month')];
    case 'back':
      return [...found, weigh('refers-back')];
    case 'none':
      return [...found, weigh('does-not-refer-back')];
  }
}

function weigh(sign: EvidenceSign, shared: readonly string[] = []): Evidence {
  return { sign, weight: WEIGHTS[sign], shared };
}

function weighUpTo(sign: EvidenceSign, weight: number, shared: readonly string[]): Evidence {
  return { sign, weight: Math.min(WEIGHTS[sign], weight), shared };
}

function sharedOf<T>(left: ReadonlySet<T>, right: ReadonlySet<T>): T[] {
  return [...left].filter((item) => right.has(item)).sort();
}
