import { clockRules, extensionRules } from '../clocks/clocks.ts';
import type { Day } from '../days/day.ts';
import { nonAcceptanceGrounds, opinionParts } from '../grounds/grounds.ts';
import { limitRules } from '../limits/limits.ts';
import type { LocalLimit } from '../local/local-limit.ts';
import { categories } from '../vocabulary/category.ts';
import { routes } from '../vocabulary/route.ts';
import type { Term } from '../vocabulary/term.ts';

/** One rule as a reader finds it: what, how much, counted from which step, on which article, in force from which day. */
export interface ListedRule {
  readonly kind: 'clock' | 'extension' | 'limit' | 'local-limit' | 'category' | 'route' | 'refusal-ground' | 'opinion-part';
  readonly code: string;
  readonly label: string;
  readonly english: string;
  /** Null where the rule counts nothing. */
  readonly value: number | null;
  readonly unit: 'calendar-days' | 'working-days' | 'persons' | 'levels' | null;
  /** The step it is counted from; empty where nothing is counted. */
  readonly start: string;
  readonly startEnglish: string;
  /** Empty where no single article names it. */
  readonly article: string;
  readonly since: Day;
}

const since = '2022-05-01';
const noStart = { start: '', startEnglish: '' };

/** Every rule of the Regulation (全部规则), and an office's own stricter limits behind them. */
export function regulationList(local: readonly LocalLimit[] = []): readonly ListedRule[] {
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
    ...words('category', categories.terms),
    ...words('route', routes.terms),
    ...words('refusal-ground', nonAcceptanceGrounds.terms),
    ...words('opinion-part', opinionParts.terms),
  ];
}

function words(kind: ListedRule['kind'], terms: readonly Term<string>[]): ListedRule[] {
  return terms.map(({ code, label, english, article }) => ({
    ...{ kind, code, label, english, value: null, unit: null, ...noStart, article, since },
  }));
}
