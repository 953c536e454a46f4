import { identityEvidence } from './identity-evidence.ts';
import { inOrder, matterEvidence } from './matter-evidence.ts';
import type { Evidence, EvidenceSign, PetitionForMatching, RelatedSuggestion } from './petition-for-matching.ts';

/** Borders of the judgement, in log-odds. All of them must be passed; the one passed least gives the score. */
export const REPEAT_BORDERS = { who: 1, what: 1.75, together: 7.5 } as const;
export const JOINT_BORDER = 2.5;

/** An equal identity number settles who it is, whatever a changed name, telephone or dwelling say. */
const SETTLED = 7;

/** Signs that tie two petitions to one thing in the world; without one of them alike words alone never suggest a joint petition. */
const ANCHORS: ReadonlySet<EvidenceSign> = new Set([
  'target-equal',
  'target-similar',
  'target-named-in-text',
  'place-name-shared',
  'building-in-text-shared',
  'dwelling-in-text-shared',
  'document-number-shared',
  'text-equal',
]);
/** Signs about the writer's own earlier petition, or the own place; they say nothing of a matter shared with another person. */
const OF_ONE_PERSON: ReadonlySet<EvidenceSign> = new Set([
  'refers-back',
  'refers-to-that-month',
  'refers-to-that-day',
  'does-not-refer-back',
  'says-another-matter',
]);
/** The place one lives in, and the firm one fights, are in every petition one writes: they do not make two of them one matter. */
const OF_ONE_PLACE: ReadonlySet<EvidenceSign> = new Set(['place-name-shared', 'target-in-both-titles']);
/** Beside the anchor a joint petition needs something of the matter itself. */
const OF_THE_MATTER: ReadonlySet<EvidenceSign> = new Set([
  'words-shared',
  'title-words-shared',
  'numbers-shared',
  'document-number-shared',
  'building-in-text-shared',
  'dwelling-in-text-shared',
  'target-in-both-titles',
  'text-equal',
]);
const LEAST_OF_THE_MATTER = 0.5;

/**
 * Judges an earlier petition against a new one: repeat (重信重访), joint (多人反映同一事项), or undefined for neither.
 * A repeat is linked to the first registration, also when the earlier petition is itself a repeat.
 */
export function relate(later: PetitionForMatching, earlier: PetitionForMatching): RelatedSuggestion | undefined {
  const [who, what] = [identityEvidence(earlier, later), matterEvidence(earlier, later)];
  const judged = judge(who, what);
  if (judged === undefined) return undefined;
  const evidence = [...who, ...what].filter((found) => found.weight !== 0);
  return {
    ...judged,
    caseId: earlier.caseId,
    firstCaseId: judged.relation === 'repeat' ? (earlier.repeatOf ?? earlier.caseId) : earlier.caseId,
    evidence,
  };
}

/** The judgement on evidence that is already there; weights may be changed to see what hangs on them. */
export function judge(who: readonly Evidence[], what: readonly Evidence[]): Pick<RelatedSuggestion, 'relation' | 'score'> | undefined {
  const identity = identitySum(who);
  const matter = sum(what.filter(({ sign }) => !OF_ONE_PLACE.has(sign)));
  const margin = Math.min(identity - REPEAT_BORDERS.who, matter - REPEAT_BORDERS.what, identity + matter - REPEAT_BORDERS.together);
  if (margin >= 0) return { relation: 'repeat', score: logistic(margin) };
  // Known to be the same person with another matter: neither.
  if (identity >= REPEAT_BORDERS.together - REPEAT_BORDERS.what || !what.some(({ sign }) => ANCHORS.has(sign))) return undefined;
  if (sum(what.filter(({ sign }) => OF_THE_MATTER.has(sign))) < LEAST_OF_THE_MATTER) return undefined;
  const common = sum(what.filter(({ sign }) => !OF_ONE_PERSON.has(sign))) - JOINT_BORDER;
  return common >= 0 ? { relation: 'joint', score: logistic(common) } : undefined;
}

/**
 * All suggestions for a new petition among earlier ones, best first: at most one repeat, the best, and the joint ones.
 * Petitions of the matter that it repeats, and of the petitioner's own other matters, are not suggested as joint again.
 */
export function relateAll(later: PetitionForMatching, candidates: readonly PetitionForMatching[]): RelatedSuggestion[] {
  const found = candidates
    .filter((candidate) => candidate.caseId !== later.caseId && inOrder(candidate, later)[0] === candidate)
    .flatMap((candidate) => relate(later, candidate) ?? [])
    .sort((a, b) => b.score - a.score || (a.caseId < b.caseId ? -1 : 1));
  const repeat = found.find(({ relation }) => relation === 'repeat');
  const rootOf = new Map(candidates.map((candidate) => [candidate.caseId, candidate.repeatOf ?? candidate.caseId]));
  const joint = found.filter(({ relation, caseId }) => relation === 'joint' && rootOf.get(caseId) !== repeat?.firstCaseId);
  return repeat === undefined ? joint : [repeat, ...joint];
}

function identitySum(who: readonly Evidence[]): number {
  const total = sum(who);
  return who.some(({ sign }) => sign === 'id-number-equal') ? Math.max(SETTLED, total) : total;
}

function sum(evidence: readonly Evidence[]): number {
  return evidence.reduce((total, { weight }) => total + weight, 0);
}

function logistic(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
