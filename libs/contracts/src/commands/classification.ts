import { z } from 'zod';
import { deliveryMethod } from '../events/assignment-steps.ts';
import { nonAcceptanceGround, relationKind } from '../events/classification.ts';
import { category, day, line, prose, route, topic, unitCode } from '../primitives.ts';

/** Body of `POST /api/cases/{id}/classification/confirmation` (甄别确认): what was suggested stands; a unit is named where none was suggested.
 * `newFacts`: it repeats a matter whose procedure has ended, with new facts or reasons (Art. 36). */
export const confirmClassification = z.strictObject({ unit: unitCode.optional(), newFacts: z.boolean().optional() });
export type ConfirmClassification = z.infer<typeof confirmClassification>;

/** Body of `POST /api/cases/{id}/classification/override` (甄别改判). */
export const overrideClassification = z.strictObject({
  category,
  topic,
  route,
  unit: unitCode,
  reason: prose(2000, 0).default(''),
  newFacts: z.boolean().optional(),
});
export type OverrideClassification = z.infer<typeof overrideClassification>;

/** Body of `POST /api/cases/{id}/refusal` (不予受理). */
export const refusePetition = z.strictObject({ ground: nonAcceptanceGround, explanation: prose(2000) });
export type RefusePetition = z.infer<typeof refusePetition>;

/** Body of `POST /api/cases/{id}/refusal/notice` (不予受理告知送达); `referredTo` is needed for a litigation matter. */
export const notifyRefusal = z.strictObject({
  ...{ on: day.optional(), method: deliveryMethod, proof: prose(500), referredTo: line(200, 0).default('') },
});
export type NotifyRefusal = z.infer<typeof notifyRefusal>;

/** Body of `POST /api/cases/{id}/relations/{otherId}/confirmation` (确认关联); also for a link that no program suggested. */
export const confirmRelation = z.strictObject({ kind: relationKind });
export type ConfirmRelation = z.infer<typeof confirmRelation>;

/** Body of `POST /api/cases/{id}/relations/{otherId}/undoing` (解除关联). */
export const undoRelation = z.strictObject({ reason: prose(2000, 0).default('') });
export type UndoRelation = z.infer<typeof undoRelation>;
