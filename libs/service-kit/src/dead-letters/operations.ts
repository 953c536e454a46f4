import { z } from 'zod';
import type { Operation } from '../http/operation.ts';

const tag = '系统 System';
const reference = z.strictObject({ id: z.string().regex(/^[0-9a-f]{20}$/) });
/** Letters that one answer shows. */
export const letterLimit = 500;

const record = z.object({ topic: z.string(), partition: z.int(), offset: z.string() });
const letter = z.object({
  ...{ id: z.string(), consumer: z.string(), caseId: z.string(), eventId: z.string().nullable(), type: z.string().nullable() },
  ...{ position: z.string().nullable(), lane: z.string().nullable(), record: record.nullable() },
  ...{ error: z.string(), message: z.string(), tries: z.int(), since: z.iso.datetime(), waiting: z.int() },
});
const released = z.object({ outcome: z.enum(['handled', 'stopped']), events: z.int(), letter: letter.nullable() });

export const listDeadLetters = {
  ...{ id: 'listDeadLetters', method: 'get', path: '/api/system/dead-letters', tag },
  summary: { zh: '死信', en: 'Events that could not be handled, each with the number of later events of its case that wait behind it' },
  query: z.strictObject({
    consumer: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(letterLimit).default(100),
  }),
  response: z.object({ items: z.array(letter) }),
} satisfies Operation;

export const showDeadLetter = {
  ...{ id: 'showDeadLetter', method: 'get', path: '/api/system/dead-letters/{id}', tag },
  summary: { zh: '查看死信', en: 'A dead letter with its event as the store has it; nothing personal is opened' },
  params: reference,
  response: letter.extend({ event: z.unknown() }),
} satisfies Operation;

export const retryDeadLetter = {
  ...{ id: 'retryDeadLetter', method: 'post', path: '/api/system/dead-letters/{id}/retry', tag },
  summary: { zh: '重试死信', en: 'Handle the events of its case in order, up to the next one that fails' },
  params: reference,
  response: released,
} satisfies Operation;

export const discardDeadLetter = {
  ...{ id: 'discardDeadLetter', method: 'post', path: '/api/system/dead-letters/{id}/discard', tag },
  summary: { zh: '丢弃死信', en: 'Leave the event out for this consumer for good, with a reason, and handle those behind it' },
  params: reference,
  /** The reason stands in the case's history, readable: nothing personal. */
  body: z.strictObject({
    reason: z
      .string()
      .trim()
      .min(1)
      .max(400)
      .regex(/^[^\p{Cc}]*$/u),
  }),
  response: released,
} satisfies Operation;

export const deadLetterOperations: readonly Operation[] = [listDeadLetters, showDeadLetter, retryDeadLetter, discardDeadLetter];
