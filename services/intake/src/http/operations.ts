import { caseReference, registerPetition, withdrawPetition } from '@anjuan/contracts';
import { commandAnswer, type Operation } from '@anjuan/service-kit';
import { z } from 'zod';
import { windowOperations } from './window-operations.ts';

const tag = '登记 Intake';
/** Rows of one batch: what an importer sends at once. */
export const batchLimit = 1000;

export const registerOne = {
  ...{ id: 'registerPetition', method: 'post', path: '/api/petitions', tag, status: 201 },
  summary: { zh: '登记信访事项', en: 'Register a petition' },
  body: registerPetition,
  response: commandAnswer.extend({ outcome: z.enum(['registered', 'already']) }),
} satisfies Operation;

export const registerMany = {
  ...{ id: 'registerPetitions', method: 'post', path: '/api/petitions/batch', tag },
  summary: { zh: '批量登记', en: 'Register many, each with its own answer; every item needs a registration number' },
  body: z.strictObject({ items: z.array(z.unknown()).max(batchLimit) }),
  response: z.object({
    results: z.array(
      z.object({ outcome: z.enum(['registered', 'already', 'rejected']), caseId: z.string().optional(), problem: z.unknown().optional() }),
    ),
  }),
} satisfies Operation;

export const withdraw = {
  ...{ id: 'withdrawPetition', method: 'post', path: '/api/cases/{id}/withdrawal', tag },
  summary: { zh: '撤回', en: 'The petitioner takes the petition back' },
  params: caseReference,
  body: withdrawPetition,
  response: commandAnswer,
} satisfies Operation;

export const intakeOperations: readonly Operation[] = [registerOne, registerMany, withdraw, ...Object.values(windowOperations)];
