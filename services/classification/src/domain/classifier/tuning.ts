/** The few settings of the learner, chosen by cross-validation (docs/classification.md says with what figures). */
export type Tuning = {
  /** Weight that a cue of strength 1 has before any row is seen. */
  readonly cuePrior: number;
  /** Prior weight of a section's own sum for its own label. */
  readonly sumPrior: number;
  /** Prior weight of the likeness to a section (pairs of characters) for its own label. */
  readonly likenessPrior: number;
  readonly cueStiffness: number;
  readonly sumStiffness: number;
  readonly wordStiffness: number;
  readonly factStiffness: number;
  readonly stackStiffness: number;
  /** A word counts only when it occurs in so many different matters; keeps names out. */
  readonly wordMatters: number;
  /** A cue counts in training only when it fires in so many different matters (see unprovenCues). */
  readonly provenMatters: number;
  /** 0: every row counts the same; 1: every class counts the same. */
  readonly balance: number;
  readonly innerFolds: number;
};

export const defaultTuning: Tuning = {
  cuePrior: 0.5,
  sumPrior: 0.6,
  likenessPrior: 1,
  cueStiffness: 4,
  sumStiffness: 1,
  wordStiffness: 2,
  factStiffness: 0.3,
  stackStiffness: 0.5,
  wordMatters: 3,
  provenMatters: 2,
  balance: 0.6,
  innerFolds: 3,
};
