import { createHash, randomUUID } from 'node:crypto';
import { caseId } from '@anjuan/contracts';
import { v5 as uuidV5 } from 'uuid';

/** Namespace of derived event ids. It is part of the stored format: never change it. */
const namespace = '6f1d1f9a-5b0e-5c8e-9b64-3f3c2f0f7a11';

/** The id that a cause gives to its effect: the same parts always make the same UUID (version 5, RFC 9562). */
export function derivedId(...parts: readonly (string | number)[]): string {
  return uuidV5(parts.join('\u001f'), namespace);
}

/**
 * Case id of a register's own number (登记编号): the number itself where it can stand in an address, else derived from it.
 * The same number is always the same case, so that a register can be imported twice.
 */
export function caseIdOf(registrationNumber: string): string {
  const plain = registrationNumber.trim();
  if (caseId.safeParse(plain).success) return plain;
  return `R-${createHash('sha256').update(plain.normalize('NFKC')).digest('hex').slice(0, 24)}`;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new case id, `XF-` and twelve characters of Crockford's base 32: derived where a key is given, so that a repeated request meets its first case. */
export function newCaseId(idempotencyKey: string | undefined): string {
  const bytes = createHash('sha256')
    .update(idempotencyKey ?? randomUUID())
    .digest();
  const text = Array.from(bytes.subarray(0, 12), (byte) => alphabet[byte % 32]).join('');
  return `XF-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
