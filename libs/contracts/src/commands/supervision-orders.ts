import { z } from 'zod';
import { adoption } from '../events/assignment-steps.ts';
import { orderNumber, suggestionKind, supervisionGround, supervisionMethod } from '../events/supervision-orders.ts';
import { day, line, prose, unitCode } from '../primitives.ts';

/** Every `on` is the day of the step; today in Asia/Shanghai when absent. Orders and suggestions are named by their number in the case. */
const on = day.optional();
const documentNumber = line(80, 0).default('');
const grounds = z.array(supervisionGround).min(1).max(7);

/** Body of `POST /api/cases/{id}/supervision/order` (督办). Art. 40. */
export const issueSupervisionOrder = z.strictObject({
  ...{ on, unit: unitCode, grounds, method: supervisionMethod, answerBy: day, documentNumber },
  ...{ facts: prose(10_000), demands: prose(10_000) },
});
/** Body of `POST /api/cases/{id}/supervision/answer` (答复督办). */
export const answerSupervisionOrder = z.strictObject({ on, order: orderNumber, documentNumber, answer: prose(20_000) });
/** Body of `POST /api/cases/{id}/supervision/acceptance` (督办办结). */
export const acceptSupervisionAnswer = z.strictObject({ on, order: orderNumber, finding: prose(10_000) });
/** Body of `POST /api/cases/{id}/supervision/return` (退回督办答复). */
export const returnSupervisionAnswer = z.strictObject({ on, order: orderNumber, answerBy: day, reason: prose(5000) });
/** Body of `POST /api/cases/{id}/supervision/cancellation` (撤销督办). */
export const cancelSupervisionOrder = z.strictObject({ on, order: orderNumber, reason: prose(5000) });
/** Body of `POST /api/cases/{id}/supervision/interview` (约谈单位负责人). */
export const interviewUnitHead = z.strictObject({
  ...{ on, unit: unitCode, grounds, head: line(100), post: line(100, 0).default(''), documentNumber },
  ...{ record: prose(20_000), demands: prose(10_000, 0).default('') },
});
/** Body of `POST /api/cases/{id}/supervision/suggestion` (提出建议). */
export const makeSuggestion = z.strictObject({
  ...{ on, kind: suggestionKind, unit: unitCode, order: orderNumber.optional(), feedbackBy: day, documentNumber },
  ...{ suggestion: prose(20_000), consequence: prose(10_000, 0).default('') },
});
/** Body of `POST /api/cases/{id}/supervision/feedback` (书面反馈建议). */
export const answerSuggestion = z.strictObject({
  ...{ on, suggestion: orderNumber, adopted: adoption, documentNumber: line(80), feedback: prose(20_000) },
  reason: prose(5000, 0).default(''),
});
/** Body of `POST /api/cases/{id}/supervision/suggestion-withdrawal` (撤回建议). */
export const withdrawSuggestion = z.strictObject({ on, suggestion: orderNumber, reason: prose(5000) });

export type IssueSupervisionOrder = z.infer<typeof issueSupervisionOrder>;
export type AnswerSupervisionOrder = z.infer<typeof answerSupervisionOrder>;
export type AcceptSupervisionAnswer = z.infer<typeof acceptSupervisionAnswer>;
export type ReturnSupervisionAnswer = z.infer<typeof returnSupervisionAnswer>;
export type CancelSupervisionOrder = z.infer<typeof cancelSupervisionOrder>;
export type InterviewUnitHead = z.infer<typeof interviewUnitHead>;
export type MakeSuggestion = z.infer<typeof makeSuggestion>;
export type AnswerSuggestion = z.infer<typeof answerSuggestion>;
export type WithdrawSuggestion = z.infer<typeof withdrawSuggestion>;
