import { z } from 'zod';
import {
  adoptions,
  avoidanceGrounds,
  conflictStages,
  hearingStages,
  nonAcceptanceGrounds,
  procedureEnds,
  reviewLevels,
  reviewOutcomes,
} from '@anjuan/regulation';
import { event, personal } from '../event-type.ts';
import { caseId, day, line, prose, route, unitCode } from '../primitives.ts';
import { personId } from './intake.ts';

/** How a document reached the petitioner (送达方式). */
export const deliveryMethod = z.enum(['in-person', 'post', 'electronic', 'left-at-residence', 'public-notice']);
/** How a conflict of competence was settled (管辖争议). Art. 24. */
export const conflictStage = z.enum(conflictStages.codes);
/** Review 复查 (Art. 35) or re-review 复核 (Art. 36). */
export const reviewLevel = z.enum(reviewLevels.codes);
/** What a review does to the opinion below (复查复核结论). */
export const reviewOutcome = z.enum(reviewOutcomes.codes);
/** How far a proposal was adopted (采纳情况). Art. 29. */
export const adoption = z.enum(adoptions.codes);
/** How the procedure ended (程序终结). */
export const procedureEnd = z.enum(procedureEnds.codes);
/** Where a hearing is held (听证阶段). */
export const hearingStage = z.enum(hearingStages.codes);
/** Why an officer keeps out (回避事由). */
export const avoidanceGround = z.enum(avoidanceGrounds.codes);
/** Account of an officer, as in an event's actor; never a name. */
export const officer = z.string().regex(/^[\w:.@-]{1,64}$/);

/** The accused unit was named, which is never to get the material (被检举单位). Art. 30. */
export const accusedUnitNamed = event(
  'AccusedUnitNamed',
  1,
  'assignment',
  { zh: '记明被检举单位', en: 'Accused unit named' },
  { unit: unitCode, namedOn: day, article: line(40), personId, personal: personal({ reason: prose(2000) }) },
);

/** The conflict of competence went up (提请裁定): to the common superior, then to the joint conference. Art. 24. */
export const conflictReferred = event(
  'ConflictReferred',
  1,
  'assignment',
  { zh: '管辖争议提请裁定', en: 'Conflict of competence referred' },
  {
    to: z.enum(['common-superior', 'joint-conference']),
    referredOn: day,
    /** The units that disagree. */
    units: z.array(unitCode).min(2).max(10),
    article: line(40),
    personId,
    personal: personal({ reason: prose(2000) }),
  },
);

/** It was settled which unit is competent (确定责任单位); that unit cannot object again. Art. 24. */
export const competenceDecided = event(
  'CompetenceDecided',
  1,
  'assignment',
  { zh: '确定责任单位', en: 'Competence decided' },
  { unit: unitCode, by: conflictStage, decidedOn: day, article: line(40) },
);

/** The responsible unit was merged or dissolved; its successor takes the case over (承继单位接办). Art. 24. */
export const unitSucceeded = event(
  'UnitSucceeded',
  1,
  'assignment',
  { zh: '承继单位接办', en: 'Unit succeeded' },
  { unit: unitCode, successor: unitCode, succeededOn: day, article: line(40) },
);

/** The unit told the petitioner that it does not accept, on which ground, and where to go (不予受理告知). Art. 23. */
export const petitionDeclined = event(
  'PetitionDeclined',
  1,
  'assignment',
  { zh: '不予受理告知', en: 'Petition declined by the unit' },
  {
    unit: unitCode,
    declinedOn: day,
    ground: z.enum(nonAcceptanceGrounds.codes),
    /** Empty for a ground that no single article names. */
    article: line(40, 0),
    /** The organ the petitioner is told to go to; empty where there is none. */
    referredTo: line(200, 0),
    personId,
    personal: personal({ explanation: prose(2000) }),
  },
);

/** The unit reported the result of an entrusted petition (反馈交办结果). */
export const resultReported = event(
  'ResultReported',
  1,
  'assignment',
  { zh: '反馈交办结果', en: 'Result of entrusting reported' },
  { unit: unitCode, reportedOn: day, reportBy: day, personId, personal: personal({ report: prose(20_000) }) },
);

