import { createHmac } from 'node:crypto';
import { residentNumber } from './resident-number.ts';

/** What is known of a person; empty strings where nothing is. */
export interface PersonFacts {
  readonly idNumber: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/**
 * The id under which a person's key is kept (信访人密钥标识): `p-` and 32 hex digits, an HMAC-SHA-256 that says nothing about the person to
 * anyone without the secret (`deriveSecret(masterKeys.root, 'person-id')`). From the identity number where a resident's number is given,
 * else from name and phone when both are, else from the case: then this petition has a key of its own. Never throws.
 */
export function personIdOf(facts: PersonFacts, secret: Buffer, caseId: string): string {
  return `p-${createHmac('sha256', secret).update(groundOf(facts, caseId)).digest('hex').slice(0, 32)}`;
}

function groundOf(facts: PersonFacts, caseId: string): string {
  const number = residentNumber(facts.idNumber);
  if (number !== null) return `id-number\0${number}`;
  const [name, phone] = [nameOf(facts.name), phoneOf(facts.phone)];
  return name !== '' && phone !== '' ? `name-and-phone\0${name}\0${phone}` : `case\0${caseId}`;
}

/** What registers write where no name is known: two strangers at one telephone must not share a key. */
const namesNobody = /^(?:匿名.*|无名氏?|不详|未知|未提供|无)$/u;

function nameOf(text: string): string {
  const name = compact(text);
  return namesNobody.test(name) ? '' : name;
}

/** Digits of the first phone of the field, without the country's prefix; empty where there are too few to tell anybody. */
function phoneOf(text: string): string {
  const first = text.normalize('NFKC').split(/[;；、,，/|]/u)[0] ?? '';
  const digits = first.replace(/\D/gu, '').replace(/^(?:00)?86(?=1\d{10}$)/u, '');
  return digits.length >= 7 ? digits : '';
}

const compact = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
