import { inForceOn } from '../clocks/clocks.ts';
import type { Day } from '../days/day.ts';

export type LimitCode = 'representatives' | 'collective-visit' | 'levels-up';

/** A number of the Regulation that counts no days. */
export interface LimitRule {
  readonly limit: LimitCode;
  readonly label: string;
  readonly english: string;
  readonly value: number;
  readonly unit: 'persons' | 'levels';
  /** `max`: not more than the value; `min`: from the value on; `exact`: the value itself. */
  readonly sense: 'max' | 'min' | 'exact';
  readonly article: string;
  readonly since: Day;
}

const since = '2022-05-01';

// prettier-ignore
export const limitRules: readonly LimitRule[] = [
  { limit: 'representatives',  label: '集体访代表人数', english: 'Representatives of a joint petition',    value: 5, unit: 'persons', sense: 'max',   article: '20', since },
  { limit: 'collective-visit', label: '集体访',         english: 'People who make a visit collective',     value: 5, unit: 'persons', sense: 'min',   article: '20', since },
  { limit: 'levels-up',        label: '复查复核上一级', english: 'Levels between a unit and its reviewer', value: 1, unit: 'levels',  sense: 'exact', article: '35', since },
];

/** The number in force on a day. Throws RangeError for a limit without a rule. */
export function limitRuleOn(limit: LimitCode, on: Day): LimitRule {
  const found = inForceOn(
    limitRules.filter((rule) => rule.limit === limit),
    on,
  );
  if (!found) throw new RangeError(`no rule for ${limit}`);
  return found;
}
