import type { ClockCode, Count } from '../clocks/clocks.ts';
import type { Day } from '../days/day.ts';

/** A stricter limit of a city or of one unit (本地时限), e.g. a hotline's three working days to accept. */
export interface LocalLimit extends Count {
  readonly clock: ClockCode;
  readonly days: number;
  /** Code of the unit it binds; null: every unit of the city. */
  readonly unit: string | null;
  readonly since: Day;
  /** The office's own document; empty where none is named. */
  readonly ground: string;
}

/** The local limits that bind a step of `unit` begun on a day: of the city and of the unit, the newest of each. Several may bind at once. */
export function localLimitsOn(limits: readonly LocalLimit[], clock: ClockCode, on: Day, unit: string): readonly LocalLimit[] {
  return [null, unit].flatMap((whose) => {
    const own = limits.filter((limit) => limit.clock === clock && limit.unit === whose && limit.since <= on);
    const newest = own.toSorted((a, b) => (a.since < b.since ? -1 : 1)).at(-1);
    return newest ? [newest] : [];
  });
}
