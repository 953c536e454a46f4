import { amendRegistration, type DomainEvent, type EventOf, type RegisteredPersonal } from '@anjuan/contracts';

/** Everything of one case in store order, opened: what its documents are made from. */
export type CaseEvents = readonly DomainEvent[];

/** The last event of a type. */
export function lastOf<Type extends DomainEvent['type']>(events: CaseEvents, type: Type): EventOf<Type> | undefined {
  return events.findLast((event): event is EventOf<Type> => event.type === type);
}

/** Every event of a type, oldest first. */
export function allOf<Type extends DomainEvent['type']>(events: CaseEvents, type: Type): readonly EventOf<Type>[] {
  return events.filter((event): event is EventOf<Type> => event.type === type);
}

/** Of events of some types the last one. */
export function lastOfAny<Type extends DomainEvent['type']>(events: CaseEvents, types: readonly Type[]): EventOf<Type> | undefined {
  return events.findLast((event): event is EventOf<Type> => types.some((type) => type === event.type));
}

/** What is registered of people and matter, as corrected and continued since; null once the person was erased. */
export function registeredPersonal(events: CaseEvents): RegisteredPersonal {
  return events.reduce<RegisteredPersonal>((known, event) => {
    if (event.type === 'PetitionRegistered') return known ?? event.personal;
    return event.type === 'RegistrationCorrected' || event.type === 'PetitionContinued' ? amendRegistration(known, event) : known;
  }, null);
}

/** The unit that has the case: the last it was sent to, or its successor. */
export function responsibleUnit(events: CaseEvents): string | undefined {
  const sent = lastOfAny(events, ['PetitionTransferred', 'PetitionEntrusted', 'UnitSucceeded']);
  return sent?.type === 'UnitSucceeded' ? sent.successor : sent?.unit;
}
