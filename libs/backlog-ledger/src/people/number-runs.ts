import { isIdNumber, isPhone } from './id-number.ts';

export interface NumberToken {
  readonly kind: 'id' | 'phone' | 'unknown';
  /** Without separators; X in upper case. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Nothing stood between this number and the next (连写). */
  readonly glued: boolean;
  /** An 18-character number whose check digit fails. */
  readonly doubtful: boolean;
}

/** Runs of digits that may hold single spaces or hyphens: 990129 19480705 0785, 199-0000-7117. */
const runPattern = /(?<![\d.])\d(?:[ -]{0,2}(?:\d|[Xx](?![A-Za-z]))){6,}/g;

/**
 * Finds identity numbers and phones in text of half-width characters (证件与电话识别). A run of several numbers is cut where the check
 * digit of GB 11643 says an identity number ends. Shorter runs are house numbers and counts, and are left in the text.
 */
export function numberTokens(half: string): readonly NumberToken[] {
  const tokens: NumberToken[] = [];
  for (const match of half.matchAll(runPattern)) {
    const places: number[] = [];
    let digits = '';
    for (const [at, character] of match[0].split('').entries()) {
      if (character === ' ' || character === '-') continue;
      digits += character.toUpperCase();
      places.push(match.index + at);
    }
    for (const { kind, from, to, doubtful } of cut(digits)) {
      const [start, end] = [places[from] ?? 0, (places[to - 1] ?? 0) + 1];
      const glued = to < digits.length && places[to] === end;
      tokens.push({ kind, value: digits.slice(from, to), start, end, glued, doubtful });
    }
  }
  return tokens;
}

interface Piece {
  readonly kind: NumberToken['kind'];
  readonly from: number;
  readonly to: number;
  readonly doubtful: boolean;
}

/** Cuts a run: identity numbers with a good check digit first, then phones, then 18 characters that look like an identity number. */
function cut(digits: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < digits.length) {
    const rest = digits.slice(at);
    const left = rest.length;
    if (isIdNumber(rest.slice(0, 18))) pieces.push({ kind: 'id', from: at, to: (at += 18), doubtful: false });
    else if (/^1[3-9]\d{9}$/.test(rest.slice(0, 11)) && (left === 11 || left === 22 || left >= 29)) {
      pieces.push({ kind: 'phone', from: at, to: (at += 11), doubtful: false });
    } else if (/^\d{17}[\dX]$/.test(rest.slice(0, 18)) && (left === 18 || /^1[3-9]/.test(rest.slice(18)))) {
      pieces.push({ kind: 'id', from: at, to: (at += 18), doubtful: true });
    } else if (isPhone(rest)) pieces.push({ kind: 'phone', from: at, to: (at = digits.length), doubtful: false });
    else pieces.push({ kind: 'unknown', from: at, to: (at = digits.length), doubtful: true });
  }
  return pieces;
}
