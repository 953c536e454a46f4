import { z } from 'zod';
import { petitioner } from '../events/intake.ts';
import { caseId, category, channel, day, line, prose, route, topic } from '../primitives.ts';

/** Body of `POST /api/petitions` (登记). What is left out is unknown: empty, one person, not anonymous. */
export const registerPetition = z.strictObject({
  /** The office's own number; one is made when absent. The same number again is the same petition. */
  registrationNumber: line(64).optional(),
  channel,
  /** Today in Asia/Shanghai when absent. */
  receivedOn: day.optional(),
  petitioner: petitioner.partial().optional(),
  headcount: z.int().min(1).max(100_000).default(1),
  anonymous: z.boolean().default(false),
  district: line(60, 0).default(''),
  target: line(300, 0).default(''),
  title: line(200, 0).default(''),
  text: prose(20_000),
  labels: z.strictObject({ category, topic, route, unitName: line(100) }).optional(),
  declaredRepeatOf: line(64).optional(),
  /** Source file and row of an import. */
  reference: line(200, 0).optional(),
});
export type RegisterPetition = z.infer<typeof registerPetition>;
export type RegisterPetitionInput = z.input<typeof registerPetition>;

/** Body of `POST /api/cases/{id}/withdrawal` (撤回). */
export const withdrawPetition = z.strictObject({ on: day.optional(), reason: prose(2000, 0).default('') });
export type WithdrawPetition = z.infer<typeof withdrawPetition>;

/** Names a case in an address: its id, or the register's own number. */
export const caseReference = z.strictObject({ id: z.union([caseId, line(64)]) });
