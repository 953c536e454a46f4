import { z } from 'zod';
import { agentKinds, confidentialityScopes, visitKinds } from '@anjuan/regulation';
import { event, personal } from '../event-type.ts';
import { channel, day, line, prose, unitCode } from '../primitives.ts';

/** Identity of the person whose key seals the personal part; derived, says nothing about the person. */
export const personId = z.string().regex(/^[a-z0-9-]{8,64}$/);

/** Who petitions (信访人). Empty strings where nothing is known: an anonymous petition has no name, a caller may give only a surname. */
export const petitioner = z.strictObject({
  name: line(60, 0),
  idNumber: line(40, 0),
  phone: line(60, 0),
  address: line(300, 0),
});

export const visitKind = z.enum(visitKinds.codes);
export const agentKind = z.enum(agentKinds.codes);
export const confidentialityScope = z.enum(confidentialityScopes.codes);

/** The people of a joint petition chose who speaks for them (推选代表); a later choice replaces an earlier one. Art. 20. */
export const representativesChosen = event(
  'RepresentativesChosen',
  1,
  'intake',
  { zh: '推选代表', en: 'Representatives chosen' },
  {
    chosenOn: day,
    count: z.int().min(1),
    article: line(40),
    personId,
    personal: personal({ representatives: z.array(petitioner) }),
  },
);

/** Who petitions, or the whole petition, is kept confidential (保密). */
export const confidentialityOrdered = event(
  'ConfidentialityOrdered',
  1,
  'intake',
  { zh: '予以保密', en: 'Confidentiality ordered' },
  { scope: confidentialityScope, orderedOn: day, personId, personal: personal({ reason: prose(2000) }) },
);

/** It is confidential no more (解除保密). */
export const confidentialityLifted = event(
  'ConfidentialityLifted',
  1,
  'intake',
  { zh: '解除保密', en: 'Confidentiality lifted' },
  { liftedOn: day, personId, personal: personal({ reason: prose(2000) }) },
);

/** The petitioner was received or visited (接访、走访、回访); from five people on the visit is collective (集体访). Art. 20. */
export const visitRecorded = event(
  'VisitRecorded',
  1,
  'intake',
  { zh: '接访走访', en: 'Visit recorded' },
  {
    kind: visitKind,
    visitedOn: day,
    headcount: z.int().min(1).max(100_000),
    collective: z.boolean(),
    personId,
    personal: personal({ place: line(200, 0), note: prose(10_000) }),
  },
);

/** The petitioner was given counselling (心理疏导). */
export const counsellingRecorded = event(
  'CounsellingRecorded',
  1,
  'intake',
  { zh: '心理疏导', en: 'Counselling recorded' },
  { counselledOn: day, personId, personal: personal({ counsellor: line(100), note: prose(10_000) }) },
);

/** Somebody acts for the petitioner (信访代理); a later agent replaces an earlier one. */
export const agentAppointed = event(
  'AgentAppointed',
  1,
  'intake',
  { zh: '委托代理', en: 'Agent appointed' },
  { kind: agentKind, appointedOn: day, personId, personal: personal({ agent: petitioner, mandate: prose(2000) }) },
);

/** The agent acts no more (解除代理). */
export const agentDismissed = event(
  'AgentDismissed',
  1,
  'intake',
  { zh: '解除代理', en: 'Agent dismissed' },
  { dismissedOn: day, personId, personal: personal({ reason: prose(2000, 0) }) },
);

/** The petitioner died (信访人死亡); who has the right may continue the petition. */
export const petitionerDied = event(
  'PetitionerDied',
  1,
  'intake',
  { zh: '信访人死亡', en: 'Petitioner died' },
  { diedOn: day, toldOn: day, personId, personal: personal({ proof: prose(500) }) },
);

/** An heir continues the petition (权利义务承受人继续). */
export const petitionContinued = event(
  'PetitionContinued',
  1,
  'intake',
  { zh: '承受人继续信访', en: 'Petition continued by an heir' },
  { continuedOn: day, personId, personal: personal({ heir: petitioner, proof: prose(500) }) },
);

/** Nobody continues the petition of who died (死亡终止). */
export const petitionEndedByDeath = event(
  'PetitionEndedByDeath',
  1,
  'intake',
  { zh: '无承受人，终止', en: 'Petition ended by death' },
  { endedOn: day, personId, personal: personal({ reason: prose(2000) }) },
);

/** An urgent or major matter was reported at once (紧急重大事项报告). Art. 25 to 27. */
export const urgentMatterReported = event(
  'UrgentMatterReported',
  1,
  'intake',
  { zh: '紧急重大事项报告', en: 'Urgent matter reported' },
  {
    reportedOn: day,
    to: z.array(unitCode).min(1).max(10),
    article: line(40),
    personId,
    personal: personal({ content: prose(10_000), measures: prose(5000) }),
  },
);

/** The registration was wrong; it stays, and this says what is right (更正登记). Null: as registered. */
export const registrationCorrected = event(
  'RegistrationCorrected',
  1,
  'intake',
  { zh: '更正登记', en: 'Registration corrected' },
  {
    correctedOn: day,
    channel: channel.nullable(),
    district: line(60, 0).nullable(),
    headcount: z.int().min(1).max(100_000).nullable(),
    anonymous: z.boolean().nullable(),
    personId,
    personal: personal({
      petitioner: petitioner.nullable(),
      target: line(300, 0).nullable(),
      title: line(200, 0).nullable(),
      text: prose(20_000).nullable(),
      reason: prose(2000),
    }),
  },
);
