import type { Day } from '@anjuan/regulation';
import type { Fact } from './fact.ts';

type Known = Pick<Fact, 'number' | 'from' | 'to' | 'entry' | 'outcome'>;

/** A time in which the petition was open: from its registration, or from a request for review after its closing. None of a ledger's case. */
export type Stay = Known & Pick<Fact, 'rating'>;
export type Limit = Pick<Fact, 'code' | 'number' | 'from' | 'outcome' | 'unit'> & { readonly to: Day };
export type Step = Pick<Fact, 'code' | 'number' | 'from' | 'outcome' | 'amount' | 'unit'>;

/** Of one case what reports count, and what is needed to go on counting. No name and no text. */
export interface ReportFile {
  readonly channel: string;
  readonly district: string;
  readonly category: string;
  readonly topic: string;
  readonly unit: string;
  readonly decided: boolean;
  /** Whether it was sent to a unit: after that a decision changes what the case is counted under only by being sent again. */
  readonly sent: boolean;
  readonly headcount: number;
  /** Of which it is a repeat, as the register says or an officer confirmed; the first of them counts. */
  readonly repeats: readonly string[];
  readonly stays: readonly Stay[];
  readonly limits: readonly Limit[];
  readonly backlog: readonly Known[];
  /** Whether only ledgers told of the backlog so far: then the next export of the ledger may tell otherwise. */
  readonly byLedger: boolean;
  readonly steps: readonly Step[];
}

/** The facts of a case as they stand, in a fixed order. */
export function factsOf(file: ReportFile): readonly Fact[] {
  const { channel, district, category, topic, unit } = file;
  const common = { channel, category, topic, district, unit, rating: null, amount: 1, repeatOf: null, decided: file.decided };
  const plain = { ...common, code: '', entry: '', reopened: false, to: null };
  return [
    ...file.stays.map((stay): Fact => {
      const own = { amount: file.headcount, repeatOf: file.repeats[0] ?? null, reopened: stay.number < file.stays.length };
      return { ...plain, ...own, ...stay, kind: 'petition', to: notBefore(stay) };
    }),
    ...file.limits.map((limit): Fact => ({ ...plain, ...limit, kind: 'limit', to: notBefore(limit) })),
    ...file.backlog.map((known): Fact => ({ ...plain, ...known, kind: 'backlog', to: notBefore(known) })),
    ...file.steps.map((step): Fact => ({ ...plain, ...step, kind: 'step' })),
  ];
}

/** An end that was entered with an earlier day than the beginning ends on that first day: it is in and out at once, and never in the stock. */
function notBefore({ from, to }: Pick<Fact, 'from' | 'to'>): Day | null {
  return to !== null && to < from ? from : to;
}
