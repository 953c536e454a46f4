import { z } from 'zod';
import { agentKind, confidentialityScope, petitioner, visitKind } from '../events/intake-steps.ts';
import { channel, day, line, prose, unitCode } from '../primitives.ts';

/** Every `on` is the day of the step; today in Asia/Shanghai when absent. */
const on = day.optional();
const person = petitioner.partial();

/** Body of `POST /api/cases/{id}/representatives` (推选代表). Art. 20. */
export const chooseRepresentatives = z.strictObject({ on, representatives: z.array(person).min(1).max(100) });
export type ChooseRepresentatives = z.infer<typeof chooseRepresentatives>;

/** Body of `POST /api/cases/{id}/confidentiality` (予以保密). */
export const orderConfidentiality = z.strictObject({ on, scope: confidentialityScope, reason: prose(2000) });
export type OrderConfidentiality = z.infer<typeof orderConfidentiality>;

/** Body of `POST /api/cases/{id}/confidentiality/lifting` (解除保密). */
export const liftConfidentiality = z.strictObject({ on, reason: prose(2000) });
export type LiftConfidentiality = z.infer<typeof liftConfidentiality>;

/** Body of `POST /api/cases/{id}/visits` (接访、走访、回访). */
export const recordVisit = z.strictObject({
  ...{ on, kind: visitKind, headcount: z.int().min(1).max(100_000).default(1), place: line(200, 0).default(''), note: prose(10_000) },
});
export type RecordVisit = z.infer<typeof recordVisit>;

/** Body of `POST /api/cases/{id}/counselling` (心理疏导). */
export const recordCounselling = z.strictObject({ on, counsellor: line(100), note: prose(10_000) });
export type RecordCounselling = z.infer<typeof recordCounselling>;

/** Body of `POST /api/cases/{id}/agent` (委托代理). */
export const appointAgent = z.strictObject({ on, kind: agentKind, agent: person, mandate: prose(2000) });
export type AppointAgent = z.infer<typeof appointAgent>;

/** Body of `POST /api/cases/{id}/agent/dismissal` (解除代理). */
export const dismissAgent = z.strictObject({ on, reason: prose(2000, 0).default('') });
export type DismissAgent = z.infer<typeof dismissAgent>;

/** Body of `POST /api/cases/{id}/death` (信访人死亡). */
export const recordDeath = z.strictObject({ on, diedOn: day, proof: prose(500) });
export type RecordDeath = z.infer<typeof recordDeath>;

/** Body of `POST /api/cases/{id}/death/heir` (权利义务承受人继续). */
export const continueAsHeir = z.strictObject({ on, heir: person, proof: prose(500) });
export type ContinueAsHeir = z.infer<typeof continueAsHeir>;

/** Body of `POST /api/cases/{id}/death/end` (死亡终止). */
export const endByDeath = z.strictObject({ on, reason: prose(2000) });
export type EndByDeath = z.infer<typeof endByDeath>;

/** Body of `POST /api/cases/{id}/urgent-report` (紧急重大事项报告). Art. 25 to 27. `to`: the units it was reported to. */
export const reportUrgentMatter = z.strictObject({
  ...{ on, to: z.array(unitCode).min(1).max(10), content: prose(10_000), measures: prose(5000) },
});
export type ReportUrgentMatter = z.infer<typeof reportUrgentMatter>;

/** Body of `POST /api/cases/{id}/registration-correction` (更正登记). What is left out stays as registered. */
export const correctRegistration = z.strictObject({
  on,
  channel: channel.optional(),
  district: line(60, 0).optional(),
  headcount: z.int().min(1).max(100_000).optional(),
  anonymous: z.boolean().optional(),
  petitioner: person.optional(),
  target: line(300, 0).optional(),
  title: line(200, 0).optional(),
  text: prose(20_000).optional(),
  reason: prose(2000),
});
export type CorrectRegistration = z.infer<typeof correctRegistration>;
