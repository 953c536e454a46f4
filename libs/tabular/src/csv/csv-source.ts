import { isAscii } from 'node:buffer';
import { open } from 'node:fs/promises';
import { decodedChunks } from '../text/decoded-chunks.ts';
import type { TextEncoding } from '../text/detect-encoding.ts';
import { LineSplitter, type Line } from '../text/line-splitter.ts';
import { csvLimits } from './record-assembler.ts';

const sampleBytes = 64 * 1024;

/** All lines of a text file, in batches, with flat memory. */
export async function* lineBatches(
  path: string,
  encoding: TextEncoding,
  onBytes: (count: number) => void,
): AsyncGenerator<Line[], void, undefined> {
  const splitter = new LineSplitter(csvLimits.line);
  for await (const piece of decodedChunks(path, encoding, onBytes)) yield splitter.push(piece);
  yield splitter.end();
}

/** The lines at the top of a file: `count` of them, fewer when they are very long; `whole` when the file ends before. */
export async function topLines(path: string, encoding: TextEncoding, count: number): Promise<{ lines: Line[]; whole: boolean }> {
  const lines: Line[] = [];
  let length = 0;
  for await (const batch of lineBatches(path, encoding, () => undefined)) {
    const taken = batch.slice(0, count - lines.length);
    lines.push(...taken);
    length += taken.reduce((sum, { text }) => sum + text.length, 0);
    if (lines.length >= count || length > csvLimits.line * 2) return { lines, whole: false };
  }
  return { lines, whole: true };
}

/** The beginning of a file and, when that is pure ASCII, the first bytes that are not: what the encoding is told from. */
export async function encodingSample(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(sampleBytes);
    const { bytesRead } = await file.read(head, 0, sampleBytes, 0);
    const start = head.subarray(0, bytesRead);
    if (bytesRead < sampleBytes || !isAscii(start)) return start;
    const block = Buffer.alloc(sampleBytes * 4);
    for (let position = bytesRead; ;) {
      const read = await file.read(block, 0, block.length, position);
      if (read.bytesRead === 0) return start;
      const text = block.subarray(0, read.bytesRead);
      if (!isAscii(text)) {
        const first = text.findIndex((byte) => byte > 0x7f);
        const sample = Buffer.alloc(sampleBytes);
        const tail = await file.read(sample, 0, sampleBytes, position + first);
        return sample.subarray(0, tail.bytesRead);
      }
      position += read.bytesRead;
    }
  } finally {
    await file.close();
  }
}
