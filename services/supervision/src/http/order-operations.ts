import * as contracts from '@anjuan/contracts';
import { commandAnswer, type Operation } from '@anjuan/service-kit';
import { z } from 'zod';
import { placeOf } from '../application/cursor.ts';

const tag = '督办 Supervision';
const step = { method: 'post', tag, params: contracts.caseReference, response: commandAnswer } as const;
const at = (path: string) => ({ ...step, path: `/api/cases/{id}/supervision/${path}` });

// prettier-ignore
export const orderSteps = {
  issue: { id: 'issueSupervisionOrder', ...at('order'), summary: { zh: '督办（第40条）', en: 'Issue a supervision order (Art. 40)' }, body: contracts.issueSupervisionOrder },
  answer: { id: 'answerSupervisionOrder', ...at('answer'), summary: { zh: '答复督办', en: 'The unit answers the order' }, body: contracts.answerSupervisionOrder },
  accept: { id: 'acceptSupervisionAnswer', ...at('acceptance'), summary: { zh: '督办办结', en: 'The answer suffices' }, body: contracts.acceptSupervisionAnswer },
  return: { id: 'returnSupervisionAnswer', ...at('return'), summary: { zh: '退回督办答复', en: 'The answer goes back, with a new last day' }, body: contracts.returnSupervisionAnswer },
  cancel: { id: 'cancelSupervisionOrder', ...at('cancellation'), summary: { zh: '撤销督办', en: 'Take the order back' }, body: contracts.cancelSupervisionOrder },
  interview: { id: 'interviewUnitHead', ...at('interview'), summary: { zh: '约谈单位负责人', en: 'Interview the head of a unit' }, body: contracts.interviewUnitHead },
  suggest: { id: 'makeSuggestion', ...at('suggestion'), summary: { zh: '提出改进工作、完善政策、追究责任的建议', en: 'Suggest to improve work or policy, or to hold responsible' }, body: contracts.makeSuggestion },
  feedback: { id: 'answerSuggestion', ...at('feedback'), summary: { zh: '书面反馈建议采纳情况', en: 'Written feedback to a suggestion' }, body: contracts.answerSuggestion },
  withdraw: { id: 'withdrawSuggestion', ...at('suggestion-withdrawal'), summary: { zh: '撤回建议', en: 'Take a suggestion back' }, body: contracts.withdrawSuggestion },
} as const satisfies Readonly<Record<string, Operation>>;

const kind = z.enum(['order', 'suggestion']);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const place = z
  .string()
  .max(400)
  .refine((text) => isPlace(placeOf(text, 4)))
  .transform((text) => placeOf(text, 4))
  .meta({ type: 'string', description: '上一页返回的 next / the `next` of the page before' });

const filter = z.strictObject({
  ...{
    kind: kind.optional(),
    state: z.enum(['open', 'answered', 'accepted', 'cancelled']).optional(),
    unit: contracts.unitCode.optional(),
  },
  ...{ ground: z.union([contracts.supervisionGround, contracts.suggestionKind]).optional(), caseId: contracts.caseId.optional() },
  ...{ overdue: flag.optional(), dueBy: contracts.day.optional() },
});

export const listSupervisionOrders = {
  ...{ id: 'listSupervisionOrders', method: 'get', path: '/api/supervision/orders', tag },
  summary: { zh: '督办台账：督办和建议，按答复期限', en: 'Supervision orders and suggestions, those due first' },
  query: filter.extend({ limit: z.coerce.number().int().min(1).max(500).default(50), after: place.optional() }),
  response: z.object({ items: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() }),
} satisfies Operation;

export const countSupervisionOrders = {
  ...{ id: 'countSupervisionOrders', method: 'get', path: '/api/supervision/orders/counts', tag },
  summary: { zh: '督办计数', en: 'Count supervision orders and suggestions by one field' },
  query: filter.extend({ by: z.enum(['state', 'unit', 'kind']) }),
  response: z.object({ counts: z.array(z.object({ value: z.string(), count: z.int() })), total: z.int() }),
} satisfies Operation;

export const orderOperations: readonly Operation[] = [...Object.values(orderSteps), listSupervisionOrders, countSupervisionOrders];

function isPlace(parts: readonly string[] | undefined): boolean {
  const [due, id, ofKind, number = ''] = parts ?? [];
  const known = contracts.day.safeParse(due).success && contracts.caseId.safeParse(id).success && kind.safeParse(ofKind).success;
  return known && /^\d{1,3}$/.test(number);
}
