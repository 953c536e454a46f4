const dayLength = 86_400_000;

/** Days from `today` to the end of the limit's last day: 0 on that day, negative once it passed. Both `YYYY-MM-DD`. */
export function daysLeft(due: string, today: string): number {
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayLength);
}

/** How pressing a clock is: `over` past its last day, `soon` within three days, `calm` with more, `done` when it no longer runs. */
export type Pressure = 'over' | 'soon' | 'calm' | 'done';

const soonDays = 3;

export function pressureOf(clock: { readonly state: string; readonly due: string }, today: string): Pressure {
  if (clock.state === 'expired') return 'over';
  if (clock.state !== 'running') return 'done';
  const left = daysLeft(clock.due, today);
  return left < 0 ? 'over' : left <= soonDays ? 'soon' : 'calm';
}

/** The clock to show where there is room for one: the running or expired one that is due first; undefined when none runs. */
export function pressingClock<C extends { readonly state: string; readonly due: string }>(clocks: readonly C[]): C | undefined {
  return clocks
    .filter((clock) => clock.state === 'running' || clock.state === 'expired')
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .at(0);
}
