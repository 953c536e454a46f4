import { z } from 'zod';
import { event, personal } from '../event-type.ts';
import { category, caseId, channel, day, line, prose, route, topic } from '../primitives.ts';
import * as steps from './intake-steps.ts';

export { personId, petitioner } from './intake-steps.ts';

/** A sign of danger found at registration (紧急重大, Art. 25 to 27). */
export const urgentSignal = z.strictObject({ kind: line(40), words: z.array(line(40)) });

/** The petition was registered (登记). Art. 22. */
export const petitionRegistered = event(
  'PetitionRegistered',
  1,
  'intake',
  { zh: '登记', en: 'Petition registered' },
  {
    registrationNumber: line(64),
    channel,
    receivedOn: day,
    personId: steps.personId,
    headcount: z.int().min(1).max(100_000),
    anonymous: z.boolean(),
    /** District the matter belongs to (问题属地), as the register writes it; empty where unknown. */
    district: line(60, 0),
    urgentSignals: z.array(urgentSignal),
    /** Labels an office's register already carried; learning material, never a decision. */
    labels: z.strictObject({ category, topic, route, unitName: line(100) }).nullable(),
    /** First registration that the register itself named for a repeat; null where it named none. */
    declaredRepeatOf: caseId.nullable(),
    source: z.strictObject({ kind: z.enum(['form', 'import']), reference: line(200, 0) }),
    personal: personal({ petitioner: steps.petitioner, target: line(300, 0), title: line(200, 0), text: prose(20_000) }),
  },
);

/** The petitioner took the petition back (撤回). */
export const petitionWithdrawn = event(
  'PetitionWithdrawn',
  1,
  'intake',
  { zh: '撤回', en: 'Petition withdrawn' },
  {
    withdrawnOn: day,
    personId: steps.personId,
    personal: personal({ reason: prose(2000, 0) }),
  },
);

export const intakeEvents = [
  petitionRegistered,
  petitionWithdrawn,
  steps.representativesChosen,
  steps.confidentialityOrdered,
  steps.confidentialityLifted,
  steps.visitRecorded,
  steps.counsellingRecorded,
  steps.agentAppointed,
  steps.agentDismissed,
  steps.petitionerDied,
  steps.petitionContinued,
  steps.petitionEndedByDeath,
  steps.urgentMatterReported,
  steps.registrationCorrected,
] as const;
