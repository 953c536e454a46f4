import { createHmac } from 'node:crypto';
import { KEY_KINDS, type CandidateKey } from '../../domain/repeats/index.ts';

/** A candidate key as it lies in the index: no name, number or address can be read from it. */
export interface CandidateToken {
  /** First eight bytes of the HMAC, as a signed 64-bit number. */
  readonly token: bigint;
  /** Number of the kind, see KEY_KINDS. */
  readonly kind: number;
  readonly strength: number;
  readonly of: 'person' | 'matter';
}

const LEAST_SECRET_BYTES = 16;

/**
 * Makes the hashing of candidate keys (检索键脱敏): HMAC-SHA-256 under a secret of the office, cut to eight bytes. A plain hash
 * would not do: telephone and identity numbers are few enough to try them all. At 25 million keys two different ones meet
 * about once in 60,000 indexes; that costs one comparison and links nothing.
 * @throws RangeError when the secret is shorter than 16 bytes.
 */
export function tokenizer(secret: Uint8Array): (keys: readonly CandidateKey[]) => CandidateToken[] {
  if (secret.byteLength < LEAST_SECRET_BYTES)
    throw new RangeError(`the secret for candidate keys needs ${LEAST_SECRET_BYTES} bytes or more`);
  const key = Uint8Array.from(secret);
  return (keys) =>
    keys.map(({ kind, value }) => {
      const { number, strength, of } = KEY_KINDS[kind];
      const digest = createHmac('sha256', key).update(`${number}\0${value}`, 'utf8').digest();
      return { token: digest.readBigInt64BE(0), kind: number, strength, of };
    });
}
