import type { HolidayNotice } from '../calendar/calendar.ts';
import { clockRules, extensionRules } from '../clocks/clocks.ts';
import type { Day } from '../days/day.ts';
import { nonAcceptanceGrounds, opinionParts } from '../grounds/grounds.ts';
import { limitRules } from '../limits/limits.ts';
import type { LocalLimit } from '../local/local-limit.ts';
import { categories } from '../vocabulary/category.ts';
import { routes } from '../vocabulary/route.ts';
import type { Term } from '../vocabulary/term.ts';
import { shownWarningRows, type WarningRow } from '../warnings/warning-rows.ts';

/** One rule as a reader finds it: what, how much, counted from which step, on which article, in force from which day. */
export interface ListedRule {
  readonly kind:
    | 'clock'
    | 'extension'
    | 'limit'
    | 'local-limit'
    | 'warning'
    | 'holiday-notice'
    | 'category'
    | 'route'
    | 'refusal-ground'
    | 'opinion-part';
  readonly code: string;
  readonly label: string;
  readonly english: string;
  /** Null where the rule counts nothing. */
  readonly value: number | null;
  readonly unit: 'calendar-days' | 'working-days' | 'persons' | 'levels' | 'percent' | null;
  /** The step it is counted from; empty where nothing is counted. */
  readonly start: string;
  readonly startEnglish: string;
  /** Empty where no single article names it. */
  readonly article: string;
  readonly since: Day;
}

const since = '2022-05-01';
const noStart = { start: '', startEnglish: '' };

/** Every rule of the Regulation (全部规则) with its warning steps, and what an office adds: stricter limits, warning steps, holiday notices. */
export function regulationList(
  local: readonly LocalLimit[] = [],
  warnings: readonly WarningRow[] = [],
  notices: readonly HolidayNotice[] = [],
): readonly ListedRule[] {
  return [
    ...clockRules.map(({ clock, label, english, days, dayKind, start, startEnglish, article, since: from }): ListedRule => {
      return {
        kind: 'clock',
        code: clock,
        label,
        english,
        value: days,
        unit: `${dayKind}-days`,
        start,
        startEnglish,
        article,
        since: from,
      };
    }),
    ...extensionRules.map(({ clock, maxDays, article, since: from }): ListedRule => {
      const words = { label: '延长办理期限，须经本单位负责人批准', english: 'Extension, approved by the head of the unit' };
      const start = { start: '原期限届满', startEnglish: 'the end of the limit' };
      return { kind: 'extension', code: clock, ...words, value: maxDays, unit: 'calendar-days', ...start, article, since: from };
    }),
    ...limitRules.map(({ limit, label, english, value, unit, article, since: from }): ListedRule => {
      return { kind: 'limit', code: limit, label, english, value, unit, ...noStart, article, since: from };
    }),
    ...local.map(({ clock, days, dayKind, unit, ground, since: from }): ListedRule => {
      const rule = clockRules.find((row) => row.clock === clock);
      const whose = unit === null ? '' : ` ${unit}`;
      const words = { label: `${rule?.label ?? clock}${whose} ${ground}`.trim(), english: `${rule?.english ?? clock}${whose}` };
      const start = { start: rule?.start ?? '', startEnglish: rule?.startEnglish ?? '' };
      const counted = { value: days, unit: `${dayKind}-days`, ...start } as const;
      return { kind: 'local-limit', code: clock, ...words, ...counted, article: rule?.article ?? '', since: from };
    }),
    ...shownWarningRows(warnings).flatMap(warned),
    ...notices.map(noticed),
    ...words('category', categories.terms),
    ...words('route', routes.terms),
    ...words('refusal-ground', nonAcceptanceGrounds.terms),
    ...words('opinion-part', opinionParts.terms),
  ];
}

/** A step of a warning row: how long before the last day, or how much of the limit is gone. */
function warned({ clock, steps, ground, since: from }: WarningRow): ListedRule[] {
  const rule = clockRules.find((row) => row.clock === clock);
  const words = { label: `${rule?.label ?? clock} 预警 ${ground}`.trim(), english: `${rule?.english ?? clock}: warning` };
  return steps.map((step) => {
    const counted = 'daysBefore' in step ? daysOf(step.daysBefore, rule?.dayKind ?? 'calendar') : percentOf(step.percentGone);
    return { kind: 'warning', code: clock, ...words, ...counted, article: rule?.article ?? '', since: from };
  });
}

/** An office's own notice of a year (节假日安排). */
function noticed({ year, daysOff, workingDays }: HolidayNotice): ListedRule {
  return {
    kind: 'holiday-notice',
    code: String(year),
    label: `${year}年节假日安排：放假 ${daysOff.length} 天，调休上班 ${workingDays.length} 天`,
    english: `Holiday notice of ${year}: days off ${daysOff.length}, weekend days worked ${workingDays.length}`,
    ...{ value: null, unit: null, ...noStart, article: '', since: `${year}-01-01` },
  };
}

function daysOf(value: number, dayKind: 'calendar' | 'working'): Pick<ListedRule, 'value' | 'unit' | 'start' | 'startEnglish'> {
  return { value, unit: `${dayKind}-days`, start: '距期限届满', startEnglish: 'before the last day' };
}

function percentOf(value: number): Pick<ListedRule, 'value' | 'unit' | 'start' | 'startEnglish'> {
  return { value, unit: 'percent', start: '期限已过', startEnglish: 'of the limit gone' };
}

function words(kind: ListedRule['kind'], terms: readonly Term<string>[]): ListedRule[] {
  return terms.map(({ code, label, english, article }) => ({
    ...{ kind, code, label, english, value: null, unit: null, ...noStart, article, since },
  }));
}
