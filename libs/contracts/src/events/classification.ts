import { z } from 'zod';
import { event, personal } from '../event-type.ts';
import { category, caseId, day, line, prose, route, topic, unitCode } from '../primitives.ts';
import { deliveryMethod } from './assignment-steps.ts';
import { personId } from './intake.ts';

export const confidence = z.number().min(0).max(1);

/** One thing that led to a suggestion: the word, rule or duty, and its weight (larger counts more). */
export const ground = z.strictObject({ kind: line(40), text: line(200), weight: z.number() });
const grounds = z.array(ground).max(20);

/** The kind of link between two petitions (关系): the same petitioner on the same matter (重复), or other petitioners on one target (联名/共同). */
export const relationKind = z.enum(['repeat', 'joint']);
/** Why a petition is not accepted (不予受理理由); the articles stand in the regulation table. */
export const nonAcceptanceGround = z.enum(['litigation-matter', 'being-handled', 'procedure-ended', 'outside-duty', 'content-unclear']);

/** Category, topic, route and unit were suggested (甄别建议). */
export const classificationSuggested = event(
  'ClassificationSuggested',
  1,
  'classification',
  { zh: '甄别建议', en: 'Classification suggested' },
  {
    classifier: z.strictObject({ name: line(60), version: line(80) }),
    category: z.strictObject({ value: category, confidence }),
    topic: z.strictObject({ value: topic, confidence }),
    route: z.strictObject({ value: route, confidence }),
    units: z.array(z.strictObject({ unit: unitCode, confidence })).max(3),
    personId,
    personal: personal({ grounds: z.strictObject({ category: grounds, topic: grounds, route: grounds, unit: grounds }) }),
  },
);

const decided = { category, topic, route, unit: unitCode };

/** The suggestion was confirmed, by an officer or by the threshold rule (甄别确认). */
export const classificationConfirmed = event(
  'ClassificationConfirmed',
  1,
  'classification',
  { zh: '甄别确认', en: 'Classification confirmed' },
  {
    ...decided,
    by: z.enum(['officer', 'rule']),
    /** Threshold that the confidences passed; null when an officer confirmed. */
    threshold: confidence.nullable(),
    /** Person whose key seals the personal parts that follow. */
    personId,
  },
);

/** An officer classified otherwise than suggested (甄别改判). */
export const classificationOverridden = event(
  'ClassificationOverridden',
  1,
  'classification',
  { zh: '甄别改判', en: 'Classification overridden' },
  {
    ...decided,
    personId,
    personal: personal({ reason: prose(2000, 0) }),
  },
);

/** The petition is not accepted, with its ground (不予受理). */
export const petitionNotAccepted = event(
  'PetitionNotAccepted',
  1,
  'classification',
  { zh: '不予受理', en: 'Petition not accepted' },
  {
    ground: nonAcceptanceGround,
    /** Empty for a ground that no single article names. */
    article: line(40, 0),
    personId,
    personal: personal({ explanation: prose(2000) }),
  },
);

/** The petitioner was told that the petition is not accepted, why, and where to go (不予受理告知送达). Art. 22, 31. */
export const refusalNotified = event(
  'RefusalNotified',
  1,
  'classification',
  { zh: '不予受理告知送达', en: 'Petitioner told of the refusal' },
  {
    notifiedOn: day,
    method: deliveryMethod,
    ground: nonAcceptanceGround,
    /** Empty for a ground that no single article names. */
    article: line(40, 0),
    /** The organ the petitioner is told to go to; empty where there is none. */
    referredTo: line(200, 0),
    personId,
    personal: personal({ proof: prose(500) }),
  },
);

/** Another petition was found that may be the same matter (疑似重复/疑似联名). */
export const relationSuggested = event(
  'RelationSuggested',
  1,
  'classification',
  { zh: '疑似关联', en: 'Relation suggested' },
  {
    kind: relationKind,
    ofCaseId: caseId,
    score: confidence,
    personId,
    personal: personal({ reasons: z.array(line(200)).max(20) }),
  },
);

/** An officer confirmed the link (确认关联). */
export const relationConfirmed = event(
  'RelationConfirmed',
  1,
  'classification',
  { zh: '确认关联', en: 'Relation confirmed' },
  {
    kind: relationKind,
    ofCaseId: caseId,
  },
);

/** An officer undid a suggested or confirmed link (解除关联). */
export const relationUndone = event(
  'RelationUndone',
  1,
  'classification',
  { zh: '解除关联', en: 'Relation undone' },
  {
    kind: relationKind,
    ofCaseId: caseId,
    personId,
    personal: personal({ reason: prose(2000, 0) }),
  },
);

export const classificationEvents = [
  classificationSuggested,
  classificationConfirmed,
  classificationOverridden,
  petitionNotAccepted,
  refusalNotified,
  relationSuggested,
  relationConfirmed,
  relationUndone,
] as const;
