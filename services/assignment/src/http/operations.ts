import {
  acceptPetition,
  caseReference,
  closeCase,
  deliverOpinion,
  entrustPetition,
  issueOpinion,
  objectToCompetence,
  recordUnit,
  recordWork,
  rejectObjection,
  takeBackMaterial,
  transferPetition,
  unitCode,
} from '@anjuan/contracts';
import { commandAnswer, type Operation } from '@anjuan/service-kit';
import { z } from 'zod';
import { documentOperations } from './document-operations.ts';
import { stepOperations } from './step-operations.ts';

const tag = '分办与办理 Assignment';
const step = { method: 'post', tag, params: caseReference, response: commandAnswer } as const;
const at = (path: string) => ({ ...step, path: `/api/cases/{id}/${path}` });

// prettier-ignore
export const transfer = { id: 'transferPetition', ...at('transfer'), summary: { zh: '转送', en: 'Transfer to the competent unit' }, body: transferPetition } satisfies Operation;
// prettier-ignore
export const entrust = { id: 'entrustPetition', ...at('entrustment'), summary: { zh: '交办', en: 'Entrust, with a day to report back' }, body: entrustPetition } satisfies Operation;
// prettier-ignore
export const acceptCase = { id: 'acceptPetition', ...at('acceptance'), summary: { zh: '受理告知', en: 'The unit accepts and names the route' }, body: acceptPetition } satisfies Operation;
// prettier-ignore
export const object = { id: 'objectToCompetence', ...at('objection'), summary: { zh: '管辖异议', en: 'The unit objects that it is not competent' }, body: objectToCompetence } satisfies Operation;
// prettier-ignore
export const takeBack = { id: 'takeBackMaterial', ...at('objection/taking-back'), summary: { zh: '收回', en: 'The objection holds: take the material back' }, body: takeBackMaterial } satisfies Operation;
// prettier-ignore
export const rejectCase = { id: 'rejectObjection', ...at('objection/rejection'), summary: { zh: '异议不成立', en: 'The objection does not hold' }, body: rejectObjection } satisfies Operation;
// prettier-ignore
export const work = { id: 'recordWork', ...at('work'), summary: { zh: '办理记录', en: 'Record a step of handling' }, body: recordWork } satisfies Operation;
// prettier-ignore
export const opinion = { id: 'issueOpinion', ...at('opinion'), summary: { zh: '出具处理意见', en: 'Issue the written opinion' }, body: issueOpinion } satisfies Operation;
// prettier-ignore
export const deliver = { id: 'deliverOpinion', ...at('delivery'), summary: { zh: '送达', en: 'The opinion reached the petitioner' }, body: deliverOpinion } satisfies Operation;
// prettier-ignore
export const close = { id: 'closeCase', ...at('closure'), summary: { zh: '办结', en: 'Close with the rating of the petitioner' }, body: closeCase } satisfies Operation;

export const recordOneUnit = {
  ...{ id: 'recordUnit', method: 'put', path: '/api/units/{code}', tag, summary: { zh: '单位登记', en: 'Record a unit of the register' } },
  params: z.strictObject({ code: unitCode }),
  body: recordUnit,
  response: commandAnswer,
} satisfies Operation;

export const recordManyUnits = {
  ...{ id: 'recordUnits', method: 'post', path: '/api/units/batch', tag, summary: { zh: '批量登记单位', en: 'Record many units' } },
  body: z.strictObject({ items: z.array(z.unknown()).max(1000) }),
  response: z.object({
    results: z.array(
      z.object({ outcome: z.enum(['recorded', 'already', 'rejected']), code: z.string().optional(), problem: z.unknown().optional() }),
    ),
  }),
} satisfies Operation;

export const assignmentOperations: readonly Operation[] = [
  ...[transfer, entrust, acceptCase, object, takeBack, rejectCase, work, opinion, deliver, close],
  ...Object.values(stepOperations),
  ...[recordOneUnit, recordManyUnits],
  ...Object.values(documentOperations),
];
