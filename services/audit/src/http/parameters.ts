import { day, line } from '@anjuan/contracts';
import { z } from 'zod';
import { partsOf } from '../application/queries.ts';

/** `code` may be empty. */
type Part = 'day' | 'text' | 'number' | 'code';

/** A place in a list as this interface gave it out: so many parts, each of its kind. */
export function cursor(...parts: readonly Part[]) {
  const fits = (text: string): boolean =>
    partsOf(text, parts.length)?.every((part, index) => isPart(part, parts[index] ?? 'text')) ?? false;
  return z
    .string()
    .max(400)
    .refine(fits)
    .transform((text) => partsOf(text, parts.length))
    .meta({ type: 'string', description: '上一页返回的 next / the `next` of the page before' });
}

function isPart(part: string, kind: Part): boolean {
  if (kind === 'day') return day.safeParse(part).success;
  return kind === 'number' ? /^\d{1,9}$/.test(part) : line(64, kind === 'code' ? 0 : 1).safeParse(part).success;
}

/** An instant with its offset (RFC 3339), or a day, which stands for its end in Asia/Shanghai. */
export const moment = z
  .union([z.iso.datetime({ offset: true }), day])
  .transform((text) => (text.length === 10 ? new Date(`${text}T23:59:59.999+08:00`) : new Date(text)))
  .meta({ type: 'string', description: 'RFC 3339, or YYYY-MM-DD for the end of that day in Asia/Shanghai' });
