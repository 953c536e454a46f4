import type { ClockCode } from '../clocks/clocks.ts';
import type { Day } from '../days/day.ts';
import { jsonOf, membersOf, RegulationFileError, unknownMembers, type FileFault } from '../files/regulation-file-error.ts';

/** A rule that lists a case as backlog (列入标准): local practice, so a city changes its numbers; no article names them. */
export type ListingRow = { readonly label: string; readonly english: string; readonly since: Day } & (
  | {
      readonly rule: 'overdue';
      /** Whole months past the last day of a limit that is still open. */
      readonly months: number;
      /** The limits that count. */
      readonly clocks: readonly ClockCode[];
    }
  | {
      readonly rule: 'returned-after-end' | 'repeated';
      readonly times: number;
      /** Counted within so many months; null: without end. */
      readonly withinMonths: number | null;
    }
  | { readonly rule: 'superior-list' | 'office-list' }
);

const since = '2022-05-01';

// prettier-ignore
export const listingRules: readonly ListingRow[] = [
  { rule: 'overdue',            label: '超过期限仍未办结', english: 'Still open past its limit', months: 6, clocks: ['register-and-transfer', 'acceptance', 'handling'], since },
  { rule: 'returned-after-end', label: '信访程序终结后再次信访', english: 'Returned after the end of the procedure', times: 1, withinMonths: null, since },
  { rule: 'repeated',           label: '一年内重复信访', english: 'Repeated within a year', times: 3, withinMonths: 12, since },
  { rule: 'superior-list',      label: '上级交办列入', english: 'Listed by a superior', since },
  { rule: 'office-list',        label: '本机关排查列入', english: 'Listed by the office itself', since },
];

const what = '积案列入标准 listing rules';

/**
 * Reads a city's own numbers (列入标准), a JSON text: `{"overdueMonths": 3, "repeatedTimes": 2, "repeatedWithinMonths": 12}`. What is left
 * out stays as in this release; `0` switches a rule off. Throws RegulationFileError with every fault and its field.
 */
export function readListingRules(text: string): readonly ListingRow[] {
  const members = membersOf(jsonOf(what, text));
  const fields = ['overdueMonths', 'returnedTimes', 'repeatedTimes', 'repeatedWithinMonths'] as const;
  const faults: FileFault[] = [...unknownMembers(members, fields, '$')];
  for (const field of fields) {
    const value = members[field];
    if (value !== undefined && !(typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 600))
      faults.push({ field: `$.${field}`, zh: '应为 0 到 600 的整数', en: 'is to be a whole number from 0 to 600' });
  }
  if (faults.length > 0) throw new RegulationFileError(what, faults);
  const number = (field: (typeof fields)[number], usual: number): number => {
    const value = members[field];
    return typeof value === 'number' ? value : usual;
  };
  return listingRules.flatMap((row): ListingRow[] => {
    if (row.rule === 'overdue') {
      const months = number('overdueMonths', row.months);
      return kept({ ...row, months }, months);
    }
    if (row.rule === 'returned-after-end') {
      const times = number('returnedTimes', row.times);
      return kept({ ...row, times }, times);
    }
    if (row.rule !== 'repeated') return [row];
    const withinMonths = number('repeatedWithinMonths', row.withinMonths ?? 0);
    const times = number('repeatedTimes', row.times);
    return kept({ ...row, times, withinMonths: withinMonths === 0 ? null : withinMonths }, times);
  });
}

/** A rule of 0 months or times is switched off. */
function kept(row: ListingRow, number: number): ListingRow[] {
  return number === 0 ? [] : [row];
}
