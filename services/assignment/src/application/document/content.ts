import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { documentLimits } from '@anjuan/contracts';

/** The largest document read back, bytes: what a deflated content of the largest event can hold. */
const largest = 64 * 1024 * 1024;

/** The bytes of a document as its event keeps them: deflated, in base64. Undefined where they are too many for an event. */
export function packContent(bytes: Uint8Array): string | undefined {
  const packed = deflateRawSync(bytes, { level: 9 }).toString('base64');
  return packed.length > documentLimits.content ? undefined : packed;
}

/** The very bytes that were packed: inflating is exact whatever program deflated. Throws for a text that `packContent` never gave. */
export function unpackContent(packed: string): Uint8Array {
  return inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: largest });
}
