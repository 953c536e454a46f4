import { accept, refuse, type Decision, type EventOf, type IntakeEvent } from '@anjuan/contracts';

/** A petition as intake knows it (信访事项): not there, registered, or taken back. */
export type PetitionState =
  | { readonly status: 'absent' }
  | { readonly status: 'registered'; readonly receivedOn: string; readonly personId: string }
  | { readonly status: 'withdrawn'; readonly receivedOn: string; readonly personId: string };

export type PetitionRefusal =
  | { readonly code: 'case-unknown' }
  | { readonly code: 'received-in-the-future'; readonly receivedOn: string; readonly today: string }
  | { readonly code: 'withdrawn-before-received'; readonly receivedOn: string }
  | { readonly code: 'withdrawn-in-the-future'; readonly today: string };

export type RegistrationFacts = Omit<EventOf<'PetitionRegistered'>, 'type'>;
type PetitionDecision = Decision<IntakeEvent, PetitionRefusal>;

export const absent: PetitionState = { status: 'absent' };

/**
 * Registers a petition (登记), whatever it is: everything that comes in is registered first. Art. 22. The same registration number again
 * is the same petition and adds nothing. `today` is the day in Asia/Shanghai. Never throws.
 */
export function registerPetition(facts: RegistrationFacts, state: PetitionState, today: string): PetitionDecision {
  if (state.status !== 'absent') return accept();
  if (facts.receivedOn > today) return refuse({ code: 'received-in-the-future', receivedOn: facts.receivedOn, today });
  return accept({ type: 'PetitionRegistered', ...facts });
}

/** The petitioner takes the petition back (撤回), on `on`. Again: adds nothing. `today` is the day in Asia/Shanghai. Never throws. */
export function withdrawPetition(
  command: { readonly on: string; readonly reason: string },
  state: PetitionState,
  today: string,
): PetitionDecision {
  if (state.status === 'absent') return refuse({ code: 'case-unknown' });
  if (state.status === 'withdrawn') return accept();
  const { receivedOn, personId } = state;
  if (command.on > today) return refuse({ code: 'withdrawn-in-the-future', today });
  if (command.on < receivedOn) return refuse({ code: 'withdrawn-before-received', receivedOn });
  return accept({ type: 'PetitionWithdrawn', withdrawnOn: command.on, personId, personal: { reason: command.reason } });
}

export function evolve(state: PetitionState, event: IntakeEvent): PetitionState {
  switch (event.type) {
    case 'PetitionRegistered':
      return { status: 'registered', receivedOn: event.receivedOn, personId: event.personId };
    case 'PetitionWithdrawn':
      return state.status === 'registered' ? { ...state, status: 'withdrawn' } : state;
  }
}
