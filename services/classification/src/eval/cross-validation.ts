import {
  contentHash,
  readyClassifier,
  train,
  type LabelledPetition,
  type Segment,
  type Suggestion,
  type Tuning,
  type UnitRow,
} from '../domain/classifier/index.ts';
import type { Lexicon } from '../domain/lexicon/index.ts';
import { calibrationError, taskScore, type TaskScore } from './metrics.ts';

/** What an evaluation runs with. */
export type EvalMeans = {
  readonly lexicon: Lexicon;
  readonly segment: Segment;
  readonly units: readonly UnitRow[];
  readonly testUnits?: readonly UnitRow[];
  readonly background?: readonly LabelledPetition[];
  readonly tuning?: Tuning;
};

/** A scored row: what was true and what was suggested by a model that had not seen the row. */
export type Scored = { readonly example: LabelledPetition; readonly suggestion: Suggestion };

/** Trains on one set and suggests for another. */
export function trainAndSuggest(
  trainSet: readonly LabelledPetition[],
  testSet: readonly LabelledPetition[],
  means: EvalMeans,
): readonly Scored[] {
  const model = train(trainSet, means);
  const ready = readyClassifier(model, { ...means, units: means.testUnits ?? means.units });
  return testSet.map((example) => ({ example, suggestion: ready.suggest(example) }));
}

/** K-fold cross-validation by matter: a repeat stays in the fold of its first petition; no row is scored by a model that saw it. */
export function crossValidate(examples: readonly LabelledPetition[], means: EvalMeans, folds = 5): readonly Scored[] {
  const foldOf = foldsByMatter(examples, folds);
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) =>
    trainAndSuggest(
      examples.filter((example) => foldOf.get(example.matter) !== fold),
      examples.filter((example) => foldOf.get(example.matter) === fold),
      means,
    ),
  );
}

/** Folds of even size: matters in the order of their hash, dealt out in turn. */
export function foldsByMatter(examples: readonly LabelledPetition[], folds: number): ReadonlyMap<string, number> {
  const matters = [...new Set(examples.map((example) => example.matter))]
    .map((matter) => [contentHash(`fold ${matter}`), matter] as const)
    .sort();
  return new Map(matters.map(([, matter], i) => [matter, i % folds]));
}

/** The figures of an evaluation. Units are judged on rows that name one. */
export type EvalScores = {
  readonly category: TaskScore;
  readonly topic: TaskScore;
  readonly route: TaskScore;
  readonly unit: { readonly top1: number; readonly top3: number; readonly rows: number };
  readonly calibration: { readonly category: number; readonly topic: number; readonly route: number; readonly unit: number };
};

/** Scores suggestions against labels. */
export function scoresOfEval(scored: readonly Scored[]): EvalScores {
  const task = (name: 'category' | 'topic' | 'route'): TaskScore =>
    taskScore(
      scored.map((each) => each.example.labels[name]),
      scored.map((each) => each.suggestion[name].code),
    );
  const calibration = (name: 'category' | 'topic' | 'route'): number =>
    calibrationError(
      scored.map((each) => each.suggestion[name].confidence),
      scored.map((each) => each.suggestion[name].code === each.example.labels[name]),
    );
  const withUnit = scored.filter((each) => each.example.labels.unitName !== undefined);
  const within = (most: number): number =>
    withUnit.filter((each) => each.suggestion.units.slice(0, most).some((unit) => unit.name === each.example.labels.unitName)).length /
    Math.max(1, withUnit.length);
  const firstRight = withUnit.map((each) => each.suggestion.units[0]?.name === each.example.labels.unitName);
  return {
    category: task('category'),
    topic: task('topic'),
    route: task('route'),
    unit: { top1: within(1), top3: within(3), rows: withUnit.length },
    calibration: {
      category: calibration('category'),
      topic: calibration('topic'),
      route: calibration('route'),
      unit: calibrationError(
        withUnit.map((each) => each.suggestion.units[0]?.confidence ?? 0),
        firstRight,
      ),
    },
  };
}
