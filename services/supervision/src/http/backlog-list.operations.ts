import { backlogRule, caseId, caseReference, day, groupId, line, officer } from '@anjuan/contracts';
import type { Operation } from '@anjuan/service-kit';
import { z } from 'zod';
import { placeOf } from '../application/cursor.ts';

const tag = '积案 Backlog';
const limit = z.coerce.number().int().min(1).max(500).default(50);
const status = z.enum(['listed', 'reported', 'checked', 'watched', 'ended', 'moved']);
/** A place in a list as this interface gave it out. */
const place = (first: z.ZodType) =>
  z
    .string()
    .max(400)
    .refine((text) => first.safeParse(placeOf(text, 2)?.[0]).success)
    .transform((text) => placeOf(text, 2))
    .meta({ type: 'string', description: '上一页返回的 next / the `next` of the page before' });
const list = z.object({ items: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });

export const backlogFilter = z.strictObject({
  ...{ status: status.optional(), district: line(60, 0).optional(), leader: officer.optional(), campaign: groupId.optional() },
  ...{ rule: backlogRule.optional(), dueBy: day.optional(), q: line(64, 0).optional() },
});

export const listBacklogCases = {
  ...{ id: 'listBacklogCases', method: 'get', path: '/api/backlog', tag, response: list },
  summary: { zh: '积案列表', en: 'List backlog cases, the oldest matters first' },
  query: backlogFilter.extend({ limit, after: place(day).optional() }),
} satisfies Operation;

export const countBacklogCases = {
  ...{ id: 'countBacklogCases', method: 'get', path: '/api/backlog/counts', tag },
  summary: { zh: '积案计数', en: 'Count backlog cases by one field' },
  query: backlogFilter.extend({ by: z.enum(['status', 'district', 'leader']) }),
  response: z.object({
    counts: z.array(z.object({ value: z.string().nullable(), count: z.int(), label: z.unknown().optional() })),
    total: z.int(),
  }),
} satisfies Operation;

export const listBacklogLinks = {
  ...{ id: 'listBacklogLinks', method: 'get', path: '/api/backlog/links', tag, response: list },
  summary: { zh: '积案关联建议', en: 'Links of backlog cases, for an officer to confirm or undo' },
  query: z.strictObject({
    ...{ state: z.enum(['proposed', 'confirmed', 'undone']).optional(), caseId: caseId.optional() },
    ...{ limit, after: place(caseId).optional() },
  }),
} satisfies Operation;

export const showBacklogCase = {
  ...{ id: 'showBacklogCase', method: 'get', path: '/api/cases/{id}/backlog', tag, params: caseReference },
  summary: {
    zh: '积案卷：列入、包案、方案、救助、验收、销号、台账原文',
    en: 'The backlog side of one case, with its ledger’s original lines',
  },
  response: z.record(z.string(), z.unknown()),
} satisfies Operation;

export const backlogListOperations: readonly Operation[] = [listBacklogCases, countBacklogCases, listBacklogLinks, showBacklogCase];
