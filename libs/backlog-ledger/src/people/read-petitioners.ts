import { halfWidth } from '../dates/same-length.ts';
import type { ProblemCode } from '../problems.ts';
import { numberTokens, type NumberToken } from './number-runs.ts';
import { namesIn } from './read-names.ts';

/** A petitioner as the ledger names them (信访人). */
export interface LedgerPetitioner {
  readonly name: string | null;
  /** Other writings that the cell gives: 曾用名, nicknames. */
  readonly aliases: readonly string[];
  /** 18 characters; null when the cell has none. */
  readonly idNumber: string | null;
  /** The check digit holds. False with a number that fails it; null without a number. */
  readonly idNumberValid: boolean | null;
  readonly phones: readonly string[];
}

export interface PetitionerReading {
  readonly petitioners: readonly LedgerPetitioner[];
  readonly faults: readonly ProblemCode[];
}

interface Draft {
  name: string | null;
  aliases: string[];
  idNumber: string | null;
  idNumberValid: boolean | null;
  phones: string[];
}

/**
 * Reads a cell that names petitioners with their numbers in any order (信访人栏): 樊招娣 ID 电话; 吉世昌 ID 电话, or 麻素珍、耿福生等28户，联系人耿福生ID电话.
 * A number belongs to the name before it. Never throws; the cell's text stays with the case, so nothing is lost when a name is not told.
 */
export function readPetitioners(text: string): PetitionerReading {
  const half = halfWidth(text);
  const tokens = numberTokens(half);
  const faults = new Set<ProblemCode>();
  const drafts: Draft[] = [];
  let at = 0;
  let current: Draft | null = null;
  /** How many people the piece names anew; naming one again, as 联系人耿福生 does, says whose the number is. */
  const addNames = (piece: string): number => {
    const before = drafts.length;
    let again = false;
    for (const { name, aliases } of namesIn(piece)) {
      const known = drafts.find((draft) => draft.name === name);
      again = known !== undefined;
      if (known) current = known;
      else drafts.push((current = { name, aliases: [...aliases], idNumber: null, idNumberValid: null, phones: [] }));
    }
    return again ? 1 : drafts.length - before;
  };
  for (const token of tokens) {
    if (addNames(text.slice(at, token.start)) > 1) faults.add('persons-and-numbers-differ');
    at = token.end;
    if (token.glued) faults.add('glued-numbers');
    current = take(token, current, drafts, faults);
  }
  addNames(text.slice(at));
  if (drafts.some(({ name }) => name === null)) faults.add('name-unclear');
  if (drafts.length === 0 && text.trim() !== '' && !/匿名/.test(text)) faults.add('name-unclear');
  return { petitioners: drafts, faults: [...faults] };
}

/** Puts a number where it belongs; an identity number for somebody who has one begins another, unnamed petitioner. */
function take(token: NumberToken, current: Draft | null, drafts: Draft[], faults: Set<ProblemCode>): Draft | null {
  if (token.kind === 'unknown') {
    faults.add('digits-unknown');
    return current;
  }
  if (token.doubtful) faults.add('id-check-digit');
  let owner = current;
  if (!owner || (token.kind === 'id' && owner.idNumber !== null)) {
    owner = { name: null, aliases: [], idNumber: null, idNumberValid: null, phones: [] };
    drafts.push(owner);
  }
  if (token.kind === 'phone') {
    if (!owner.phones.includes(token.value)) owner.phones.push(token.value);
  } else {
    owner.idNumber = token.value;
    owner.idNumberValid = !token.doubtful;
  }
  return owner;
}
