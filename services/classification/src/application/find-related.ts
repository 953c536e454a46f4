import { candidateKeys, relateAll, type CandidateKey, type PetitionForMatching, type RelatedSuggestion } from '../domain/repeats/index.ts';

/** What finding related petitions needs from outside. */
export interface FindRelatedDeps {
  /** Ids of earlier cases that share keys, best first, bounded in number; never the asking case. */
  findCandidates(keys: readonly CandidateKey[], petition: PetitionForMatching): Promise<readonly string[]>;
  /**
   * Opens these cases' petitions. A case whose person was erased, or that does not exist, is left out. `repeatOf` is set
   * for a case that is linked as a repeat.
   */
  loadPetitions(caseIds: readonly string[]): Promise<readonly PetitionForMatching[]>;
}

/** Most joint petitions suggested for one case: an officer reads them. */
const MOST_JOINT = 10;

/** Finds what an arriving petition repeats (重信重访) or shares with others (多人反映), by index: cost does not grow with the cases. */
export async function findRelated(petition: PetitionForMatching, deps: FindRelatedDeps): Promise<RelatedSuggestion[]> {
  const caseIds = await deps.findCandidates(candidateKeys(petition), petition);
  if (caseIds.length === 0) return [];
  const found = relateAll(petition, await deps.loadPetitions(caseIds));
  const joint = found.filter(({ relation }) => relation === 'joint').slice(0, MOST_JOINT);
  return [...found.filter(({ relation }) => relation === 'repeat'), ...joint];
}
