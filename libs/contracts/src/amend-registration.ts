import type { EventOf } from './catalog.ts';

/** The personal part of a registration: petitioner, target, title and text; null once its key is erased. */
export type RegisteredPersonal = EventOf<'PetitionRegistered'>['personal'];

/** An event that changes what a registration says of people and matter: a correction (更正登记), or an heir who continues (承受人继续). */
export type Amendment =
  Pick<EventOf<'RegistrationCorrected'>, 'type' | 'personal'> | Pick<EventOf<'PetitionContinued'>, 'type' | 'personal'>;

/** What the registration says with the amendment; what it leaves out stays as registered. Erased is erased. */
export function amendRegistration(registered: RegisteredPersonal, amendment: Amendment): RegisteredPersonal {
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
