const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * The 18 characters of a resident identity number (公民身份号码, GB 11643-1999), however it is written: full width, spaced, lower case x,
 * or the 15 digits of before 1999. Null when it is none: wrong length, a birth date that cannot be, a wrong check character.
 */
export function residentNumber(text: string): string | null {
  const written = text.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  const first17 = /^\d{15}$/.test(written) ? `${written.slice(0, 6)}19${written.slice(6)}` : written.slice(0, 17);
  if (!/^\d{17}$/.test(first17) || !isDate(first17.slice(6, 14))) return null;
  const whole = first17 + checkCharacter(first17);
  return written.length === 15 || written === whole ? whole : null;
}

/** ISO 7064 MOD 11-2 over the first 17 digits. */
function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

function isDate(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
