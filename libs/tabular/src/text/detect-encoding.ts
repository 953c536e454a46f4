import { isAscii, isUtf8 } from 'node:buffer';

/** Encodings that are read (文件编码). GB18030 covers GB2312 and GBK. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** The label that TextDecoder knows for an encoding. */
export function decoderLabel(encoding: TextEncoding): string {
  return encoding === 'utf-8-bom' ? 'utf-8' : encoding;
}

/**
 * Tells the encoding from the beginning of a file. Null: UTF-32, which nobody needs and which would look like rubbish.
 *
 * Order: byte order mark; UTF-16 without a mark (every other byte zero); valid UTF-8; else UTF-8 when nine in
 * ten of its characters beyond ASCII are whole, so that one damaged row does not turn the file into GB18030 (whose text has at most
 * every third character whole when read as UTF-8); else GB18030.
 * `sample` should hold the first bytes that are not ASCII; a character cut off at its end does not count as damage.
 */
export function detectEncoding(sample: Buffer): TextEncoding | null {
  if (startsWith(sample, [0xff, 0xfe, 0, 0]) || startsWith(sample, [0, 0, 0xfe, 0xff])) return null;
  if (startsWith(sample, [0xef, 0xbb, 0xbf])) return 'utf-8-bom';
  if (startsWith(sample, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(sample, [0xfe, 0xff])) return 'utf-16be';
  const wide = unmarkedUtf16(sample);
  if (wide) return wide;
  if (isAscii(sample) || isUtf8(sample)) return 'utf-8';
  const { good, damaged } = damage(sample);
  return damaged === 0 || good > 9 * damaged ? 'utf-8' : 'gb18030';
}

function startsWith(sample: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => sample[index] === byte);
}

/** Commas, digits and line ends of a UTF-16 table are a zero byte and an ASCII one; a damaged narrow file has no such rhythm. */
function unmarkedUtf16(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (sample.length < 4 || sample.length % 2 > 0) return null;
  const zeros = [0, 0];
  const pairs = Math.min(sample.length, 4096) >> 1;
  for (let pair = 0; pair < pairs; pair++) {
    const [first, second] = [sample[2 * pair] ?? 0, sample[2 * pair + 1] ?? 0];
    if (first === 0 && second > 0 && second < 0x80) zeros[0] = (zeros[0] ?? 0) + 1;
    if (second === 0 && first > 0 && first < 0x80) zeros[1] = (zeros[1] ?? 0) + 1;
  }
  const [big, little] = [(zeros[0] ?? 0) / pairs, (zeros[1] ?? 0) / pairs];
  if (little > 0.15 && big < 0.02) return 'utf-16le';
  if (big > 0.15 && little < 0.02) return 'utf-16be';
  return null;
}

function damage(sample: Buffer): { good: number; damaged: number } {
  const text = new TextDecoder('utf-8').decode(sample, { stream: true });
  let [good, damaged] = [0, 0];
  for (const character of text) {
    if (character === '\uFFFD') damaged++;
    else if (character > '\u007F') good++;
  }
  return { good, damaged };
}
