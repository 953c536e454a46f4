import { z } from 'zod';
import { adoption, avoidanceGround, conflictStage, deliveryMethod, officer, reviewOutcome } from '../events/assignment-steps.ts';
import { nonAcceptanceGround } from '../events/classification.ts';
import { caseId, day, line, prose, route, unitCode } from '../primitives.ts';

/** Every `on` is the day of the step; today in Asia/Shanghai when absent. */
const on = day.optional();
const reason = prose(2000);

/** Body of `POST /api/cases/{id}/accused-unit` (记明被检举单位). Art. 30. */
export const nameAccusedUnit = z.strictObject({ on, unit: unitCode, reason });
export type NameAccusedUnit = z.infer<typeof nameAccusedUnit>;

/** Body of `POST /api/cases/{id}/conflict` (管辖争议提请裁定). Art. 24. `units`: those that disagree. */
export const referConflict = z.strictObject({
  ...{ on, to: z.enum(['common-superior', 'joint-conference']), units: z.array(unitCode).min(2).max(10), reason },
});
export type ReferConflict = z.infer<typeof referConflict>;

/** Body of `POST /api/cases/{id}/conflict/decision` (确定责任单位). Art. 24. */
export const decideCompetence = z.strictObject({ on, unit: unitCode, by: conflictStage });
export type DecideCompetence = z.infer<typeof decideCompetence>;

/** Body of `POST /api/cases/{id}/succession` (承继单位接办): the successor comes from the register of units. Art. 24. */
export const succeedUnit = z.strictObject({ on });
export type SucceedUnit = z.infer<typeof succeedUnit>;

/** Body of `POST /api/cases/{id}/declination` (不予受理告知 by the unit). Art. 23. */
export const declinePetition = z.strictObject({
  ...{ on, ground: nonAcceptanceGround, explanation: prose(2000), referredTo: line(200, 0).default('') },
});
export type DeclinePetition = z.infer<typeof declinePetition>;

/** Body of `POST /api/cases/{id}/report-back` (反馈交办结果). */
export const reportResult = z.strictObject({ on, report: prose(20_000) });
export type ReportResult = z.infer<typeof reportResult>;

/** Body of `POST /api/cases/{id}/proposal-answer` (建议答复). Art. 29. */
export const answerProposal = z.strictObject({ on, adopted: adoption, answer: prose(20_000) });
export type AnswerProposal = z.infer<typeof answerProposal>;

/** Body of `POST /api/cases/{id}/procedure` (导入法定途径). Art. 30, 31. `organ`: where the petitioner is told to go. */
export const directToProcedure = z.strictObject({ on, organ: line(200), explanation: prose(5000) });
export type DirectToProcedure = z.infer<typeof directToProcedure>;

/** Body of `POST /api/cases/{id}/procedure/result` (法定途径结果). */
export const recordProcedureResult = z.strictObject({ on, result: prose(20_000) });
export type RecordProcedureResult = z.infer<typeof recordProcedureResult>;

/** Body of `POST /api/cases/{id}/route` (变更办理路径). Art. 31. */
export const changeRoute = z.strictObject({ on, route, reason });
export type ChangeRoute = z.infer<typeof changeRoute>;

/** Body of `POST /api/cases/{id}/avoidance` (申请回避). */
export const askAvoidance = z.strictObject({
  on,
  officer,
  ground: avoidanceGround,
  askedBy: z.enum(['officer', 'petitioner', 'unit']),
  reason,
});
export type AskAvoidance = z.infer<typeof askAvoidance>;

/** Body of `POST /api/cases/{id}/avoidance/decision` (回避决定). */
export const decideAvoidance = z.strictObject({ on, officer, granted: z.boolean(), reason: prose(2000, 0).default('') });
export type DecideAvoidance = z.infer<typeof decideAvoidance>;

/** Body of `POST /api/cases/{id}/mediation` (开始调解). Art. 33. */
export const openMediation = z.strictObject({ on, mediator: line(100) });
export type OpenMediation = z.infer<typeof openMediation>;

/** Body of `POST /api/cases/{id}/mediation/failure` (调解不成). Art. 33. */
export const failMediation = z.strictObject({ on, reason });
export type FailMediation = z.infer<typeof failMediation>;

/** Body of `POST /api/cases/{id}/settlement` (达成协议). Art. 33. */
export const settlePetition = z.strictObject({ on, documentNumber: line(80), terms: prose(20_000) });
export type SettlePetition = z.infer<typeof settlePetition>;

/** Body of `POST /api/cases/{id}/hearing` (开始听证). Art. 31, 36. */
export const openHearing = z.strictObject({ on });
export type OpenHearing = z.infer<typeof openHearing>;

/** Body of `POST /api/cases/{id}/hearing/closure` (听证结束). */
export const closeHearing = z.strictObject({ on, record: prose(20_000) });
export type CloseHearing = z.infer<typeof closeHearing>;

/** Body of `POST /api/cases/{id}/carrying-out` (执行情况). Art. 32. */
export const recordCarryingOut = z.strictObject({ on, complete: z.boolean(), note: prose(10_000) });
export type RecordCarryingOut = z.infer<typeof recordCarryingOut>;

/** Body of `POST /api/cases/{id}/review` (申请复查、复核); the superior of the unit that decided when no unit is named. Art. 35, 36. */
export const requestReview = z.strictObject({ on, unit: unitCode.optional(), reason: prose(20_000) });
export type RequestReview = z.infer<typeof requestReview>;

/** Body of `POST /api/cases/{id}/review/opinion` (出具复查复核意见). Art. 35, 36. */
export const issueReviewOpinion = z.strictObject({
  ...{ on, documentNumber: line(80), outcome: reviewOutcome },
  ...{ facts: prose(20_000), opinion: prose(20_000), basis: prose(5000) },
});
export type IssueReviewOpinion = z.infer<typeof issueReviewOpinion>;

/** Body of `POST /api/cases/{id}/review/delivery` (复查复核意见送达). */
export const deliverReviewOpinion = z.strictObject({ on, method: deliveryMethod, proof: prose(500) });
export type DeliverReviewOpinion = z.infer<typeof deliverReviewOpinion>;

/** Body of `POST /api/cases/{id}/procedure-end` (信访程序终结): the time to ask for the next review is over. */
export const endProcedure = z.strictObject({ on });
export type EndProcedure = z.infer<typeof endProcedure>;

/** Body of `POST /api/cases/{id}/merging` (并案). */
export const mergeCase = z.strictObject({ on, into: caseId, reason });
export type MergeCase = z.infer<typeof mergeCase>;

/** Body of `POST /api/cases/{id}/merging/undoing` (撤销并案). */
export const undoMerge = z.strictObject({ on, reason });
export type UndoMerge = z.infer<typeof undoMerge>;

/** Body of `POST /api/cases/{id}/correction` (更正办理记录): `revision` of the wrong entry in the case's stream of handling. */
export const correctStep = z.strictObject({ on, revision: z.int().min(0), correction: prose(10_000), reason });
export type CorrectStep = z.infer<typeof correctStep>;
