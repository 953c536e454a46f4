/** Times of the field are times in Asia/Shanghai, wherever the browser stands. */
const zone = 'Asia/Shanghai';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** `2024-01-02 09:05:00` in Asia/Shanghai of an ISO 8601 moment; the text itself when it is none. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const found = Object.fromEntries(parts.formatToParts(moment).map((part) => [part.type, part.value]));
  return `${found['year'] ?? ''}-${found['month'] ?? ''}-${found['day'] ?? ''} ${found['hour'] ?? ''}:${found['minute'] ?? ''}:${found['second'] ?? ''}`;
}

/** The calendar day in Asia/Shanghai of a moment, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return formatMoment(moment.toISOString()).slice(0, 10);
}

/** Whether an event carries only a day: rows of a register are dated, not timed, and stand at midnight in Asia/Shanghai. */
export function isDayOnly(iso: string): boolean {
  return formatMoment(iso).endsWith(' 00:00:00');
}
