/** What Excel would run as a formula: a text that begins with = + - @ (also in full width), tab or carriage return. */
const formula = '[=+\\-@\\t\\r＝＋－＠]';
/** What Excel would turn into a number and save changed: twelve digits and more, leading zeros, and things like 12E10. */
const number = '(?:0\\d+|\\d{12,}|\\d+E\\d+)$';
const risky = new RegExp(`^'*(?:${formula}|${number})`, 'iu');
const guarded = new RegExp(`^''*(?:${formula}|${number})`, 'iu');

/**
 * Makes a cell safe to open and save in Excel (公式注入及号码防护): an apostrophe goes before what would be run as a formula, and before
 * digits that would lose some of themselves, such as identity numbers. `unguardCell` takes back exactly this.
 */
export function guardCell(text: string): string {
  return risky.test(text) ? `'${text}` : text;
}

/** The text that `guardCell` was given. Only for cells of our own reject files. */
export function unguardCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
