import { contentHash, readyClassifier, train, type LabelledPetition, type TrainingMeans } from '../domain/classifier/index.ts';

/** How often a model trained on four fifths of the matters was right on the fifth it had not seen; 0 to 1. */
export interface HeldOutScores {
  readonly heldOut: number;
  readonly category: number;
  readonly topic: number;
  readonly route: number;
  /** Of the examples whose unit stands in the register: first suggestion, and among the three; null where there is none. */
  readonly unitTop1: number | null;
  readonly unitTop3: number | null;
}

/** Fewer tell nothing. */
const leastHeldOut = 10;

/** Scores what these examples teach (甄别模型评估). A petition and its repeats stay on one side. Null where too few would be held out. */
export function heldOutScores(examples: readonly LabelledPetition[], means: TrainingMeans): HeldOutScores | null {
  const isHeldOut = ({ matter }: LabelledPetition): boolean => Number.parseInt(contentHash(`held out ${matter}`).slice(0, 8), 16) % 5 === 0;
  const heldOut = examples.filter(isHeldOut);
  if (heldOut.length < leastHeldOut) return null;
  const ready = readyClassifier(
    train(
      examples.filter((example) => !isHeldOut(example)),
      means,
    ),
    means,
  );
  const scored = heldOut.map((example) => ({ labels: example.labels, suggestion: ready.suggest(example) }));
  const known = new Set(means.units.map(({ name }) => name));
  const withUnit = scored.filter(({ labels }) => labels.unitName !== undefined && known.has(labels.unitName));
  const within = (most: number): number | null =>
    share(withUnit, ({ labels, suggestion }) => suggestion.units.slice(0, most).some(({ name }) => name === labels.unitName));
  return {
    heldOut: heldOut.length,
    category: share(scored, ({ labels, suggestion }) => suggestion.category.code === labels.category) ?? 0,
    topic: share(scored, ({ labels, suggestion }) => suggestion.topic.code === labels.topic) ?? 0,
    route: share(scored, ({ labels, suggestion }) => suggestion.route.code === labels.route) ?? 0,
    unitTop1: within(1),
    unitTop3: within(3),
  };
}

/** To three places; null of nothing. */
function share<Item>(items: readonly Item[], isRight: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : Math.round((items.filter(isRight).length / items.length) * 1000) / 1000;
}
