export { candidateKeys, KEY_KINDS, type CandidateKey, type KeyKind } from './candidate-keys.ts';
export { judge, JOINT_BORDER, relate, relateAll, REPEAT_BORDERS } from './match.ts';
export type { Evidence, EvidenceSign, PetitionForMatching, RelatedSuggestion, Relation } from './petition-for-matching.ts';
export { explain, type ExplainedSuggestion } from './explain.ts';
