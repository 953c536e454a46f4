export { localClassifier, readyClassifier, type ReadyClassifier } from './classify.ts';
export { contentHash } from './content-hash.ts';
export { ModelError, modelFormat, parseModel, serialiseModel, type ClassifierModel, type TrainedOn } from './model.ts';
export type {
  Choice,
  Classifier,
  LabelledPetition,
  Labels,
  PetitionFacts,
  Reason,
  Segment,
  Suggestion,
  Token,
  UnitChoice,
} from './suggestion.ts';
export { train, type TrainingMeans } from './train.ts';
export { defaultTuning, type Tuning } from './tuning.ts';
export { inForce, unitLevelOf, type UnitLevel, type UnitRow } from './unit-table.ts';
export { ExamplesError, parseExamples } from './parse-examples.ts';
