import type { EventOf } from '@anjuan/contracts';

export type Personal = EventOf<'PetitionRegistered'>['personal'];

/** An event that changes what a registration says of people and matter: a correction (更正登记), or an heir who continues (承受人继续). */
export type Amendment =
  Pick<EventOf<'RegistrationCorrected'>, 'type' | 'personal'> | Pick<EventOf<'PetitionContinued'>, 'type' | 'personal'>;

/** What the registration says with the amendment; what it leaves out stays as registered. Erased is erased. */
export function amend(registered: Personal, amendment: Amendment): Personal {
  if (registered === null || amendment.personal === null) return registered;
  if (amendment.type === 'PetitionContinued') return { ...registered, petitioner: amendment.personal.heir };
  const { petitioner, target, title, text } = amendment.personal;
  return {
    petitioner: petitioner ?? registered.petitioner,
    target: target ?? registered.target,
    title: title ?? registered.title,
    text: text ?? registered.text,
  };
}
