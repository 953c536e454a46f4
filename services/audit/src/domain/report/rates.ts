/** A rate of a report (统计比率): the share of one number in another. */
export interface Rate {
  readonly code: string;
  readonly label: string;
  readonly english: string;
  /** Codes of measures. */
  readonly numerator: string;
  readonly denominator: string;
}

/** Every rate of the reports, each of two numbers of `measures`, so that the cases of both can be looked at. */
// prettier-ignore
export const rates: readonly Rate[] = [
  { code: 'sendingRate',         label: '按期转送交办率', english: 'Sent on in time',              numerator: 'sendingOnTime',    denominator: 'sendingDue' },
  { code: 'acceptanceRate',      label: '按期受理率',     english: 'On-time acceptance rate',      numerator: 'acceptanceOnTime', denominator: 'acceptanceDue' },
  { code: 'handlingRate',        label: '按期办结率',     english: 'On-time handling rate',        numerator: 'handlingOnTime',   denominator: 'handlingDue' },
  { code: 'firstSettlementRate', label: '初信初访化解率', english: 'First-petition settlement rate', numerator: 'firstSettled',   denominator: 'first' },
  { code: 'repeatRate',          label: '重复信访率',     english: 'Repeat rate',                  numerator: 'repeat',           denominator: 'received' },
  { code: 'ratedRate',           label: '参评率',         english: 'Share rated',                  numerator: 'rated',            denominator: 'closed' },
  { code: 'satisfactionRate',    label: '满意率',         english: 'Satisfaction',                 numerator: 'satisfied',        denominator: 'rated' },
  { code: 'adoptionRate',        label: '建议采纳率',     english: 'Proposals adopted',            numerator: 'adopted',          denominator: 'answered' },
  { code: 'overturnRate',        label: '复查复核改变率', english: 'Changed or returned in review', numerator: 'overturned',      denominator: 'reviewOpinions' },
];

export interface RateValue {
  readonly numerator: number;
  readonly denominator: number;
  /** From 0 to 1, four decimals; null where there is nothing to divide by. */
  readonly value: number | null;
}

export type Numbers = Readonly<Record<string, number>>;

/** The rates that follow from the numbers of a row. */
export function ratesOf(numbers: Numbers): Readonly<Record<string, RateValue>> {
  return Object.fromEntries(
    rates.map(({ code, numerator: above, denominator: below }) => {
      const [numerator, denominator] = [numbers[above] ?? 0, numbers[below] ?? 0];
      return [code, { numerator, denominator, value: denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 10_000 }];
    }),
  );
}
