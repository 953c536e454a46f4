import { refuse } from '@anjuan/contracts';
import type { PetitionDecision, PetitionState, Registered } from './petition.ts';

/** The days of a step at the window, in Asia/Shanghai. */
export interface WindowFacts {
  readonly on: string;
  readonly today: string;
}

type Present = Exclude<PetitionState, { readonly status: 'absent' }>;

/** The checks of every step: a registered case, a day that has come and is not before the receipt. */
export function windowStep(facts: WindowFacts, state: PetitionState, then: (state: Present) => PetitionDecision): PetitionDecision {
  if (state.status === 'absent') return refuse({ code: 'case-unknown' });
  if (facts.on > facts.today) return refuse({ code: 'day-in-the-future', today: facts.today });
  if (facts.on < state.receivedOn) return refuse({ code: 'day-before-receipt', receivedOn: state.receivedOn });
  return then(state);
}

/** The same, for a petition that is still open. */
export function openStep(facts: WindowFacts, state: PetitionState, then: (state: Registered) => PetitionDecision): PetitionDecision {
  return windowStep(facts, state, (present) =>
    present.status === 'registered' ? then(present) : refuse({ code: 'petition-over', is: present.status }),
  );
}