/** The proposal was studied and answered (建议答复). Art. 29. */
export const proposalAnswered = event(
  'ProposalAnswered',
  1,
  'assignment',
  { zh: '建议答复', en: 'Proposal answered' },
  { unit: unitCode, answeredOn: day, adopted: adoption, article: line(40), personId, personal: personal({ answer: prose(20_000) }) },
);

/** The matter was led into its own statutory procedure, or an accusation handed to the competent organ (导入法定途径). Art. 30, 31. */
export const directedToProcedure = event(
  'DirectedToProcedure',
  1,
  'assignment',
  { zh: '导入法定途径', en: 'Directed to its statutory procedure' },
  {
    unit: unitCode,
    route,
    directedOn: day,
    organ: line(200),
    article: line(40),
    personId,
    personal: personal({ explanation: prose(5000) }),
  },
);

/** The result of that procedure became known (法定途径结果). */
export const procedureResultRecorded = event(
  'ProcedureResultRecorded',
  1,
  'assignment',
  { zh: '记录法定途径结果', en: 'Result of the procedure recorded' },
  { route, recordedOn: day, personId, personal: personal({ result: prose(20_000) }) },
);

/** The unit handles the petition by another route than it told before (变更办理路径). Art. 31. */
export const routeChanged = event(
  'RouteChanged',
  1,
  'assignment',
  { zh: '变更办理路径', en: 'Route changed' },
  {
    unit: unitCode,
    from: route,
    route,
    acceptedOn: day,
    /* the limit of the petition procedure counts from it */ changedOn: day,
    article: line(40),
    personId,
    personal: personal({ reason: prose(2000) }),
  },
);

/** It was asked that an officer keep out of the case (申请回避). */
export const avoidanceAsked = event(
  'AvoidanceAsked',
  1,
  'assignment',
  { zh: '申请回避', en: 'Avoidance asked for' },
  {
    officer,
    ground: avoidanceGround,
    askedBy: z.enum(['officer', 'petitioner', 'unit']),
    askedOn: day,
    personId,
    personal: personal({ reason: prose(2000) }),
  },
);

/** The head decided whether the officer keeps out (回避决定); one who does takes no further step in the case. */
export const avoidanceDecided = event(
  'AvoidanceDecided',
  1,
  'assignment',
  { zh: '回避决定', en: 'Avoidance decided' },
  { officer, granted: z.boolean(), decidedOn: day, personId, personal: personal({ reason: prose(2000, 0) }) },
);

/** Mediation began (调解). Art. 33. */
export const mediationOpened = event(
  'MediationOpened',
  1,
  'assignment',
  { zh: '开始调解', en: 'Mediation opened' },
  { unit: unitCode, openedOn: day, article: line(40), personId, personal: personal({ mediator: line(100) }) },
);

/** Mediation ended without an agreement (调解不成). Art. 33. */
export const mediationFailed = event(
  'MediationFailed',
  1,
  'assignment',
  { zh: '调解不成', en: 'Mediation failed' },
  { unit: unitCode, failedOn: day, article: line(40), personId, personal: personal({ reason: prose(2000) }) },
);

/** The parties agreed in writing (达成协议), with or without a mediator. Art. 33. */
export const settlementReached = event(
  'SettlementReached',
  1,
  'assignment',
  { zh: '达成和解、调解协议', en: 'Settlement reached' },
  {
    unit: unitCode,
    agreedOn: day,
    mediated: z.boolean(),
    documentNumber: line(80),
    article: line(40),
    personId,
    personal: personal({ terms: prose(20_000) }),
  },
);

/** A hearing began (听证). Art. 31, 36. */
export const hearingOpened = event(
  'HearingOpened',
  1,
  'assignment',
  { zh: '开始听证', en: 'Hearing opened' },
  { unit: unitCode, stage: hearingStage, openedOn: day, article: line(40), personId },
);

