import { minimise } from './lbfgs.ts';
import { softmax } from './logistic-regression.ts';
import type { Candidate } from './unit-features.ts';

/** Weight per unit feature. */
export type RankerWeights = Readonly<Record<string, number>>;

/** What is believed of unit features before any row is seen: the Regulation's own order, level by level (属地管理、分级负责, Art. 5). */
export const rankerPrior: RankerWeights = {
  organ: 1.2,
  'named-in-target': 0.8,
  'kind-named-in-target': 0.3,
  'named-proposal': 1,
  duties: 0.5,
  topic: 0.3,
  'route:discipline-inspection': 4,
  'route:party-appeal': 3,
  'route:arbitration': 2,
  'route:litigation': 2,
  'discipline-organ': -1.5,
  elsewhere: -4,
  community: -2,
  'city-beside-district': -1.5,
  'city-large-collective': 2,
  'city-in-target': 1,
  'place-named': 2,
  'other-place-named': -2,
};

const stiffness = (feature: string): number => (feature === 'elsewhere' ? 5 : feature === 'organ' ? 1 : 0.7);

/** One training row for the ranker: the candidates of that day and which of them an officer chose. */
export type RankedRow = { readonly candidates: readonly Candidate[]; readonly chosen: number; readonly weight: number };

/** Learns to rank the units of a day (conditional logit, drawn to the prior). */
export function trainRanker(rows: readonly RankedRow[]): RankerWeights {
  const names = [
    ...new Set([...Object.keys(rankerPrior), ...rows.flatMap((row) => row.candidates.flatMap((c) => [...c.features.keys()]))]),
  ].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const prior = Float64Array.from(names, (name) => rankerPrior[name] ?? 0);
  const data = rows.map((row) => ({
    ...row,
    sparse: row.candidates.map((c) => [...c.features].map(([name, value]) => [index.get(name) ?? 0, value] as const)),
  }));
  const solution = minimise((x, gradient) => {
    let value = 0;
    for (const [i, name] of names.entries()) {
      const off = (x[i] as number) - (prior[i] as number);
      value += 0.5 * stiffness(name) * off * off;
      gradient[i] = stiffness(name) * off;
    }
    for (const { sparse, chosen, weight } of data) {
      const chance = softmax(Float64Array.from(sparse, (entries) => entries.reduce((sum, [i, v]) => sum + (x[i] as number) * v, 0)));
      value -= weight * Math.log(Math.max(1e-300, chance[chosen] as number));
      for (const [c, entries] of sparse.entries()) {
        const factor = weight * ((chance[c] as number) - (c === chosen ? 1 : 0));
        for (const [i, v] of entries) gradient[i] = (gradient[i] as number) + factor * v;
      }
    }
    return value;
  }, prior);
  return Object.fromEntries(names.map((name, i) => [name, solution[i] as number]));
}

/** Score of one candidate. */
export function candidateScore(candidate: Candidate, weights: RankerWeights): number {
  let score = 0;
  for (const [name, value] of candidate.features) score += value * (weights[name] ?? 0);
  return score;
}
