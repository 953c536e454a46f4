/** China Standard Time, UTC+8 all year (since 1992). */
const offset = 8 * 3600 * 1000;

/** The calendar day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + offset).toISOString().slice(0, 10);
}

/** When a step of `day` happened: now if it is today, else the beginning of that day in Asia/Shanghai, since only the day is known. */
export function instantOf(day: string, now: Date): Date {
  return day === dayOf(now) ? now : new Date(`${day}T00:00:00+08:00`);
}
