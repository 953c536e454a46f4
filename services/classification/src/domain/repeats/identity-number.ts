import { charactersOf, normalise } from './normalise.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** Plain form of an identity number (公民身份号码): NFKC, capital X, nothing but letters and digits. */
export function normaliseIdNumber(raw: string): string {
  return normalise(raw).replace(/[^0-9A-Z]/gu, '');
}

/** Whether the check digit of GB 11643 holds. The area is not looked up. */
export function isValidIdNumber(id: string): boolean {
  if (!/^\d{17}[\dX]$/u.test(id)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0);
  return CHECK_DIGITS[sum % 11] === id[17];
}

export type IdNumberComparison = 'unknown' | 'equal' | 'misprinted' | 'differs' | 'unreadable-differs';

/**
 * Compares two identity numbers. The check digit catches every single wrong digit and every swap of two neighbours, so two
 * different numbers that are both valid are two people, never a misprint; a near miss counts only when one of them is invalid.
 */
export function compareIdNumbers(left: string, right: string): IdNumberComparison {
  const a = normaliseIdNumber(left);
  const b = normaliseIdNumber(right);
  if (a === '' || b === '') return 'unknown';
  if (a === b) return 'equal';
  if (isValidIdNumber(a) && isValidIdNumber(b)) return 'differs';
  return isOneSlip(a, b) ? 'misprinted' : 'unreadable-differs';
}

/** One digit wrong, two neighbours swapped, or one digit left out or typed twice. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) === 1) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return charactersOf(long).some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
  }
  if (a.length !== b.length) return false;
  const wrong = charactersOf(a).flatMap((digit, at) => (digit === b[at] ? [] : [at]));
  const [first, second] = wrong;
  if (first === undefined || wrong.length === 1) return true;
  return wrong.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}
