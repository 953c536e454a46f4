import { addWorkingDays, type WorkingCalendar } from '../calendar/calendar.ts';
import { addDays, type Day } from '../days/day.ts';

export type ClockCode =
  | 'register-and-transfer'
  | 'acceptance'
  | 'objection'
  | 'handling'
  | 'report-back'
  | 'carrying-out'
  | 'review-request'
  | 'review'
  | 're-review-request'
  | 're-review'
  | 'order-answer'
  | 'suggestion-feedback';

/** Whose time runs: an office's that must act, or the petitioner's who may. A petitioner's time that ends unused is nobody's fault. */
export type ClockHolder = 'office' | 'petitioner';

/** A limit of the Regulation (时限): how long, counted from which step, on which ground, in force from which day. */
export interface ClockRule {
  readonly clock: ClockCode;
  readonly label: string;
  readonly english: string;
  /** The step that starts it, in Chinese and English; the day of that step does not count. */
  readonly start: string;
  readonly startEnglish: string;
  /** Null where no article counts days: the order or the opinion itself names the last day. */
  readonly days: number | null;
  readonly dayKind: 'calendar' | 'working';
  readonly holder: ClockHolder;
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
const day = { dayKind: 'calendar', holder: 'office', since } as const;

/** Every limit of the Regulation, one row each; a change of the law is a new row with its date, below the old one. */
// prettier-ignore
export const clockRules: readonly ClockRule[] = [
  { clock: 'register-and-transfer', label: '登记并转送、交办', english: 'Register, and transfer or entrust', days: 15, ...day, article: '22', start: '收到信访事项', startEnglish: 'receipt' },
  { clock: 'acceptance',            label: '受理告知',         english: 'Tell the petitioner of acceptance', days: 15, ...day, article: '23', start: '责任单位收到', startEnglish: 'receipt by the unit' },
  { clock: 'objection',             label: '管辖异议',         english: 'Object that the unit is not competent', days: 5, ...day, dayKind: 'working', article: '23', start: '责任单位收到', startEnglish: 'receipt by the unit' },
  { clock: 'handling',              label: '办理',             english: 'Issue the handling opinion',        days: 60, ...day, article: '34', start: '受理', startEnglish: 'acceptance' },
  { clock: 'report-back',           label: '反馈交办结果',     english: 'Report the result of an entrusted petition', days: null, ...day, article: '22', start: '交办', startEnglish: 'the entrusting, which names the last day' },
  { clock: 'carrying-out',          label: '执行处理意见',     english: 'Carry out the opinion',             days: null, ...day, article: '32', start: '处理意见送达', startEnglish: 'delivery of the opinion, which names the last day' },
  { clock: 'review-request',        label: '申请复查',         english: 'Ask for review',                    days: 30, ...day, holder: 'petitioner', article: '35', start: '收到书面答复', startEnglish: 'written answer received' },
  { clock: 'review',                label: '复查',             english: 'Answer the request for review',     days: 30, ...day, article: '35', start: '收到复查请求', startEnglish: 'request received' },
  { clock: 're-review-request',     label: '申请复核',         english: 'Ask for re-review',                 days: 30, ...day, holder: 'petitioner', article: '36', start: '收到复查意见', startEnglish: 'review opinion received' },
  { clock: 're-review',             label: '复核',             english: 'Answer the request for re-review; a hearing does not count', days: 30, ...day, article: '36', start: '收到复核请求', startEnglish: 'request received' },
  { clock: 'order-answer',          label: '答复督办',         english: 'Answer a supervision order',        days: null, ...day, article: '40', start: '督办', startEnglish: 'the order, which names the last day' },
  { clock: 'suggestion-feedback',   label: '书面反馈建议采纳情况', english: 'Written feedback to a suggestion', days: null, ...day, article: '40', start: '提出建议', startEnglish: 'the suggestion, which names the last day' },
];

// prettier-ignore
export const extensionRules: readonly ExtensionRule[] = [
  { clock: 'handling', maxDays: 30, approver: 'unit-head', article: '34', since },
];

/**
 * The row in force on a day: the newest that began on or before it. A step of imported history from before the first row is measured by
 * the first row. Undefined when there is no row at all.
 */
export function inForceOn<Rule extends { readonly since: Day }>(rows: readonly Rule[], on: Day): Rule | undefined {
  const known = rows.toSorted((a, b) => (a.since < b.since ? -1 : 1));
  return known.filter((rule) => rule.since <= on).at(-1) ?? known[0];
}

/** The limit in force on a day. Throws RangeError for a clock without a rule. `rules` is the Regulation's table unless a test gives another. */
export function clockRuleOn(clock: ClockCode, on: Day, rules: readonly ClockRule[] = clockRules): ClockRule {
  const found = inForceOn(
    rules.filter((rule) => rule.clock === clock),
    on,
  );
  if (!found) throw new RangeError(`no rule for ${clock}`);
  return found;
}

/** The extension rule in force on a day. Throws RangeError where the clock cannot be extended. */
export function extensionRuleOn(clock: ClockCode, on: Day): ExtensionRule {
  const found = inForceOn(
    extensionRules.filter((rule) => rule.clock === clock),
    on,
  );
  if (!found) throw new RangeError(`no rule for ${clock}`);
  return found;
}

/** How many days, of which kind: of a rule, or of an office's stricter limit. */
export type Count = Pick<ClockRule, 'days' | 'dayKind'>;

/**
 * The last day of a limit that counts from `from`; the day of the step itself does not count. Throws RangeError where the rule counts no
 * days, since the order names its last day.
 */
export function dueDay({ days, dayKind }: Count, from: Day, calendar: WorkingCalendar): Day {
  if (days === null) throw new RangeError('the order names the last day of this limit');
  return dayKind === 'calendar' ? addDays(from, days) : addWorkingDays(from, days, calendar);
}

/**
 * Whether a due day rests on Monday to Friday because the State Council's notice for a year it runs through is not in the calendar: the
 * day may move when the notice comes. Never for calendar days.
 */
export function dueDayIsAssumed(rule: Count, from: Day, calendar: WorkingCalendar): boolean {
  if (rule.dayKind === 'calendar') return false;
  return !calendar.covers(addDays(from, 1)) || !calendar.covers(dueDay(rule, from, calendar));
}
