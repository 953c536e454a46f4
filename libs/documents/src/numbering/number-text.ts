/** A document number (发文字号) in its parts: 星信处〔2026〕12号. GB/T 9704-2012, 7.2.5. */
export interface DocumentNumberText {
  /** The unit's short name and the word of the kind (机关代字), 星信处. */
  readonly prefix: string;
  readonly year: number;
  readonly number: number;
}

// The year stands in six-cornered brackets in full; the number has no leading zero and no 第 before it (GB/T 9704-2012, 7.2.5).
const form = /^(\p{Script=Han}{2,20})〔(\d{4})〕([1-9]\d{0,6})号$/u;

/** Writes a document number. Throws RangeError when a part cannot stand in one. */
export function formatDocumentNumber({ prefix, year, number }: DocumentNumberText): string {
  const text = `${prefix}〔${year}〕${number}号`;
  if (!form.test(text)) throw new RangeError('a document number has a Chinese prefix, a year of four digits and a number from 1');
  return text;
}

/** Reads a document number; undefined for a text in another form. */
export function parseDocumentNumber(text: string): DocumentNumberText | undefined {
  const found = form.exec(text);
  return found ? { prefix: found[1] ?? '', year: Number(found[2]), number: Number(found[3]) } : undefined;
}
