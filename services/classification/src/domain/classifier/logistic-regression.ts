import { minimise } from './lbfgs.ts';

/** A sparse row of named features. */
export type Features = ReadonlyMap<string, number>;

/** Prior weight of a feature for a class: what is believed before any row is seen. */
export type Prior = (feature: string, label: string) => number;

/** How strongly a feature is held to its prior (inverse variance). */
export type Stiffness = (feature: string) => number;

/** A trained linear model: weight per feature and class, intercept per class. Classes and features are in code-unit order. */
export type LinearModel = {
  readonly classes: readonly string[];
  readonly intercepts: readonly number[];
  readonly weights: ReadonlyMap<string, readonly number[]>;
};

const interceptStiffness = 0.1; // nearly free: how frequent a class is, the rows may say

/** One training row. */
export type Row = { readonly features: Features; readonly label: string; readonly weight: number };

export type LogisticOptions = {
  readonly classes: readonly string[];
  readonly prior: Prior;
  readonly stiffness: Stiffness;
  readonly keep: (feature: string) => boolean;
};

/**
 * Multinomial logistic regression, maximum a posteriori: each weight is drawn to its prior, not to zero, so that a cue
 * no row showed keeps the office's own opinion. Deterministic for a given order of rows; callers sort them first.
 */
export function trainLogistic(rows: readonly Row[], options: LogisticOptions): LinearModel {
  const seen = new Set(rows.map((row) => row.label));
  const classes = options.classes.filter((label) => seen.has(label));
  const k = classes.length;
  const names = [...new Set(rows.flatMap((row) => [...row.features.keys()]))].filter(options.keep).sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const prior = new Float64Array((names.length + 1) * k);
  const stiff = new Float64Array(names.length + 1);
  for (const [i, name] of names.entries()) {
    stiff[i] = options.stiffness(name);
    for (const [c, label] of classes.entries()) prior[i * k + c] = options.prior(name, label);
  }
  stiff[names.length] = interceptStiffness;
  const data = rows.map((row) => {
    const at = [...row.features].flatMap(([name, value]) => (index.has(name) ? [[index.get(name) as number, value] as const] : []));
    return {
      at: Int32Array.from([...at.map(([i]) => i), names.length]),
      values: Float64Array.from([...at.map(([, v]) => v), 1]),
      label: classes.indexOf(row.label),
      weight: row.weight,
    };
  });
  const solution = minimise((x, gradient) => loss({ x, gradient, prior, stiff, k, data }), prior);
  const weightsAt = (i: number): number[] => Array.from(solution.subarray(i * k, (i + 1) * k));
  return withUnseen(
    { classes, intercepts: weightsAt(names.length), weights: new Map(names.map((name, i) => [name, weightsAt(i)])) },
    options,
  );
}

/** Classes no row showed keep their prior weights and start as low as the rarest seen class: an office may still need them. */
function withUnseen(model: LinearModel, { classes, prior }: LogisticOptions): LinearModel {
  const at = classes.map((label) => model.classes.indexOf(label));
  const lowest = Math.min(...model.intercepts);
  const spread = (row: readonly number[], other: (label: string) => number): number[] =>
    classes.map((label, c) => row[at[c] as number] ?? other(label));
  return {
    classes,
    intercepts: spread(model.intercepts, () => lowest),
    weights: new Map([...model.weights].map(([name, row]) => [name, spread(row, (label) => prior(name, label))])),
  };
}

type Compiled = { readonly at: Int32Array; readonly values: Float64Array; readonly label: number; readonly weight: number };

function loss(of: {
  x: Float64Array;
  gradient: Float64Array;
  prior: Float64Array;
  stiff: Float64Array;
  k: number;
  data: readonly Compiled[];
}): number {
  const { x, gradient, prior, stiff, k, data } = of;
  let value = 0;
  for (let i = 0; i < stiff.length; i++) {
    const held = stiff[i] as number;
    for (let j = i * k; j < (i + 1) * k; j++) {
      const off = (x[j] as number) - (prior[j] as number);
      value += 0.5 * held * off * off;
      gradient[j] = held * off;
    }
  }
  const scores = new Float64Array(k);
  for (const row of data) {
    scores.fill(0);
    for (let n = 0; n < row.at.length; n++) {
      const base = (row.at[n] as number) * k;
      for (let c = 0; c < k; c++) scores[c] = (scores[c] as number) + (x[base + c] as number) * (row.values[n] as number);
    }
    softmax(scores);
    value -= row.weight * Math.log(Math.max(1e-300, scores[row.label] as number));
    scores[row.label] = (scores[row.label] as number) - 1;
    for (let n = 0; n < row.at.length; n++) {
      const base = (row.at[n] as number) * k;
      const factor = row.weight * (row.values[n] as number);
      for (let c = 0; c < k; c++) gradient[base + c] = (gradient[base + c] as number) + factor * (scores[c] as number);
    }
  }
  return value;
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  const top = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp((scores[c] as number) - top);
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum;
  return scores;
}

/** Whether a lexicon can say anything of a feature: of cues, of sums and likeness to a section, of what another task suggested. */
export function mayHavePrior(feature: string): boolean {
  const kind = feature.charAt(0);
  return kind === 'c' || kind === 's' || kind === 'g' || kind === 'p';
}

/** Scores (log-odds up to a constant) of every class for a row; features the model does not know take their prior. */
export function scoresOf(model: LinearModel, features: Features, prior: Prior): Float64Array {
  const scores = Float64Array.from(model.intercepts);
  for (const [name, value] of features) {
    const weights = model.weights.get(name);
    if (weights === undefined && !mayHavePrior(name)) continue; // most features are words that the model never saw
    for (let c = 0; c < scores.length; c++)
      scores[c] = (scores[c] as number) + value * (weights?.[c] ?? prior(name, model.classes[c] as string));
  }
  return scores;
}
