import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { KeyObject } from 'node:crypto';
import type { Json } from '@anjuan/contracts';
import { decrypt, encrypt, ivLength, tagLength } from './aes-gcm.ts';

/** Smaller values are not worth deflating. */
const deflateAbove = 512;
/** A bound for inflating, far above any event: 64 MiB. */
const inflateLimit = 1 << 26;
/** Fast settings with small tables: the values are short, and the default would take 256 kB of memory for each. */
const deflateOptions = { level: 6, memLevel: 5, windowBits: 13, chunkSize: 4096 };

/** The first byte of the plain bytes says how the rest is written; it is encrypted and authenticated with them. */
const asJson = 0;
const asDeflatedJson = 1;

/** `v1.<iv>.<ciphertext and tag>`, the last two in base64url. Throws a TypeError for what JSON cannot hold, such as undefined. */
export function sealText(key: KeyObject, context: string, value: Json): string {
  const { iv, sealed } = encrypt(key, pack(Buffer.from(JSON.stringify(value), 'utf8')), context);
  return `v1.${iv.toString('base64url')}.${sealed.toString('base64url')}`;
}

function pack(json: Buffer): Buffer {
  if (json.length > deflateAbove) {
    const deflated = deflateRawSync(json, deflateOptions);
    if (deflated.length < json.length) return Buffer.concat([Buffer.of(asDeflatedJson), deflated]);
  }
  return Buffer.concat([Buffer.of(asJson), json]);
}

/** The value that was sealed. Throws when the text is not exactly what `sealText` gave for this key and context. */
export function openText(key: KeyObject, context: string, text: string): Json {
  const [version, iv, sealed, ...rest] = text.split('.');
  if (version !== 'v1' || iv === undefined || sealed === undefined || rest.length > 0) throw new RangeError('no sealed text of version 1');
  return unpack(decrypt(key, bytes(iv, ivLength, ivLength), bytes(sealed, tagLength + 1), context));
}

function unpack(plain: Buffer): Json {
  const packed = plain.subarray(1);
  const json = plain[0] === asDeflatedJson ? inflateRawSync(packed, { maxOutputLength: inflateLimit }) : packed;
  return JSON.parse(json.toString('utf8')) as Json;
}

/** Decodes base64url that is written in the one canonical way: the decoder alone would let spare bits and foreign characters pass. */
function bytes(text: string, atLeast: number, atMost = Infinity): Buffer {
  const decoded = Buffer.from(text, 'base64url');
  if (decoded.length < atLeast || decoded.length > atMost || decoded.toString('base64url') !== text) {
    throw new RangeError('no canonical base64url of the right length');
  }
  return decoded;
}
