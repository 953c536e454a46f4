import type { LedgerDate } from '../dates/ledger-date.ts';
import { readDate } from '../dates/read-date.ts';
import type { ProblemCode } from '../problems.ts';
import { leadLength, splitSteps } from './split-steps.ts';

/** A step of a case's history (办理经过中的一步). */
export interface HistoryStep {
  /** Place in the cell, from 1; steps with several dates give several entries of one position. */
  readonly position: number;
  /** Null: undated, or the date is impossible; the line still says what was written. */
  readonly date: LedgerDate | null;
  /** The line as it stands in the ledger, struck-out text left out. */
  readonly original: string;
  /** The line without its mark and date. */
  readonly text: string;
}

export interface History {
  /** Oldest first, whatever the order in the cell; undated ones stay where they stood. */
  readonly steps: readonly HistoryStep[];
  readonly order: 'oldest-first' | 'newest-first';
  /** What is wrong with which step. */
  readonly faults: readonly { readonly code: ProblemCode; readonly position: number }[];
}

/**
 * Reads a free-text history into dated steps (办理经过读取). A year inside a step (a file number, a wage list, a claimed period) is no
 * event: only the date that a step begins with counts. Never throws.
 * @param closing the day up to which the ledger was kept; null when unknown
 */
export function readHistory(text: string, closing: string | null): History {
  const faults: { code: ProblemCode; position: number }[] = [];
  const steps: HistoryStep[] = [];
  let previous: LedgerDate | null = null;
  let position = 0;
  for (const { original } of splitSteps(text)) {
    if (/^[\s\p{P}]*$/u.test(original)) continue;
    position += 1;
    const lead = leadLength(original);
    const reading = readDate(original, lead, { previous, wholeCell: false });
    const rest = original.slice(reading ? reading.end : lead).replace(/^[\s，,：:、。；;\]】]+/u, '');
    const fault = (code: ProblemCode): void => void faults.push({ code, position });
    if (reading?.fault) fault(reading.fault);
    if (!reading) fault('step-undated');
    else if (rest === '' && reading.dates.length > 0) fault('step-empty');
    const dates = reading?.dates ?? [];
    if (closing !== null && dates.some(({ earliest }) => earliest > closing)) fault('date-after-closing');
    for (const date of dates.length > 0 ? dates : [null]) steps.push({ position, date, original, text: rest });
    previous = dates.at(-1) ?? previous;
  }
  const newestFirst = isNewestFirst(steps);
  const ordered = newestFirst ? [...steps].reverse() : steps;
  if (!newestFirst) for (const position of outOfOrder(ordered)) faults.push({ code: 'date-out-of-order', position });
  return { steps: ordered, order: newestFirst ? 'newest-first' : 'oldest-first', faults };
}

function isNewestFirst(steps: readonly HistoryStep[]): boolean {
  const dates = steps.flatMap(({ date }) => (date ? [date] : []));
  let [up, down] = [0, 0];
  for (const [at, date] of dates.entries()) {
    const before = dates[at - 1];
    if (!before) continue;
    if (date.earliest > before.latest) up += 1;
    if (date.latest < before.earliest) down += 1;
  }
  return down >= 2 && down > up * 2;
}

/** Steps that lie wholly before the one above them: a slip, or written out of turn. */
function outOfOrder(steps: readonly HistoryStep[]): number[] {
  const dated = steps.flatMap(({ date, position }) => (date ? [{ date, position }] : []));
  return dated.flatMap(({ date, position }, at) => {
    const before = dated[at - 1];
    return before !== undefined && date.latest < before.date.earliest ? [position] : [];
  });
}
