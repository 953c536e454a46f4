import { addDays, isDay, type Day } from '@anjuan/regulation';

/** A calendar month or year (统计期), both days within it; days are those of Asia/Shanghai. */
export interface Period {
  readonly kind: 'month' | 'year';
  /** `2024-05` or `2024`. */
  readonly name: string;
  readonly first: Day;
  readonly last: Day;
}

const shape = /^\d{4}(?:-\d{2})?$/;

/** Reads `2024-05` or `2024`; undefined for anything else. */
export function periodOf(name: string): Period | undefined {
  if (!shape.test(name)) return undefined;
  const kind = name.length === 4 ? 'year' : 'month';
  const first = kind === 'year' ? `${name}-01-01` : `${name}-01`;
  if (!isDay(first)) return undefined;
  const beyond = kind === 'year' ? `${String(Number(name) + 1).padStart(4, '0')}-01-01` : nextMonth(first);
  return { kind, name, first, last: addDays(beyond, -1) };
}

/** The months of a year, `2024-01` to `2024-12`. */
export function monthsOf({ name }: Period): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => `${name.slice(0, 4)}-${String(index + 1).padStart(2, '0')}`);
}

function nextMonth(first: Day): Day {
  return `${addDays(first, 31).slice(0, 7)}-01`;
}
