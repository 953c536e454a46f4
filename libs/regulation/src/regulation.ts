import { stateCalendar, type WorkingCalendar } from './calendar/calendar.ts';
import { clockRuleOn, clockRules, dueDay, extensionRuleOn, type ClockCode, type ClockRule, type ExtensionRule } from './clocks/clocks.ts';
import { daysBetween, type Day } from './days/day.ts';
import { limitRuleOn, type LimitCode, type LimitRule } from './limits/limits.ts';
import { localLimitsOn, type LocalLimit } from './local/local-limit.ts';
import { warningIn, type GivenWarning, type WarnedLimit } from './warnings/warning.ts';
import { warningRowOn, type WarningRow } from './warnings/warning-rows.ts';

/** A limit as it binds one step: the last day, how it was counted, and on which grounds. */
export interface Limit {
  readonly due: Day;
  readonly days: number;
  readonly dayKind: 'calendar' | 'working';
  readonly article: string;
  /** The office's own document where its stricter limit counts; empty where the Regulation's does. */
  readonly localGround: string;
}

/** The rules as an office applies them: the Regulation, its own stricter limits, and the calendar of working days. */
export interface Regulation {
  readonly calendar: WorkingCalendar;
  /** The Regulation's own row in force on a day, without local limits. */
  clockOn(clock: ClockCode, on: Day): ClockRule;
  /**
   * The limit of a step that begins on `from` for `unit` (empty where it is no unit's): by the rules in force on that day, so a case keeps
   * the rules of each step's beginning. The earliest last day counts, so a local limit can never be looser. `named` is the last day that
   * an order or opinion names, for clocks without days.
   */
  limitFrom(clock: ClockCode, from: Day, unit: string, named?: Day): Limit;
  extensionOn(clock: ClockCode, on: Day): ExtensionRule;
  limitOn(limit: LimitCode, on: Day): LimitRule;
  /** The warning that is to be given on `today` of a limit that runs (预警); undefined where none is, or it was given. */
  warningOn(limit: WarnedLimit, today: Day): GivenWarning | undefined;
}

export interface RegulationParts {
  readonly calendar?: WorkingCalendar;
  readonly local?: readonly LocalLimit[];
  /** The office's own warning steps; a clock that they name is warned by them alone. */
  readonly warnings?: readonly WarningRow[];
  /** The table of clocks; another than this release's only in tests of a change of the law. */
  readonly clocks?: readonly ClockRule[];
}

/** The Regulation with an office's calendar, stricter limits and warning steps. */
export function regulationWith({ calendar = stateCalendar, local = [], warnings = [], clocks = clockRules }: RegulationParts): Regulation {
  const clockOn = (clock: ClockCode, on: Day): ClockRule => clockRuleOn(clock, on, clocks);
  return {
    calendar,
    clockOn,
    limitFrom(clock, from, unit, named) {
      const { days, dayKind, article } = clockOn(clock, from);
      if (days === null) {
        if (named === undefined) throw new RangeError(`${clock}: the order names the last day of this limit`);
        return { due: named, days: Math.max(0, daysBetween(from, named)), dayKind, article, localGround: '' };
      }
      const own: Limit = { due: dueDay({ days, dayKind }, from, calendar), days, dayKind, article, localGround: '' };
      const stricter = localLimitsOn(local, clock, from, unit).map((limit) => ({
        ...{ due: dueDay(limit, from, calendar), days: limit.days, dayKind: limit.dayKind, article, localGround: limit.ground },
      }));
      return stricter.reduce((strictest, limit) => (limit.due < strictest.due ? limit : strictest), own);
    },
    extensionOn: extensionRuleOn,
    limitOn: limitRuleOn,
    warningOn: (limit, today) => warningIn(warningRowOn(limit.clock, limit.from ?? limit.due, warnings), limit, today, calendar),
  };
}

/** The Regulation of this release without local limits, by the State Council's calendar. */
export const theRegulation: Regulation = regulationWith({});