/** The hearing ended (听证结束); in re-review its days do not count. Art. 36. */
export const hearingClosed = event(
  'HearingClosed',
  1,
  'assignment',
  { zh: '听证结束', en: 'Hearing closed' },
  {
    unit: unitCode,
    stage: hearingStage,
    openedOn: day,
    closedOn: day,
    /** Days of the hearing, its first and its last among them. */
    days: z.int().min(1),
    article: line(40),
    personId,
    personal: personal({ record: prose(20_000) }),
  },
);

/** What the opinion or agreement orders was carried out, in part or whole (执行). Art. 32. */
export const carryingOutRecorded = event(
  'CarryingOutRecorded',
  1,
  'assignment',
  { zh: '执行情况', en: 'Carrying-out recorded' },
  { unit: unitCode, carriedOutOn: day, complete: z.boolean(), article: line(40), personId, personal: personal({ note: prose(10_000) }) },
);

/** The petitioner asked for review or re-review (申请复查、复核). Art. 35, 36. */
export const reviewRequested = event(
  'ReviewRequested',
  1,
  'assignment',
  { zh: '申请复查复核', en: 'Review requested' },
  {
    level: reviewLevel,
    /** The unit that reviews, one level above `ofUnit`. */
    unit: unitCode,
    ofUnit: unitCode,
    requestedOn: day,
    article: line(40),
    personId,
    personal: personal({ reason: prose(20_000) }),
  },
);

/** The reviewing unit issued its opinion (复查复核意见). Art. 35, 36. */
export const reviewOpinionIssued = event(
  'ReviewOpinionIssued',
  1,
  'assignment',
  { zh: '出具复查复核意见', en: 'Review opinion issued' },
  {
    level: reviewLevel,
    unit: unitCode,
    outcome: reviewOutcome,
    issuedOn: day,
    documentNumber: line(80),
    article: line(40),
    personId,
    personal: personal({ facts: prose(20_000), opinion: prose(20_000), basis: prose(5000) }),
  },
);

/** The review opinion reached the petitioner (复查复核意见送达). */
export const reviewOpinionDelivered = event(
  'ReviewOpinionDelivered',
  1,
  'assignment',
  { zh: '复查复核意见送达', en: 'Review opinion delivered' },
  {
    level: reviewLevel,
    /** The unit that reviewed. */
    unit: unitCode,
    outcome: reviewOutcome,
    deliveredOn: day,
    method: deliveryMethod,
    personId,
    personal: personal({ proof: prose(500) }),
  },
);

/** The petition procedure is at its end (程序终结): the same facts and reasons are not accepted again. Art. 35, 36. */
export const procedureEnded = event(
  'ProcedureEnded',
  1,
  'assignment',
  { zh: '信访程序终结', en: 'Petition procedure ended' },
  { because: procedureEnd, endedOn: day, article: line(40) },
);

/** The case is a duplicate and goes on in another (并案). */
export const caseMerged = event(
  'CaseMerged',
  1,
  'assignment',
  { zh: '并案', en: 'Case merged' },
  { intoCaseId: caseId, mergedOn: day, personId, personal: personal({ reason: prose(2000) }) },
);

/** The merging was wrong; the case goes on where it stood (撤销并案). */
export const mergeUndone = event(
  'MergeUndone',
  1,
  'assignment',
  { zh: '撤销并案', en: 'Merge undone' },
  {
    fromCaseId: caseId,
    /** Where the case stands again. */
    standing: z.enum(['proposed', 'sent', 'objected', 'taken-back', 'in-conflict', 'accepted']),
    mergedOn: day,
    undoneOn: day,
    personId,
    personal: personal({ reason: prose(2000) }),
  },
);

/** An entry of the handling was wrong; it stays, and this says what is right (更正办理记录). */
export const stepCorrected = event(
  'StepCorrected',
  1,
  'assignment',
  { zh: '更正办理记录', en: 'Entry of handling corrected' },
  {
    /** Revision of the wrong entry in this stream. */
    ofRevision: z.int().min(0),
    correctedOn: day,
    personId,
    personal: personal({ correction: prose(10_000), reason: prose(2000) }),
  },
);
