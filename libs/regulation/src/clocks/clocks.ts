import { addWorkingDays, type WorkingCalendar } from '../calendar/calendar.ts';
import { addDays, type Day } from '../days/day.ts';

export type ClockCode = 'register-and-transfer' | 'acceptance' | 'objection' | 'handling';

/** A limit of the Regulation (时限): how long, counted from which step, on which ground, in force from which day. */
export interface ClockRule {
  readonly clock: ClockCode;
  readonly label: string;
  readonly english: string;
  readonly days: number;
  readonly dayKind: 'calendar' | 'working';
  readonly article: string;
  readonly since: Day;
}

/** How far a limit can be extended, by whom. The article caps the sum of all extensions. */
export interface ExtensionRule {
  readonly clock: ClockCode;
  readonly maxDays: number;
  readonly approver: string;
  readonly article: string;
  readonly since: Day;
}

/** In force since 2022-05-01, 《信访工作条例》. */
const since = '2022-05-01';

/** Every limit of this release, one row each; a change of the law is a new row with its date. */
// prettier-ignore
export const clockRules: readonly ClockRule[] = [
  { clock: 'register-and-transfer', label: '登记并转送、交办', english: 'Register, and transfer or entrust', days: 15, dayKind: 'calendar', article: '22', since },
  { clock: 'acceptance',            label: '受理告知',         english: 'Tell the petitioner of acceptance', days: 15, dayKind: 'calendar', article: '23', since },
  { clock: 'objection',             label: '管辖异议',         english: 'Object that the unit is not competent', days: 5, dayKind: 'working', article: '23', since },
  { clock: 'handling',              label: '办理',             english: 'Issue the handling opinion',        days: 60, dayKind: 'calendar', article: '34', since },
];

// prettier-ignore
export const extensionRules: readonly ExtensionRule[] = [
  { clock: 'handling', maxDays: 30, approver: 'unit-head', article: '34', since },
];

function inForce<Rule extends { readonly clock: ClockCode; readonly since: Day }>(
  rules: readonly Rule[],
  clock: ClockCode,
  day: Day,
): Rule {
  const known = rules.filter((rule) => rule.clock === clock).sort((a, b) => (a.since < b.since ? -1 : 1));
  // A step of imported history from before the first row is measured by the first row.
  const found = known.filter((rule) => rule.since <= day).at(-1) ?? known[0];
  if (!found) throw new RangeError(`no rule for ${clock}`);
  return found;
}

/** The limit in force on a day. Throws RangeError for a clock without a rule. */
export function clockRuleOn(clock: ClockCode, day: Day): ClockRule {
  return inForce(clockRules, clock, day);
}

/** The extension rule in force on a day. Throws RangeError where the clock cannot be extended. */
export function extensionRuleOn(clock: ClockCode, day: Day): ExtensionRule {
  return inForce(extensionRules, clock, day);
}

/** The last day of a limit that counts from `from`; the day of the step itself does not count. */
export function dueDay(rule: ClockRule, from: Day, calendar: WorkingCalendar): Day {
  return rule.dayKind === 'calendar' ? addDays(from, rule.days) : addWorkingDays(from, rule.days, calendar);
}

/**
 * Whether a due day rests on Monday to Friday because the State Council's notice for a year it runs through is not in the calendar: the
 * day may move when the notice comes. Never for calendar days.
 */
export function dueDayIsAssumed(rule: ClockRule, from: Day, calendar: WorkingCalendar): boolean {
  if (rule.dayKind === 'calendar') return false;
  return !calendar.covers(addDays(from, 1)) || !calendar.covers(dueDay(rule, from, calendar));
}
