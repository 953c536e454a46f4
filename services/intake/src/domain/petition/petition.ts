import { accept, refuse, type Decision, type EventOf, type IntakeEvent } from '@anjuan/contracts';
import type { PetitionRefusal } from './refusals.ts';

/** What the window knows of a registered petition beside where it stands. */
interface Known {
  readonly receivedOn: string;
  readonly personId: string;
  readonly headcount: number;
  readonly confidential: EventOf<'ConfidentialityOrdered'>['scope'] | null;
  readonly agent: boolean;
  /** Day of the petitioner's death; null while the petitioner lives, or once an heir continues. */
  readonly diedOn: string | null;
}

/** A petition as intake knows it (信访事项): not there, registered, taken back, or ended by the death of its petitioner. */
export type PetitionState =
  | { readonly status: 'absent' }
  | ({ readonly status: 'registered' } & Known)
  | ({ readonly status: 'withdrawn' } & Known)
  | ({ readonly status: 'ended-by-death' } & Known);

export type Registered = Extract<PetitionState, { readonly status: 'registered' }>;
export type RegistrationFacts = Omit<EventOf<'PetitionRegistered'>, 'type'>;
export type PetitionDecision = Decision<IntakeEvent, PetitionRefusal>;

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

/**
 * The petitioner takes the petition back (撤回), on `on`; of who died only an heir can. Again: adds nothing. `today` is the day in
 * Asia/Shanghai. Never throws.
 */
export function withdrawPetition(
  command: { readonly on: string; readonly reason: string },
  state: PetitionState,
  today: string,
): PetitionDecision {
  if (state.status === 'absent') return refuse({ code: 'case-unknown' });
  if (state.status !== 'registered') return accept();
  const { receivedOn, personId, diedOn } = state;
  if (command.on > today) return refuse({ code: 'withdrawn-in-the-future', today });
  if (command.on < receivedOn) return refuse({ code: 'withdrawn-before-received', receivedOn });
  if (diedOn !== null) return refuse({ code: 'petitioner-died', diedOn });
  return accept({ type: 'PetitionWithdrawn', withdrawnOn: command.on, personId, personal: { reason: command.reason } });
}

export function evolve(state: PetitionState, event: IntakeEvent): PetitionState {
  switch (event.type) {
    case 'PetitionRegistered': {
      const { receivedOn, personId, headcount } = event;
      return { status: 'registered', receivedOn, personId, headcount, confidential: null, agent: false, diedOn: null };
    }
    case 'PetitionWithdrawn':
      return state.status === 'registered' ? { ...state, status: 'withdrawn' } : state;
    case 'PetitionEndedByDeath':
      return state.status === 'registered' ? { ...state, status: 'ended-by-death' } : state;
    case 'ConfidentialityOrdered':
      return change(state, { confidential: event.scope });
    case 'ConfidentialityLifted':
      return change(state, { confidential: null });
    case 'AgentAppointed':
      return change(state, { agent: true });
    case 'AgentDismissed':
      return change(state, { agent: false });
    case 'PetitionerDied':
      return change(state, { diedOn: event.diedOn, agent: false }); // a mandate ends with who gave it
    case 'PetitionContinued':
      return change(state, { diedOn: null });
    case 'RegistrationCorrected':
      return event.headcount === null ? state : change(state, { headcount: event.headcount });
    case 'RepresentativesChosen':
    case 'VisitRecorded':
    case 'CounsellingRecorded':
    case 'UrgentMatterReported':
      return state;
  }
}

function change(state: PetitionState, to: Partial<Known>): PetitionState {
  return state.status === 'absent' ? state : { ...state, ...to };
}
