import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

export const ivLength = 12;
export const tagLength = 16;

/** AES-256-GCM under a fresh random IV of 96 bits: `aad` is bound to the result, not part of it. */
export function encrypt(key: KeyObject, plain: Buffer, aad: string): { readonly iv: Buffer; readonly sealed: Buffer } {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  return { iv, sealed: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

/** The plain bytes; throws when key, iv, sealed bytes and aad do not belong together. */
export function decrypt(key: KeyObject, iv: Buffer, sealed: Buffer, aad: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(aad, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  const first = decipher.update(sealed.subarray(0, -tagLength));
  return Buffer.concat([first, decipher.final()]);
}
