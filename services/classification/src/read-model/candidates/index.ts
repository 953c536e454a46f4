export { findCandidates, indexPetitions, removePetition, type IndexedPetition, type QueryManager } from './candidate-index.ts';
export { tokenizer, type CandidateToken } from './candidate-tokens.ts';
export { CreateCandidateKeys1767225600000 } from './create-candidate-keys.migration.ts';
