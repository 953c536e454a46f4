import { accept, refuse, type EventOf, type RecordDeath } from '@anjuan/contracts';
import type { PetitionDecision, PetitionState } from '../petition/petition.ts';
import { openStep, type WindowFacts } from '../petition/window-step.ts';

type Person = NonNullable<EventOf<'PetitionContinued'>['personal']>['heir'];

/** Records the death of the petitioner (信访人死亡), with its proof. The limits run on until somebody continues or nobody does. Again: adds nothing. */
export function recordDeath(command: WindowFacts & Omit<RecordDeath, 'on'>, state: PetitionState): PetitionDecision {
  return openStep(command, state, ({ diedOn: known, personId }) => {
    const { on, diedOn, proof } = command;
    if (known !== null) return accept();
    if (diedOn > on) return refuse({ code: 'died-in-the-future', toldOn: on });
    return accept({ type: 'PetitionerDied', diedOn, toldOn: on, personId, personal: { proof } });
  });
}

/** An heir continues the petition (权利义务承受人继续), and can die or withdraw in turn. */
export function continueAsHeir(
  command: WindowFacts & { readonly heir: Person; readonly proof: string },
  state: PetitionState,
): PetitionDecision {
  return openStep(command, state, ({ diedOn, personId }) => {
    const { on, heir, proof } = command;
    if (diedOn === null) return refuse({ code: 'petitioner-alive' });
    if (heir.name === '') return refuse({ code: 'nobody-named' });
    return accept({ type: 'PetitionContinued', continuedOn: on, personId, personal: { heir, proof } });
  });
}

/** Nobody continues it (死亡终止): the handling ends. */
export function endByDeath(command: WindowFacts & { readonly reason: string }, state: PetitionState): PetitionDecision {
  if (state.status === 'ended-by-death') return accept();
  return openStep(command, state, ({ diedOn, personId }) => {
    if (diedOn === null) return refuse({ code: 'petitioner-alive' });
    return accept({ type: 'PetitionEndedByDeath', endedOn: command.on, personId, personal: { reason: command.reason } });
  });
}
