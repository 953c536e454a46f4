import type { RegisterPetition } from '@anjuan/contracts';
import { personIdOf } from '@anjuan/personal-data';
import { urgentSignals } from '@anjuan/regulation';
import { caseIdOf } from '@anjuan/service-kit';
import type { RegistrationFacts } from '../domain/index.ts';

/** Turns what a form or a row says into the facts of a registration: who it is (as a key's name), what is urgent, what is unknown. */
export interface Registration {
  factsOf(caseId: string, body: RegisterPetition, today: string): RegistrationFacts;
}

/** `secret` makes person ids, the same for the same person. */
export function registration(secret: Buffer): Registration {
  return {
    factsOf(caseId, body, today) {
      const { name = '', idNumber = '', phone = '', address = '' } = body.petitioner ?? {};
      const petitioner = { name, idNumber, phone, address };
      const { channel, headcount, anonymous, district, target, title, text, labels, declaredRepeatOf, reference } = body;
      return {
        registrationNumber: body.registrationNumber ?? caseId,
        receivedOn: body.receivedOn ?? today,
        personId: personIdOf(petitioner, secret, caseId),
        ...{ channel, headcount, anonymous, district },
        urgentSignals: urgentSignals(`${title}\n${text}`, { headcount }).map(({ kind, sign }) => ({ kind, words: [sign.slice(0, 40)] })),
        labels: labels ?? null,
        declaredRepeatOf: declaredRepeatOf === undefined ? null : caseIdOf(declaredRepeatOf),
        source: reference === undefined ? { kind: 'form', reference: '' } : { kind: 'import', reference },
        personal: { petitioner, target, title, text },
      };
    },
  };
}
