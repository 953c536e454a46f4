import type { Position } from '@anjuan/contracts';
import { explain, relateAll, type PetitionForMatching, type RelatedSuggestion } from '../domain/repeats/index.ts';
import type { OpenedPetition } from './opened-petitions.ts';

/** A link to suggest (疑似关联), in the file of the case that is the repeat, or that came last. */
export interface FoundLink {
  readonly from: OpenedPetition;
  readonly kind: 'repeat' | 'joint';
  readonly ofCaseId: string;
  /** 0 to 1; 0.5 is the border of being suggested at all. */
  readonly score: number;
  /** Grounds in Chinese, at most 20; personal data. */
  readonly reasons: readonly string[];
}

/** An officer reads the joint ones: the best few are enough. */
const mostJoint = 3;

/**
 * Finds what an arriving petition repeats (重信重访) or shares with others (多人反映) among those registered before it. A repeat is of
 * the petition that was received later, so a late arrival of an older one makes the known case the repeat; on one day the order of
 * registration decides. Repeats link to the first registration: `rootOf` gives it, the case itself where it repeats none.
 */
export function findRelated(
  arriving: OpenedPetition,
  candidates: readonly OpenedPetition[],
  rootOf: (caseId: string) => string,
  read: (petition: OpenedPetition) => PetitionForMatching = forMatching,
): FoundLink[] {
  const [own, known] = [read(arriving), candidates.map((candidate) => [candidate, read(candidate)] as const)];
  const named = new Map(known.map(([{ caseId }, { caseId: name }]) => [name, caseId]));
  const found = relateAll(own, [...known.map(([, petition]) => petition)]);
  const of = ({ caseId }: RelatedSuggestion): string => named.get(caseId) ?? caseId;
  const repeat = found.find(({ relation }) => relation === 'repeat');
  const root = repeat === undefined ? arriving.caseId : rootOf(of(repeat));
  const laterReceived = known
    .filter(([{ registered }]) => registered.receivedOn > arriving.registered.receivedOn)
    .flatMap(([candidate, petition]) => relateAll(petition, [own]).map((suggestion) => ({ candidate, suggestion })));
  const joint = [
    ...found.filter(({ relation }) => relation === 'joint').map((suggestion) => ({ caseId: of(suggestion), suggestion })),
    ...laterReceived
      .filter(({ suggestion }) => suggestion.relation === 'joint')
      .map(({ candidate, suggestion }) => ({ caseId: candidate.caseId, suggestion })),
  ]
    .filter(({ caseId }) => rootOf(caseId) !== root)
    .sort((a, b) => b.suggestion.score - a.suggestion.score)
    .slice(0, mostJoint);
  const repeatedBy = laterReceived.filter(
    ({ candidate, suggestion }) => suggestion.relation === 'repeat' && rootOf(candidate.caseId) === candidate.caseId,
  );
  return [
    ...(repeat === undefined || root === arriving.caseId ? [] : [linkOf(arriving, repeat, root)]),
    ...joint.map(({ caseId, suggestion }) => linkOf(arriving, suggestion, caseId)),
    ...repeatedBy
      .filter(({ candidate }) => candidate.caseId !== root)
      .map(({ candidate, suggestion }) => linkOf(candidate, suggestion, root)),
  ];
}

function linkOf(from: OpenedPetition, suggestion: RelatedSuggestion, ofCaseId: string): FoundLink {
  const { relation: kind, score } = suggestion;
  const reasons = explain(suggestion).zh.split('；').map(oneLine);
  return { from, kind, ofCaseId, score, reasons: reasons.filter((reason) => reason !== '').slice(0, 20) };
}

/** A ground as events keep it: one line without control characters, at most 200 characters. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200)
    .trim();
}

/** What matching needs of a petition. It is called by its place in the store: of two received on one day the first registered is first. */
export function forMatching({ position, registered }: OpenedPetition): PetitionForMatching {
  const { receivedOn, district, headcount, anonymous, personal } = registered;
  const { name, idNumber, phone, address } = personal.petitioner;
  const { target, title, text } = personal;
  const caseId = placeName(position);
  return { caseId, receivedOn, petitionerName: name, idNumber, phone, address, district, headcount, anonymous, target, title, text };
}

/** A position as text that sorts as positions do. */
function placeName({ transaction, sequence }: Position): string {
  return `${String(transaction).padStart(20, '0')}.${String(sequence).padStart(20, '0')}`;
}
