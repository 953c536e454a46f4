const leads = '=+\\-@\\t\\r＝＋－＠';
const dangerous = new RegExp(`^'*[${leads}]`, 'u');
const guarded = new RegExp(`^''*[${leads}]`, 'u');

/**
 * Makes a cell harmless for Excel (公式注入防护): a text that begins with = + - @, tab or carriage return, also in full width, would be
 * run as a formula, so an apostrophe goes before it. `unguardFormula` takes back exactly this.
 */
export function guardFormula(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text that `guardFormula` was given. Only for cells of our own reject files. */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
