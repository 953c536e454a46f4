import type { ClassificationEvent } from '@anjuan/contracts';
import type { Decider } from '@anjuan/service-kit';
import { evolve, undecided, type DecisionState } from '../domain/decision/index.ts';

/** The classification of a case as its commands know it. */
export const decisionDecider: Decider<DecisionState, ClassificationEvent> = {
  ...{ initialState: undecided, evolve },
  snapshot: { name: 'decision', version: 1 },
};
