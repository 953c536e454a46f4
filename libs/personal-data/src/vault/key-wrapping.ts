import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { UnknownMasterKey } from '../errors.ts';
import type { WrappedKey } from '../key-table/key-table.ts';
import { keyLength, type MasterKeys } from '../master-key/master-key.ts';
import { decrypt, encrypt, ivLength } from './aes-gcm.ts';

/** A person's key ready for use, or the fact that it was erased. */
export type PersonKey = { readonly status: 'live'; readonly key: KeyObject } | { readonly status: 'erased' };

/** Makes a random key for a person and wraps it under the current master key, bound to the person's id. */
export function newPersonKey(personId: string, masterKeys: MasterKeys): { key: PersonKey; row: WrappedKey & { wrapped: Buffer } } {
  const bytes = randomBytes(keyLength);
  const { iv, sealed } = encrypt(masterKeys.current.key, bytes, personId);
  const row = { personId, wrapped: Buffer.concat([iv, sealed]), masterKeyId: masterKeys.current.id };
  return { key: { status: 'live', key: createSecretKey(bytes) }, row };
}

/** Unwraps a row. Throws UnknownMasterKey when its master key is not loaded or does not fit. */
export function unwrap(row: WrappedKey, masterKeys: MasterKeys): PersonKey {
  if (row.wrapped === null) return { status: 'erased' };
  const masterKey = masterKeys.byId.get(row.masterKeyId);
  if (!masterKey) throw new UnknownMasterKey([row.masterKeyId]);
  try {
    const bytes = decrypt(masterKey.key, row.wrapped.subarray(0, ivLength), row.wrapped.subarray(ivLength), row.personId);
    return { status: 'live', key: createSecretKey(bytes) };
  } catch (cause) {
    throw new UnknownMasterKey([row.masterKeyId], { cause });
  }
}
