/** Code points that take two columns in a terminal (East Asian Width W and F, Unicode UAX #11), as first and last; emoji beside them. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];
const joined = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const emoji = /^\p{Emoji_Presentation}$/u;

/** Columns that one code point takes: 0, 1 or 2. Characters of ambiguous width count as 1, as terminals in UTF-8 show them. */
function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return 1;
  if (joined.test(character)) return 0;
  return wide.some(([first, last]) => code >= first && code <= last) || emoji.test(character) ? 2 : 1;
}

/** Columns that a text takes in a terminal (显示宽度). */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** The text cut to at most `columns`, with … in the place of what is left out. */
export function fit(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The text filled up with blanks to `columns`, in front of it when it is to stand right. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, columns - width(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** On one line, without characters that steer a terminal: petitions are written by strangers. */
export function printable(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

/** As `printable`, but line by line. */
export function printableLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(printable);
}
