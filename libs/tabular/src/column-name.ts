/** Spreadsheet letters of a 0-based column index: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** 0-based index of spreadsheet letters; -1 when they are none. */
export function columnIndex(letters: string): number {
  if (!/^[A-Za-z]{1,4}$/.test(letters)) return -1;
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}

/** Longer header cells are cut: no column is named so, and they must not be costly to compare. */
const maxHeaderLength = 200;

/**
 * A header cell as it is compared (表头归一): NFKC, without white space, control, zero-width and byte-order characters, and without
 * the asterisk that marks a required column in many templates.
 */
export function normaliseHeader(text: string): string {
  return text
    .slice(0, maxHeaderLength)
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}\uFFFD]/gu, '')
    .replace(/^\*+|\*+$/g, '');
}
