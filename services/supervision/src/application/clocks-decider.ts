import type { SupervisionEvent } from '@anjuan/contracts';
import type { Decider } from '@anjuan/service-kit';
import { evolve, noClocks, type ClocksState } from '../domain/index.ts';

/** The clocks of a case as its commands know them. */
export const clocksDecider: Decider<ClocksState, SupervisionEvent> = {
  ...{ initialState: noClocks, evolve },
  snapshot: { name: 'clocks', version: 1 },
};
