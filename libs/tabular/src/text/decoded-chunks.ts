import { open } from 'node:fs/promises';
import { asTabularError } from '../tabular-error.ts';
import { decoderLabel, type TextEncoding } from './detect-encoding.ts';

const chunkBytes = 64 * 1024;

/**
 * The text of a file, piece by piece. Bytes that are invalid in the encoding become U+FFFD, which the readers report as damaged
 * characters: the row that holds one is rejected, whether the damage happened here or before. A byte order mark is left out.
 */
export async function* decodedChunks(
  path: string,
  encoding: TextEncoding,
  onBytes: (count: number) => void,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(decoderLabel(encoding));
  const buffer = Buffer.allocUnsafe(chunkBytes);
  const file = await open(path, 'r').catch((error: unknown) => {
    throw asTabularError(error);
  });
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, null).catch((error: unknown) => {
        throw asTabularError(error);
      });
      if (bytesRead === 0) break;
      onBytes(bytesRead);
      const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } finally {
    await file.close();
  }
}
