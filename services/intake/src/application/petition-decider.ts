import type { IntakeEvent } from '@anjuan/contracts';
import type { Decider } from '@anjuan/service-kit';
import { absent, evolve, type PetitionState } from '../domain/index.ts';

/** A petition as its commands know it. */
export const petitionDecider: Decider<PetitionState, IntakeEvent> = {
  ...{ initialState: absent, evolve },
  snapshot: { name: 'petition', version: 1 },
};
