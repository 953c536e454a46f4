import { createHash } from 'node:crypto';

/**
 * Identities for an import that can be repeated (幂等导入标识). A case is known by its number in the office's own list (旧系统编号), where it
 * has one that no other row of open (or of struck-off) cases has; else by its title and the first petitioner's name. Neither changes when rows are sorted,
 * inserted, renumbered or reformatted, when columns move, or when steps, dates, amounts or comments are added. White space, full width
 * and brackets in them do not count. Sheets of open and of struck-off cases are kept apart, sheet names are not looked at.
 * Keys are hashes, so that no name stands in them.
 */
export function caseKeys(row: CaseIdentity, numberIsUnique: boolean): readonly string[] {
  const keys: string[] = [];
  if (row.caseNumber !== null && numberIsUnique) keys.push(hash('number', row.kind, plain(row.caseNumber)));
  keys.push(hash('title', row.kind, plain(row.title ?? row.facts?.slice(0, 60) ?? ''), plain(row.petitioner ?? '')));
  return keys;
}

export interface CaseIdentity {
  readonly kind: 'open' | 'struck-off';
  readonly caseNumber: string | null;
  readonly title: string | null;
  readonly facts: string | null;
  readonly petitioner: string | null;
}

/** The key of a step: its line, and its place among equal lines of the case; `part` tells the dates of one line apart. */
export function eventKey(caseKey: string, line: string, part: string, occurrence: number): string {
  return hash('event', caseKey, plain(line), part, String(occurrence));
}

/** A further row with the same key: `occurrence` counts from 1. */
export function repeatedKey(key: string, occurrence: number): string {
  return hash('again', key, String(occurrence));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{Cf}]/gu, '');
}

function hash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32);
}
