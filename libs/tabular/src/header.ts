import { columnLetter, normaliseHeader } from './column-name.ts';
import { rejectColumns } from './reject/reject-columns.ts';
import type { Column, OpenOptions } from './table.ts';
import { TabularError } from './tabular-error.ts';

/** The header is looked for in the first ten rows that hold anything: titles and notes may stand above it. */
export const headerSearchRows = 10;

export interface HeaderCandidate {
  readonly cells: readonly string[];
  readonly number: number;
  /** Last line or row that belongs to the header. */
  readonly end: number;
}

export interface HeaderMatch {
  readonly candidate: HeaderCandidate;
  readonly missing: readonly string[];
  readonly found: readonly string[];
  readonly hits: number;
}

/** The candidate with the most required columns, the first one when they tie; null without candidates. */
export function bestHeader(candidates: readonly HeaderCandidate[], required: readonly string[]): HeaderMatch | null {
  let best: HeaderMatch | null = null;
  for (const candidate of candidates.slice(0, headerSearchRows)) {
    const found = candidate.cells.map(normaliseHeader).filter((name) => name !== '');
    const names = new Set(found);
    const missing = required.filter((name) => !names.has(normaliseHeader(name)));
    const hits = required.length - missing.length;
    if (!best || hits > best.hits) best = { candidate, missing, found, hits };
  }
  return best;
}

/**
 * Names the columns of a header. Empty trailing cells are dropped; an empty cell in between, or a second column with the name of
 * an unasked one, gets a name of its own, so that no cell is lost.
 * Throws TabularError `missing-columns`, `duplicate-columns` or `no-header`.
 */
export function columnsOf(match: HeaderMatch | null, options: OpenOptions, where: Readonly<Record<string, string>>): Column[] {
  if (!match || match.found.length === 0) {
    throw new TabularError('no-header', '文件中没有表头', 'the file has no header row', { details: where });
  }
  if (match.missing.length > 0) throw missingColumns(match, where);
  const asked = [...(options.required ?? []), ...(options.optional ?? [])];
  const official = new Map(asked.map((name) => [normaliseHeader(name), name]));
  const names = match.candidate.cells.map(normaliseHeader);
  while (names.at(-1) === '') names.pop();
  refuseDuplicates(names, official);
  const taken = new Set<string>();
  return names.map((name, index) => {
    const letter = columnLetter(index);
    let unique = official.get(name) ?? (name === '' ? `列${letter}` : name);
    while (taken.has(unique)) unique = `${unique} (${letter})`;
    taken.add(unique);
    const known = asked.length === 0 ? !rejectColumns.has(name) : official.has(name);
    return { name: unique, index, letter, known };
  });
}

function missingColumns(match: HeaderMatch, where: Readonly<Record<string, string>>): TabularError {
  const shown = match.found.slice(0, 40).map((name) => name.slice(0, 40));
  const place = Object.values(where).join(', ');
  return new TabularError(
    'missing-columns',
    `缺少必需的列：${match.missing.join('、')}。文件中找到的列：${shown.join('、') || '无'}（${place}）`,
    `required columns are missing: ${match.missing.join(', ')}. Columns found: ${shown.join(', ') || 'none'} (${place})`,
    { details: { ...where, missing: match.missing, found: shown, headerRow: match.candidate.number } },
  );
}

function refuseDuplicates(names: readonly string[], official: ReadonlyMap<string, string>): void {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  const bad = [...twice].filter((name) => name !== '' && (official.size === 0 || official.has(name))).slice(0, 20);
  if (bad.length === 0) return;
  throw new TabularError(
    'duplicate-columns',
    `表头中有重复的列：${bad.join('、')}，请只保留一列`,
    `the header names a column twice: ${bad.join(', ')}; keep one of them`,
    { details: { duplicates: bad } },
  );
}
