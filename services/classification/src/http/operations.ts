import {
  caseId,
  caseReference,
  confirmClassification,
  confirmRelation,
  line,
  notifyRefusal,
  overrideClassification,
  refusePetition,
  undoRelation,
} from '@anjuan/contracts';
import { commandAnswer, type Operation } from '@anjuan/service-kit';
import { z } from 'zod';

const tag = '甄别 Classification';
const step = { method: 'post', tag, params: caseReference, response: commandAnswer } as const;
const link = {
  method: 'post',
  tag,
  params: caseReference.extend({ otherId: z.union([caseId, line(64)]) }),
  response: commandAnswer,
} as const;
const job = { method: 'post', tag, status: 202, response: z.object({ job: z.string() }) } as const;

export const confirm = {
  ...{ id: 'confirmClassification', ...step, path: '/api/cases/{id}/classification/confirmation' },
  summary: { zh: '甄别确认', en: 'Let the suggestion stand' },
  body: confirmClassification,
} satisfies Operation;

export const override = {
  ...{ id: 'overrideClassification', ...step, path: '/api/cases/{id}/classification/override' },
  summary: { zh: '甄别改判', en: 'Classify otherwise' },
  body: overrideClassification,
} satisfies Operation;

export const refuseCase = {
  ...{ id: 'refusePetition', ...step, path: '/api/cases/{id}/refusal' },
  summary: { zh: '不予受理', en: 'Do not accept the petition' },
  body: refusePetition,
} satisfies Operation;

export const notify = {
  ...{ id: 'notifyRefusal', ...step, path: '/api/cases/{id}/refusal/notice' },
  summary: { zh: '不予受理告知送达', en: 'The petitioner was told of the refusal, and where to go' },
  body: notifyRefusal,
} satisfies Operation;

export const confirmLink = {
  ...{ id: 'confirmRelation', ...link, path: '/api/cases/{id}/relations/{otherId}/confirmation' },
  summary: { zh: '确认关联', en: 'Confirm a link to another case' },
  body: confirmRelation,
} satisfies Operation;

export const undoLink = {
  ...{ id: 'undoRelation', ...link, path: '/api/cases/{id}/relations/{otherId}/undoing' },
  summary: { zh: '解除关联', en: 'Undo a link to another case' },
  body: undoRelation,
} satisfies Operation;

export const trainModel = {
  ...{ id: 'trainClassifier', ...job, path: '/api/classification/training' },
  summary: { zh: '训练甄别模型', en: 'Learn a model from the event history' },
} satisfies Operation;

export const suggestAgain = {
  ...{ id: 'resuggest', ...job, path: '/api/classification/resuggestion' },
  summary: { zh: '重新甄别建议', en: 'Suggest anew for every undecided case' },
} satisfies Operation;

export const classificationOperations: readonly Operation[] = [
  confirm,
  override,
  refuseCase,
  notify,
  confirmLink,
  undoLink,
  trainModel,
  suggestAgain,
];
