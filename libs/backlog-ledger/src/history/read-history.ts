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
  readonly cell: string;
}

export interface History {
  /** Oldest first, whatever the order in the cell; undated ones stay where they stood. */
  readonly steps: readonly HistoryStep[];
  readonly order: 'oldest-first' | 'newest-first';
  /** What is wrong with which step. */
  readonly faults: readonly HistoryFault[];
}

export interface HistoryFault {
  readonly code: ProblemCode;
  readonly position: number;
  readonly cell: string;
}

/** A cell of the history: most ledgers have one a case, some one a step (一步一行). */
export interface HistoryPart {
  readonly text: string;
  readonly cell: string;
}

/** Reads the history of one cell; see readHistoryParts. */
export function readHistory(text: string, closing: string | null): History {
  return readHistoryParts([{ text, cell: '' }], closing);
}

/**
 * Reads a free-text history into dated steps (办理经过读取). A year inside a step (a file number, a wage list, a claimed period) is no
 * event: only the date that a step begins with counts. Never throws.
 * @param closing the day up to which the ledger was kept; null when unknown
 */
export function readHistoryParts(parts: readonly HistoryPart[], closing: string | null): History {
  const faults: HistoryFault[] = [];
  const steps: HistoryStep[] = [];
  let previous: LedgerDate | null = null;
  let position = 0;
  for (const { original, cell } of parts.flatMap((part) => splitSteps(part.text).map((step) => ({ ...step, cell: part.cell })))) {
    if (/^[\s\p{P}]*$/u.test(original)) continue;
    position += 1;
    const fault = (code: ProblemCode): void => void faults.push({ code, position, cell });
    const lead = leadLength(original);
    const reading = readDate(original, lead, { previous, wholeCell: false });
    // 我局于2008年4月调查: who did it belongs to what was done.
    const [, actor = ''] = /(\p{Script=Han}{1,6})[于自]\s*$/u.exec(original.slice(0, lead)) ?? [];
    const rest = actor + original.slice(reading ? reading.end : lead).replace(/^[\s，,：:、。；;\]】]+/u, '');
    const dates: readonly LedgerDate[] = reading?.dates ?? [];
    if (reading?.fault) fault(reading.fault);
    if (!reading) fault('step-undated');
    else if (rest === '' && dates.length > 0) fault('step-empty');
    if (closing !== null && dates.some(({ earliest }) => earliest > closing)) fault('date-after-closing');
    for (const date of dates.length > 0 ? dates : [null]) steps.push({ position, date, original, text: rest, cell });
    previous = dates.at(-1) ?? previous;
  }
  const newestFirst = isNewestFirst(steps);
  if (!newestFirst) faults.push(...outOfOrder(steps));
  return { steps: newestFirst ? [...steps].reverse() : steps, order: newestFirst ? 'newest-first' : 'oldest-first', faults };
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
function outOfOrder(steps: readonly HistoryStep[]): HistoryFault[] {
  const dated = steps.flatMap(({ date, position, cell }) => (date ? [{ date, position, cell }] : []));
  return dated.flatMap(({ date, position, cell }, at) => {
    const before = dated[at - 1];
    return before !== undefined && date.latest < before.date.earliest ? [{ code: 'date-out-of-order' as const, position, cell }] : [];
  });
}
