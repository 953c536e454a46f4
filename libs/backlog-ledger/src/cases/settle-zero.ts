import { impreciseDate, monthDate, type LedgerDate } from '../dates/ledger-date.ts';

export interface Settled {
  readonly date: LedgerDate;
  readonly by: readonly [zh: string, en: string];
}

/**
 * Settles a first petition written as a number like 1998.1 (Excel 吃掉的0): the month of the first step decides, else that the first
 * petition cannot come after it, else the linked row; else both months stay possible.
 */
export function settleZero(year: number, wording: string, firstStep: LedgerDate | null, linked: readonly LedgerDate[]): Settled {
  const months = [1, 10].map((month) => monthDate(year, month, wording));
  const within = (date: LedgerDate): LedgerDate | undefined =>
    months.find(({ earliest, latest }) => date.earliest >= earliest && date.latest <= latest);
  const same = firstStep ? within(firstStep) : undefined;
  if (same) return { date: same, by: reason(same, '首步经过', 'the first step') };
  const possible = months.filter(({ earliest }) => !firstStep || earliest <= firstStep.latest);
  const [only, second] = possible;
  if (only && !second) return { date: only, by: reason(only, '首步经过', 'the first step') };
  const link = linked.map(within).find((date) => date !== undefined);
  if (link) return { date: link, by: reason(link, '关联的另一行', 'the linked row') };
  return { date: impreciseDate(`${year}-01-01`, `${year}-10-31`, wording), by: ['两者都保留', 'both are kept possible'] };
}

function reason(date: LedgerDate, zh: string, en: string): readonly [string, string] {
  const month = Number(date.earliest.slice(5, 7));
  return [`按${zh}取${month}月`, `month ${month} by ${en}`];
}
