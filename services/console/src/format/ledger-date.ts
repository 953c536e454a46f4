import type { LedgerDate } from '../api/backlog-types.ts';

/** A ledger's date as far as it is known: `2014-06-30`, `2014-06`, `2014`; the earliest day of an imprecise one. */
export function knownPart({ precision, earliest }: LedgerDate): string {
  return earliest.slice(0, precision === 'month' ? 7 : precision === 'year' ? 4 : 10);
}

/** Lines in the order of their dates; one without a date stays behind the line before it. */
export function byDate<Line extends { readonly date: LedgerDate | null }>(lines: readonly Line[]): readonly Line[] {
  let last = '';
  const placed = lines.map((line) => {
    last = line.date?.earliest ?? last;
    return { line, at: last };
  });
  return placed.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ line }) => line);
}
