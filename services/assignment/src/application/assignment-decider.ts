import type { AssignmentEvent } from '@anjuan/contracts';
import type { Decider } from '@anjuan/service-kit';
import { absent, evolve, type AssignmentState } from '../domain/index.ts';

/** The handling of a case as its commands know it. */
export const assignmentDecider: Decider<AssignmentState, AssignmentEvent> = {
  ...{ initialState: absent, evolve },
  snapshot: { name: 'assignment', version: 1 },
};
