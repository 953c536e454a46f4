/** Precision, recall and F1 of one label. */
export type LabelScore = {
  readonly label: string;
  readonly support: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

/** Scores per label, over the labels that occur in the truth, and their plain mean of F1. */
export type TaskScore = { readonly macroF1: number; readonly accuracy: number; readonly labels: readonly LabelScore[] };

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Macro-F1 over the labels present in the truth; a label never predicted has F1 0. */
export function taskScore(truth: readonly string[], predicted: readonly string[]): TaskScore {
  const labels = [...new Set(truth)].sort().map((label): LabelScore => {
    const support = truth.filter((each) => each === label).length;
    const hits = truth.filter((each, i) => each === label && predicted[i] === label).length;
    const precision = ratio(hits, predicted.filter((each) => each === label).length);
    const recall = ratio(hits, support);
    return { label, support, precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
  });
  const right = truth.filter((each, i) => each === predicted[i]).length;
  return {
    macroF1: ratio(
      labels.reduce((sum, each) => sum + each.f1, 0),
      labels.length,
    ),
    accuracy: ratio(right, truth.length),
    labels,
  };
}

/** The most frequent mistakes: truth, prediction, count; the most frequent first. */
export function confusions(
  truth: readonly string[],
  predicted: readonly string[],
  most = 12,
): readonly (readonly [string, string, number])[] {
  const counts = new Map<string, number>();
  for (const [i, label] of truth.entries())
    if (predicted[i] !== label) counts.set(`${label}\t${predicted[i] ?? ''}`, (counts.get(`${label}\t${predicted[i] ?? ''}`) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([pair, count]) => [pair.split('\t')[0] ?? '', pair.split('\t')[1] ?? '', count]);
}

/** Expected calibration error over ten bins of confidence: 0 means that of answers given 0.8, eight in ten are right. */
export function calibrationError(confidences: readonly number[], right: readonly boolean[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inside = confidences.flatMap((confidence, i) => (Math.min(9, Math.floor(confidence * 10)) === bin ? [i] : []));
    if (inside.length === 0) continue;
    const mean = inside.reduce((sum, i) => sum + (confidences[i] ?? 0), 0) / inside.length;
    const hits = inside.filter((i) => right[i]).length / inside.length;
    error += (inside.length / confidences.length) * Math.abs(mean - hits);
  }
  return error;
}
