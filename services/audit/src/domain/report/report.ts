import { counts, type Scope } from './condition.ts';
import { dimensions, type Dimension, type Fact } from './fact.ts';
import { measures } from './measures.ts';
import { monthsOf } from './period.ts';
import { ratesOf, type Numbers, type RateValue } from './rates.ts';

/** By what rows are made: a dimension, or the months of a year. */
export type Division = Dimension | 'month';

/** A number: of which row, which measure. Rows without a number are not told. */
export interface Counted {
  /** Null for the whole. */
  readonly by: Division | null;
  readonly value: string;
  readonly measure: string;
  readonly number: number;
}

export interface ReportRow {
  readonly value: string;
  readonly numbers: Numbers;
  readonly rates: Readonly<Record<string, RateValue>>;
}

export interface Report {
  readonly total: Omit<ReportRow, 'value'>;
  readonly tables: readonly { readonly by: Division; readonly rows: readonly ReportRow[] }[];
}

/** A case and its facts as they stood at the as-of moment. */
export interface KnownCase {
  readonly caseId: string;
  readonly facts: readonly Fact[];
}

/** Counts every number from the facts themselves (逐件统计): the plain meaning of a report, by which the faster reading is tested. */
export function countFacts(cases: readonly KnownCase[], scope: Omit<Scope, 'returned'>): readonly Counted[] {
  const returned = new Set(cases.flatMap(({ facts }) => facts.map(({ repeatOf }) => repeatOf).filter((caseId) => caseId !== null)));
  const sums = new Map<string, Counted>();
  const add = (by: Division | null, value: string, measure: string, amount: number): void => {
    const key = JSON.stringify([by, value, measure]);
    sums.set(key, { by, value, measure, number: (sums.get(key)?.number ?? 0) + amount });
  };
  for (const { caseId, facts } of cases) {
    for (const fact of facts) {
      for (const measure of measures.filter((each) => counts(each, caseId, fact, { ...scope, returned }))) {
        const amount = measure.sum ? fact.amount : 1;
        add(null, '', measure.code, amount);
        for (const by of dimensions) add(by, fact[by], measure.code, amount);
        const day = measure.timing === 'begun' ? fact.from : measure.timing === 'ended' ? fact.to : null;
        if (scope.period.kind === 'year' && day !== null) add('month', day.slice(0, 7), measure.code, amount);
      }
    }
  }
  return [...sums.values()];
}

/** Arranges numbers as tables; rows by their number of registered petitions, the largest first, months in their order. */
export function arrange(counted: readonly Counted[], { period }: Pick<Scope, 'period'>): Report {
  const divisions: readonly Division[] = period.kind === 'year' ? [...dimensions, 'month'] : dimensions;
  const rowsOf = (by: Division): readonly ReportRow[] => {
    const values = new Set(counted.filter((each) => each.by === by).map(({ value }) => value));
    if (by === 'month') return withStocks(counted, monthsOf(period));
    return [...values].map((value) => row(value, counted, by)).sort(larger);
  };
  const { value: _value, ...total } = row('', counted, null);
  return { total, tables: divisions.map((by) => ({ by, rows: rowsOf(by) })) };
}

function row(value: string, counted: readonly Counted[], by: Division | null): ReportRow {
  const own = new Map(counted.filter((each) => each.by === by && each.value === value).map(({ measure, number }) => [measure, number]));
  return withRates(value, Object.fromEntries(measures.map(({ code }) => [code, own.get(code) ?? 0])));
}

function withRates(value: string, numbers: Numbers): ReportRow {
  return { value, numbers, rates: ratesOf(numbers) };
}

function larger(a: ReportRow, b: ReportRow): number {
  return of(b, 'received') - of(a, 'received') || (a.value < b.value ? -1 : 1);
}

function of({ numbers }: Pick<ReportRow, 'numbers'>, code: string): number {
  return numbers[code] ?? 0;
}

/** What comes into a stock and what leaves it: with it, the stock of each month follows from the one before. */
export const stocks = [
  { opening: 'openAtStart', closing: 'openAtEnd', into: ['received', 'reopened'], outOf: ['ended'] },
  {
    opening: 'backlogAtStart',
    closing: 'backlogAtEnd',
    into: ['backlogListed', 'backlogRelapsed', 'backlogFromLedger'],
    outOf: ['backlogStruckOff', 'backlogMoved'],
  },
] as const;

function withStocks(counted: readonly Counted[], months: readonly string[]): readonly ReportRow[] {
  const total = row('', counted, null);
  const standing = new Map<string, number>(stocks.map(({ opening }) => [opening, of(total, opening)]));
  return months.map((month) => {
    const flows = row(month, counted, 'month');
    const numbers: Record<string, number> = { ...flows.numbers };
    for (const { opening, closing, into, outOf } of stocks) {
      const start = standing.get(opening) ?? 0;
      const end = into.reduce((sum, code) => sum + of(flows, code), start) - outOf.reduce((sum, code) => sum + of(flows, code), 0);
      numbers[opening] = start;
      numbers[closing] = end;
      standing.set(opening, end);
    }
    return withRates(month, numbers);
  });
}
