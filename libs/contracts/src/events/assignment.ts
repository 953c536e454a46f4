import { z } from 'zod';
import { event, personal } from '../event-type.ts';
import { category, day, line, prose, route, topic, unitCode } from '../primitives.ts';
import * as steps from './assignment-steps.ts';
import { personId } from './intake.ts';

/** What a closed appeal-request records ("三到位一处理", Art. 28). */
export const handlingResult = z.enum(['settled', 'explained', 'relieved', 'referred-for-punishment']);
/** The petitioner's rating (满意度). */
export const rating = z.enum(['satisfied', 'basically-satisfied', 'dissatisfied', 'not-rated']);
/** What was done in handling (办理方式). */
export const workKind = z.enum(['contacted', 'investigated', 'site-visit', 'mediated', 'coordinated', 'other']);
/** Level of a unit: city 市, district 区, street 街道, community 社区. */
export const unitLevel = z.enum(['city', 'district', 'street', 'community']);

/** A unit of the register stands as told here (单位登记); a later event of the same unit replaces it. */
export const unitRecorded = event(
  'UnitRecorded',
  1,
  'assignment',
  { zh: '单位登记', en: 'Unit recorded' },
  {
    unit: unitCode,
    name: line(100),
    level: unitLevel,
    parent: unitCode.nullable(),
    duties: z.array(line(60)),
    topics: z.array(topic),
    /** In force from this day. */
    established: day.nullable(),
    /** No longer in force from this day. */
    dissolved: day.nullable(),
    successor: unitCode.nullable(),
  },
);

/** The classified petition waits to be sent to this unit (拟办). Again when the classification changes before sending. */
export const assignmentProposed = event(
  'AssignmentProposed',
  1,
  'assignment',
  { zh: '拟办', en: 'Assignment proposed' },
  {
    category,
    topic,
    route,
    unit: unitCode,
    /** Person whose key seals the personal parts of this stream. */
    personId,
  },
);

/** Handed over to the competent unit (转送). Art. 22. */
export const petitionTransferred = event(
  'PetitionTransferred',
  1,
  'assignment',
  { zh: '转送', en: 'Petition transferred' },
  {
    unit: unitCode,
    transferredOn: day,
  },
);

/** Handed over with an order to report the result by a date (交办). Art. 22. */
export const petitionEntrusted = event(
  'PetitionEntrusted',
  1,
  'assignment',
  { zh: '交办', en: 'Petition entrusted' },
  {
    unit: unitCode,
    entrustedOn: day,
    reportBy: day,
  },
);

/** The unit told the petitioner that it is received and by which route it goes (受理告知). Art. 23. */
export const petitionAccepted = event(
  'PetitionAccepted',
  1,
  'assignment',
  { zh: '受理', en: 'Petition accepted' },
  {
    unit: unitCode,
    acceptedOn: day,
    route,
  },
);

/** The unit says it is not competent (异议). Art. 23. */
export const competenceObjected = event(
  'CompetenceObjected',
  1,
  'assignment',
  { zh: '管辖异议', en: 'Competence objected' },
  {
    unit: unitCode,
    objectedOn: day,
    personId,
    personal: personal({ reason: prose(2000) }),
  },
);

/** The sender found the objection right and took the material back (收回), to send it again. Art. 23. */
export const materialTakenBack = event(
  'MaterialTakenBack',
  1,
  'assignment',
  { zh: '收回', en: 'Material taken back' },
  {
    unit: unitCode,
    takenBackOn: day,
  },
);

/** The sender found the objection wrong; the unit stays responsible (异议不成立). Art. 23. */
export const objectionRejected = event(
  'ObjectionRejected',
  1,
  'assignment',
  { zh: '异议不成立', en: 'Objection rejected' },
  {
    unit: unitCode,
    rejectedOn: day,
    personId,
    personal: personal({ reason: prose(2000) }),
  },
);

/** A step of handling was recorded (办理记录). */
export const workRecorded = event(
  'WorkRecorded',
  1,
  'assignment',
  { zh: '办理记录', en: 'Work recorded' },
  {
    unit: unitCode,
    workedOn: day,
    kind: workKind,
    personId,
    personal: personal({ note: prose(10_000) }),
  },
);

const opinionTitle = { zh: '出具处理意见', en: 'Opinion issued' };
const opinion = { unit: unitCode, issuedOn: day, documentNumber: line(80), results: z.array(handlingResult), personId };
const opinionText = { facts: prose(20_000), opinion: prose(20_000), basis: prose(5000) };

/** The written handling opinion was issued (处理意见). Art. 32. For proposals and accusations: the answer. */
export const opinionIssued = event('OpinionIssued', 2, 'assignment', opinionTitle, {
  ...opinion,
  /** Where the request it answers stands, one of its mandatory parts: in the registration, or stated in the opinion itself. */
  requestAs: z.enum(['registered', 'stated']),
  /** Last day to carry it out; null where it orders nothing. */
  carryOutBy: day.nullable(),
  personal: personal({ request: prose(20_000).optional(), ...opinionText }),
});

/** The opinion reached the petitioner (送达). */
export const opinionDelivered = event(
  'OpinionDelivered',
  1,
  'assignment',
  { zh: '送达', en: 'Opinion delivered' },
  {
    deliveredOn: day,
    method: steps.deliveryMethod,
    personId,
    personal: personal({ proof: prose(500, 0) }),
  },
);

/** The case was closed with the petitioner's rating (办结). */
export const caseClosed = event(
  'CaseClosed',
  1,
  'assignment',
  { zh: '办结', en: 'Case closed' },
  {
    closedOn: day,
    rating,
  },
);

const endedTitle = { zh: '终止办理', en: 'Assignment ended' };

/** Handling ended before a closing (终止办理): withdrawn, not accepted, or the petitioner died and nobody continues it. */
export const assignmentEnded = event('AssignmentEnded', 2, 'assignment', endedTitle, {
  endedOn: day,
  because: z.enum(['withdrawn', 'not-accepted', 'petitioner-died']),
});

export const assignmentEvents = [
  unitRecorded,
  assignmentProposed,
  petitionTransferred,
  petitionEntrusted,
  petitionAccepted,
  competenceObjected,
  materialTakenBack,
  objectionRejected,
  workRecorded,
  opinionIssued,
  opinionDelivered,
  caseClosed,
  assignmentEnded,
  steps.accusedUnitNamed,
  steps.conflictReferred,
  steps.competenceDecided,
  steps.unitSucceeded,
  steps.petitionDeclined,
  steps.resultReported,
  steps.proposalAnswered,
  steps.directedToProcedure,
  steps.procedureResultRecorded,
  steps.routeChanged,
  steps.avoidanceAsked,
  steps.avoidanceDecided,
  steps.mediationOpened,
  steps.mediationFailed,
  steps.settlementReached,
  steps.hearingOpened,
  steps.hearingClosed,
  steps.carryingOutRecorded,
  steps.reviewRequested,
  steps.reviewOpinionIssued,
  steps.reviewOpinionDelivered,
  steps.procedureEnded,
  steps.caseMerged,
  steps.mergeUndone,
  steps.stepCorrected,
] as const;

// The first versions, for what was recorded with them; upcasting/upcasters.ts reads them as the ones above.
export const assignmentEventsBefore = [
  event('OpinionIssued', 1, 'assignment', opinionTitle, { ...opinion, personal: personal(opinionText) }),
  event('AssignmentEnded', 1, 'assignment', endedTitle, { endedOn: day, because: z.enum(['withdrawn', 'not-accepted']) }),
] as const;
