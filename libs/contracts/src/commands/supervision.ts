import { z } from 'zod';
import { day, prose } from '../primitives.ts';

/** Body of `POST /api/cases/{id}/handling-limit/extension` (延长办理期限). Art. 34. */
export const extendHandlingLimit = z.strictObject({ on: day.optional(), days: z.int().min(1).max(365), reason: prose(2000) });
export type ExtendHandlingLimit = z.infer<typeof extendHandlingLimit>;
