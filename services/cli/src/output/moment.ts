const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads a moment (时刻) as an operator writes it: an ISO instant; `YYYY-MM-DD HH:mm` or `…:ss` in Asia/Shanghai; or a day, which means its
 * end there. Answers an ISO instant in UTC; null for anything else and for a time that does not exist.
 */
export function parseMoment(text: string): string | null {
  const found = pattern.exec(text.trim());
  if (!found) return null;
  const [, year = '', month = '', day = '', hour, minute = '', second = '00', fraction = '0', zone = '+08:00'] = found;
  const wall = hour === undefined ? '23:59:59.999' : `${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  const asUtc = new Date(`${year}-${month}-${day}T${wall}Z`);
  // The engine rolls 30 February over into March: then what was read is not what was written.
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(`${year}-${month}-${day}T${wall}`)) return null;
  const offset = offsetMinutes(zone);
  return offset === null ? null : new Date(asUtc.getTime() - offset * 60_000).toISOString();
}

function offsetMinutes(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0;
  const digits = zone.replace(':', '');
  const [hours, minutes] = [Number(digits.slice(1, 3)), Number(digits.slice(3, 5))];
  return hours > 14 || minutes > 59 ? null : (digits.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
