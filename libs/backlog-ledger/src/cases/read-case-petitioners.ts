import { halfWidth } from '../dates/same-length.ts';
import { numberTokens } from '../people/number-runs.ts';
import { readPetitioners, type LedgerPetitioner } from '../people/read-petitioners.ts';
import type { ProblemList } from '../problems.ts';
import type { CaseRows } from '../rows/classify-rows.ts';
import type { RowView, Shift } from '../rows/row-view.ts';
import { addressOf, type Cell } from '../workbook/sheet.ts';

/** The petitioners of a case, over all its rows and over separate columns for names, identity numbers and phones (一案多人). */
export function readCasePetitioners(rows: CaseRows, problems: ProblemList): { petitioners: LedgerPetitioner[]; wording: string } {
  const petitioners: LedgerPetitioner[] = [];
  const wordings: string[] = [];
  const seen = new Set<string>();
  for (const row of [rows.first, ...rows.more]) {
    const shift = row === rows.first ? rows.shift : null;
    const cell = row.field('petitioner', shift);
    const address = cell && addressOf(cell.row, cell.column);
    // A name merged over several rows is read once.
    if (cell && address !== null && !seen.has(address)) {
      seen.add(address);
      wordings.push(cell.text.trim());
      const { petitioners: read, faults } = readPetitioners(cell.text);
      for (const fault of faults) problems.add(address, fault);
      petitioners.push(...withColumns(read, row, shift, seen, problems));
    } else petitioners.push(...withColumns([], row, shift, seen, problems));
  }
  return { petitioners, wording: wordings.join('\n') };
}

/** Adds what stands in columns of their own: as many numbers as names are paired in order, else the first takes them all. */
function withColumns(
  read: readonly LedgerPetitioner[],
  row: RowView,
  shift: Shift | null,
  seen: Set<string>,
  problems: ProblemList,
): LedgerPetitioner[] {
  const ids = numbersOf(row.field('idNumber', shift), seen, problems, 'id');
  const phones = numbersOf(row.field('phone', shift), seen, problems, 'phone');
  const result = read.length > 0 ? read.map((petitioner) => ({ ...petitioner })) : ids.length + phones.length > 0 ? [nobody()] : [];
  const uneven = [ids, phones].some((numbers) => numbers.length > 0 && numbers.length !== result.length);
  if (uneven && result.length > 1) problems.add(row.address('petitioner', shift) ?? `A${row.number}`, 'persons-and-numbers-differ');
  for (const [at, { value, valid }] of ids.entries()) {
    const owner = ids.length === result.length ? result[at] : at === 0 ? result[0] : undefined;
    if (owner && owner.idNumber === null) Object.assign(owner, { idNumber: value, idNumberValid: valid });
    else if (!owner) result.push({ ...nobody(), idNumber: value, idNumberValid: valid });
  }
  for (const [at, { value }] of phones.entries()) {
    const place = phones.length === result.length ? at : 0;
    const owner = result[place];
    if (owner && !owner.phones.includes(value)) result[place] = { ...owner, phones: [...owner.phones, value] };
  }
  return result;
}

function nobody(): LedgerPetitioner {
  return { name: null, aliases: [], idNumber: null, idNumberValid: null, phones: [] };
}

function numbersOf(cell: Cell | null, seen: Set<string>, problems: ProblemList, kind: 'id' | 'phone'): { value: string; valid: boolean }[] {
  if (!cell) return [];
  const address = addressOf(cell.row, cell.column);
  if (seen.has(address)) return [];
  seen.add(address);
  // Excel keeps 15 digits: an identity number stored as a number ends in zeros that are none.
  if (kind === 'id' && cell.kind === 'number' && cell.text.length >= 16) {
    problems.add(address, 'digits-lost');
    return [];
  }
  const tokens = numberTokens(halfWidth(cell.text));
  if (tokens.some((token) => token.kind === 'unknown')) problems.add(address, 'digits-unknown');
  if (tokens.some((token) => token.kind === 'id' && token.doubtful)) problems.add(address, 'id-check-digit');
  return tokens.filter((token) => token.kind === kind).map(({ value, doubtful }) => ({ value, valid: !doubtful }));
}
