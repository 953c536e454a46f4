import { categories, channels, routes, topics } from '@anjuan/regulation';
import { z } from 'zod';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`, that exists. */
export const day = z.iso.date().meta({ description: '日期 / calendar day in Asia/Shanghai, YYYY-MM-DD' });
/** Name of one case: letters, digits and hyphens, so that it stands in addresses and stream names as it is. */
export const caseId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,63}$/)
  .meta({ description: '案件编号 / case id' });
/** Code of a unit as in the office's register of units. */
export const unitCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/)
  .meta({ description: '单位代码 / unit code' });

/** One line of text without control characters, trimmed, at most `max` characters. */
export function line(max: number, min = 1) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u);
}
/** Text of several lines, at most `max` characters; line breaks and tabs are the only control characters. */
export function prose(max: number, min = 1) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\p{Cc}]*(?:[\n\r\t][^\p{Cc}]*)*$/u);
}

/** Category (类别), Art. 29 to 31. */
export const category = z.enum(categories.codes);
/** Topic (领域). */
export const topic = z.enum(topics.codes);
/** Route (办理路径), Art. 29 to 31. */
export const route = z.enum(routes.codes);
/** Channel (信访形式). */
export const channel = z.enum(channels.codes);
