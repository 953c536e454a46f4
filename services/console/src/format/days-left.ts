const dayLength = 86_400_000;

/** Days from `today` to the end of the limit's last day: 0 on that day, negative once it passed. Both `YYYY-MM-DD`. */
export function daysLeft(due: string, today: string): number {
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayLength);
}

/**
 * How pressing a clock is: `over` past its last day, `soon` within three days, `calm` with more, `paused` while it stands still, `done` when
 * it no longer runs.
 */
export type Pressure = 'over' | 'soon' | 'calm' | 'paused' | 'done';

const soonDays = 3;

export function pressureOf(clock: { readonly state: string; readonly due: string }, today: string): Pressure {
  if (clock.state === 'expired') return 'over';
  if (clock.state === 'paused') return 'paused';
  if (clock.state !== 'running') return 'done';
  const left = daysLeft(clock.due, today);
  return left < 0 ? 'over' : left <= soonDays ? 'soon' : 'calm';
}

const counting: readonly string[] = ['running', 'expired', 'paused'];

/**
 * The clock to show where there is room for one: of those that count the one that is due first, an office's before the petitioner's own
 * (`later` says which those are); undefined when none counts.
 */
export function pressingClock<C extends { readonly state: string; readonly due: string }>(
  clocks: readonly C[],
  later: (clock: C) => boolean = () => false,
): C | undefined {
  return clocks
    .filter((clock) => counting.includes(clock.state))
    .toSorted((a, b) => Number(later(a)) - Number(later(b)) || a.due.localeCompare(b.due))
    .at(0);
}
