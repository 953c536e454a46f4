import { z } from 'zod';
import { deliveryMethod } from '../events/assignment-steps.ts';
import { handlingResult, rating, unitLevel, workKind } from '../events/assignment.ts';
import { day, line, prose, route, topic, unitCode } from '../primitives.ts';

/** Every `on` is the day of the step; today in Asia/Shanghai when absent. */
const on = day.optional();

/** Body of `PUT /api/units/{code}` (单位登记). */
export const recordUnit = z.strictObject({
  name: line(100),
  level: unitLevel,
  parent: unitCode.nullable().default(null),
  duties: z.array(line(60)).default([]),
  topics: z.array(topic).default([]),
  established: day.nullable().default(null),
  dissolved: day.nullable().default(null),
  successor: unitCode.nullable().default(null),
});
export type RecordUnit = z.infer<typeof recordUnit>;

/** Body of `POST /api/cases/{id}/transfer` (转送); the proposed unit when none is named. */
export const transferPetition = z.strictObject({ unit: unitCode.optional(), on });
export type TransferPetition = z.infer<typeof transferPetition>;

/** Body of `POST /api/cases/{id}/entrustment` (交办). */
export const entrustPetition = z.strictObject({ unit: unitCode.optional(), on, reportBy: day });
export type EntrustPetition = z.infer<typeof entrustPetition>;

/** Body of `POST /api/cases/{id}/acceptance` (受理告知); the classified route when none is named. */
export const acceptPetition = z.strictObject({ on, route: route.optional() });
export type AcceptPetition = z.infer<typeof acceptPetition>;

/** Body of `POST /api/cases/{id}/objection` (管辖异议). */
export const objectToCompetence = z.strictObject({ on, reason: prose(2000) });
export type ObjectToCompetence = z.infer<typeof objectToCompetence>;

/** Body of `POST /api/cases/{id}/objection/taking-back` (收回). */
export const takeBackMaterial = z.strictObject({ on });
export type TakeBackMaterial = z.infer<typeof takeBackMaterial>;

/** Body of `POST /api/cases/{id}/objection/rejection` (异议不成立). */
export const rejectObjection = z.strictObject({ on, reason: prose(2000) });
export type RejectObjection = z.infer<typeof rejectObjection>;

/** Body of `POST /api/cases/{id}/work` (办理记录). */
export const recordWork = z.strictObject({ on, kind: workKind, note: prose(10_000) });
export type RecordWork = z.infer<typeof recordWork>;

/**
 * Body of `POST /api/cases/{id}/opinion` (出具处理意见). `results` is needed for an appeal-request (Art. 28). Its mandatory parts are request,
 * facts, opinion and basis (Art. 32); without `request` the petition as registered is what it answers.
 */
export const issueOpinion = z.strictObject({
  on,
  documentNumber: line(80),
  results: z.array(handlingResult).max(4).default([]),
  request: prose(20_000, 0).optional(),
  carryOutBy: day.optional(),
  facts: prose(20_000),
  opinion: prose(20_000),
  basis: prose(5000),
});
export type IssueOpinion = z.infer<typeof issueOpinion>;

/** Body of `POST /api/cases/{id}/delivery` (送达); `proof` names the receipt, the postal or electronic record, the witnesses or the notice. */
export const deliverOpinion = z.strictObject({ on, method: deliveryMethod, proof: prose(500, 0).default('') });
export type DeliverOpinion = z.infer<typeof deliverOpinion>;

/** Body of `POST /api/cases/{id}/closure` (办结). */
export const closeCase = z.strictObject({ on, rating });
export type CloseCase = z.infer<typeof closeCase>;
