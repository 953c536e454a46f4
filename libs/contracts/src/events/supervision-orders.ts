import { z } from 'zod';
import { suggestionKinds, supervisionGrounds, supervisionMethods } from '@anjuan/regulation';
import { event, personal } from '../event-type.ts';
import { day, line, prose, unitCode } from '../primitives.ts';
import { adoption } from './assignment-steps.ts';
import { personId } from './intake.ts';

/*
 * Supervision of a case (督办), Art. 40. Stream `supervision-order.<caseId>`: several orders and suggestions can wait at once, each with a run of
 * its own of the clock `order-answer` or `suggestion-feedback`, whose events stand in the same stream.
 */

/** Why a unit is supervised (督办情形). Art. 40. */
export const supervisionGround = z.enum(supervisionGrounds.codes);
/** How supervision is done (督办方式). */
export const supervisionMethod = z.enum(supervisionMethods.codes);
/** What the petition office suggests (三项建议). Art. 40. */
export const suggestionKind = z.enum(suggestionKinds.codes);
/** Number of an order or a suggestion in its case, from 1. */
export const orderNumber = z.int().min(1).max(999);

const article = line(40);
/** Run of the clock that waits for the answer. */
const run = z.int().min(1);
/** Each ground with what happened in the case that bears it out: the event and its day. */
const grounds = z
  .array(z.strictObject({ ground: supervisionGround, event: line(64), on: day }))
  .min(1)
  .max(7);

/** A unit was ordered to act and to answer (督办). Art. 40. */
export const supervisionOrderIssued = event(
  'SupervisionOrderIssued',
  1,
  'supervision',
  { zh: '督办', en: 'Supervision order issued' },
  {
    ...{ order: orderNumber, run, unit: unitCode, grounds, method: supervisionMethod, issuedOn: day, answerBy: day },
    ...{ documentNumber: line(80, 0), article, personId, personal: personal({ facts: prose(10_000), demands: prose(10_000) }) },
  },
);

/** The unit answered the order (答复督办), in time or late: its clock tells. Art. 40. */
export const supervisionOrderAnswered = event(
  'SupervisionOrderAnswered',
  1,
  'supervision',
  { zh: '答复督办', en: 'Supervision order answered' },
  {
    ...{ order: orderNumber, unit: unitCode, answeredOn: day, documentNumber: line(80, 0), article, personId },
    personal: personal({ answer: prose(20_000) }),
  },
);

/** The answer was found sufficient; the order is done (督办办结). Art. 40. */
export const supervisionOrderAccepted = event(
  'SupervisionOrderAccepted',
  1,
  'supervision',
  { zh: '督办办结', en: 'Answer to the order accepted' },
  { order: orderNumber, doneOn: day, article, personId, personal: personal({ finding: prose(10_000) }) },
);

/** The answer was sent back, with a new day for the next (退回重报). Art. 40. */
export const supervisionOrderReturned = event(
  'SupervisionOrderReturned',
  1,
  'supervision',
  { zh: '退回督办答复', en: 'Answer to the order sent back' },
  { order: orderNumber, run, returnedOn: day, answerBy: day, article, personId, personal: personal({ reason: prose(5000) }) },
);

/** The order was taken back before it was done (撤销督办). */
export const supervisionOrderCancelled = event(
  'SupervisionOrderCancelled',
  1,
  'supervision',
  { zh: '撤销督办', en: 'Supervision order cancelled' },
  { order: orderNumber, cancelledOn: day, personId, personal: personal({ reason: prose(5000) }) },
);

/** The head of a supervised unit was interviewed (约谈). Art. 40. */
export const unitHeadInterviewed = event(
  'UnitHeadInterviewed',
  1,
  'supervision',
  { zh: '约谈单位负责人', en: 'Head of the unit interviewed' },
  {
    ...{ interview: orderNumber, unit: unitCode, grounds, interviewedOn: day, documentNumber: line(80, 0), article, personId },
    personal: personal({ head: line(100), post: line(100, 0), record: prose(20_000), demands: prose(10_000, 0) }),
  },
);

/** The petition office suggested to improve the work or the policy, or to hold somebody responsible (提出建议). Art. 40. */
export const suggestionMade = event(
  'SuggestionMade',
  1,
  'supervision',
  { zh: '提出建议', en: 'Suggestion made' },
  {
    ...{ suggestion: orderNumber, run, kind: suggestionKind, unit: unitCode },
    /** The order it follows from; null where it follows from none. */
    order: orderNumber.nullable(),
    ...{ suggestedOn: day, feedbackBy: day, documentNumber: line(80, 0), article, personId },
    /** `consequence`: the serious consequence without which nobody is to be held responsible; empty for the other kinds. */
    personal: personal({ suggestion: prose(20_000), consequence: prose(10_000, 0) }),
  },
);

/** The unit told in writing how far it adopts the suggestion (书面反馈采纳情况). Art. 40. */
export const suggestionAnswered = event(
  'SuggestionAnswered',
  1,
  'supervision',
  { zh: '书面反馈建议', en: 'Suggestion answered in writing' },
  {
    ...{ suggestion: orderNumber, unit: unitCode, adopted: adoption, answeredOn: day, documentNumber: line(80), article, personId },
    /** `reason`: why not, or not wholly; empty where it was adopted. */
    personal: personal({ feedback: prose(20_000), reason: prose(5000, 0) }),
  },
);

/** The suggestion was taken back before its feedback (撤回建议). */
export const suggestionWithdrawn = event(
  'SuggestionWithdrawn',
  1,
  'supervision',
  { zh: '撤回建议', en: 'Suggestion withdrawn' },
  { suggestion: orderNumber, withdrawnOn: day, personId, personal: personal({ reason: prose(5000) }) },
);

export const supervisionOrderEvents = [
  supervisionOrderIssued,
  supervisionOrderAnswered,
  supervisionOrderAccepted,
  supervisionOrderReturned,
  supervisionOrderCancelled,
  unitHeadInterviewed,
  suggestionMade,
  suggestionAnswered,
  suggestionWithdrawn,
] as const;
