import type { CueTask, Lexicon } from '../lexicon/index.ts';
import {
  mayHavePrior,
  scoresOf,
  softmax,
  trainLogistic,
  type Features,
  type LinearModel,
  type Prior,
  type Row,
} from './logistic-regression.ts';
import type { Tuning } from './tuning.ts';

/** Prior weights that a lexicon gives to one task's classes; constant time per look-up. */
export function priorOf(lexicon: Lexicon, task: CueTask, tuning: Tuning): Prior {
  const byCue = new Map<string, Map<string, number>>();
  for (const cue of lexicon.cues) {
    if (cue.task !== task) continue;
    const name = cue.pattern.kind === 'suggested' ? `p:${cue.pattern.task}:${cue.pattern.label}` : `c:${cue.key}`;
    const labels = byCue.get(name) ?? new Map<string, number>();
    labels.set(cue.label, (labels.get(cue.label) ?? 0) + cue.strength * tuning.cuePrior);
    byCue.set(name, labels);
  }
  const own: Readonly<Record<string, number>> = { s: tuning.sumPrior, g: tuning.likenessPrior };
  return (feature, label) => {
    if (!mayHavePrior(feature)) return 0;
    const sum = own[feature.charAt(0)];
    if (sum === undefined) return byCue.get(feature)?.get(label) ?? 0;
    return feature.slice(1) === `:${task}:${label}` ? sum : 0;
  };
}

const stiffnessOf =
  (tuning: Tuning) =>
  (feature: string): number => {
    switch (feature.charAt(0)) {
      case 'c':
        return tuning.cueStiffness;
      case 's':
      case 'g':
        return tuning.sumStiffness;
      case 'p':
      case 'q':
        return tuning.stackStiffness;
      case 'w':
      case 'v':
        return tuning.wordStiffness;
      default:
        return tuning.factStiffness;
    }
  };

/** One example ready for the learner. */
export type Prepared = { readonly features: Map<string, number>; readonly matter: string; readonly fold: number; readonly weight: number };

export type TaskTraining = {
  readonly task: CueTask;
  readonly classes: readonly string[];
  readonly lexicon: Lexicon;
  readonly tuning: Tuning;
};

/** Trains one task on prepared examples; labels[i] belongs to prepared[i]. Examples without label are left out. */
export function trainTask(prepared: readonly Prepared[], labels: readonly (string | undefined)[], of: TaskTraining): LinearModel {
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  const labelled = [...counts.values()].reduce((a, b) => a + b, 0);
  const rows: Row[] = prepared.flatMap((example, i) => {
    const label = labels[i];
    if (label === undefined) return [];
    const even = labelled / (counts.size * (counts.get(label) ?? 1));
    return [{ features: example.features, label, weight: example.weight * even ** of.tuning.balance }];
  });
  return trainLogistic(rows, {
    classes: of.classes,
    prior: priorOf(of.lexicon, of.task, of.tuning),
    stiffness: stiffnessOf(of.tuning),
    keep: keepFrequent(prepared, of.tuning.wordMatters),
  });
}

/** Words seen in too few matters are most often names or chance; cues and facts always stay. */
function keepFrequent(prepared: readonly Prepared[], least: number): (feature: string) => boolean {
  const matters = new Map<string, Set<string>>();
  for (const { features, matter } of prepared)
    for (const name of features.keys()) if (/^[wv]:/u.test(name)) matters.set(name, (matters.get(name) ?? new Set()).add(matter));
  return (feature) => !/^[wv]:/u.test(feature) || (matters.get(feature)?.size ?? 0) >= least;
}

/** Scores of examples by models that have not seen their fold. */
export function outOfFold(prepared: readonly Prepared[], labels: readonly (string | undefined)[], of: TaskTraining): Float64Array[] {
  const prior = priorOf(of.lexicon, of.task, of.tuning);
  const result: Float64Array[] = prepared.map(() => new Float64Array(of.classes.length));
  for (let fold = 0; fold < of.tuning.innerFolds; fold++) {
    const seen = prepared.map((example) => example.fold !== fold);
    const model = trainTask(
      prepared.filter((_, i) => seen[i]),
      labels.filter((_, i) => seen[i]),
      of,
    );
    for (const [i, example] of prepared.entries()) if (!seen[i]) result[i] = scoresOf(model, example.features, prior);
  }
  return result;
}

/** Temperature that makes probabilities from unseen scores fit best (Guo et al. 2017); searched on a fixed grid. */
export function temperatureOf(
  scores: readonly Float64Array[],
  labels: readonly (string | undefined)[],
  classes: readonly string[],
): number {
  let best = 1;
  let least = Infinity;
  for (let step = -10; step <= 16; step++) {
    const temperature = 1.15 ** step;
    let loss = 0;
    for (const [i, label] of labels.entries()) {
      if (label === undefined) continue;
      loss -= Math.log(Math.max(1e-9, probabilities(scores[i] as Float64Array, temperature)[classes.indexOf(label)] ?? 0));
    }
    if (loss < least) [least, best] = [loss, temperature];
  }
  return best;
}

const doubt = 0.01; // spread evenly over the classes: no reading of a text is certain

/** Probabilities from scores at a temperature. */
export function probabilities(scores: Float64Array, temperature: number): Float64Array {
  const chance = softmax(scores.map((score) => score / temperature));
  return chance.map((each) => each * (1 - doubt) + doubt / chance.length);
}

/** Adds one task's probabilities as features for the next (stacking). */
export function stack(features: Map<string, number>, task: string, classes: readonly string[], chance: Float64Array): void {
  const side = ['private', 'office', 'none', 'thing'].find((each) => features.has(`o:side:${each}`)) ?? 'none';
  for (const [c, label] of classes.entries()) {
    features.set(`p:${task}:${label}`, chance[c] ?? 0);
    if (task === 'topic') features.set(`q:${side}:${label}`, chance[c] ?? 0); // who is complained of, within a topic, tells the route
  }
}

export { scoresOf, type Features, type LinearModel };
