/** China has one time zone without summer time: UTC+8. */
const offsetMs = 8 * 3_600_000;

/** `YYYY-MM-DD HH:mm:ss` in Asia/Shanghai of an ISO instant; the text itself when it is none. */
export function shanghaiTime(instant: string | null | undefined): string {
  const time = Date.parse(instant ?? '');
  return Number.isNaN(time) ? (instant ?? '') : new Date(time + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** Today in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(nowMs: number): string {
  return new Date(nowMs + offsetMs).toISOString().slice(0, 10);
}
