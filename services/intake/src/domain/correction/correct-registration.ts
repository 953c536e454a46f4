import { accept, refuse, type CorrectRegistration, type EventOf } from '@anjuan/contracts';
import type { PetitionDecision, PetitionState } from '../petition/petition.ts';
import { windowStep, type WindowFacts } from '../petition/window-step.ts';

type Person = NonNullable<NonNullable<EventOf<'RegistrationCorrected'>['personal']>['petitioner']>;
export type Correction = WindowFacts & Omit<CorrectRegistration, 'on' | 'petitioner'> & { readonly petitioner?: Person | undefined };

/**
 * Says what is right where the registration is wrong (更正登记), also after the end. The registration stays: this is a new entry. The day of
 * receipt is no part of it, since limits run from it.
 */
export function correctRegistration(command: Correction, state: PetitionState): PetitionDecision {
  return windowStep(command, state, ({ personId }) => {
    const { on, reason, petitioner = null, target = null, title = null, text = null } = command;
    const { channel = null, district = null, headcount = null, anonymous = null } = command;
    const all = [petitioner, target, title, text, channel, district, headcount, anonymous];
    if (all.every((value) => value === null)) return refuse({ code: 'nothing-corrected' });
    return accept({
      ...{ type: 'RegistrationCorrected', correctedOn: on, channel, district, headcount, anonymous, personId },
      personal: { petitioner, target, title, text, reason },
    });
  });
}
