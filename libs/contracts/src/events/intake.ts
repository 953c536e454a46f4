import { z } from 'zod';
import { event, personal } from '../event-type.ts';
import { category, caseId, channel, day, line, prose, route, topic } from '../primitives.ts';

/** Identity of the person whose key seals the personal part; derived, says nothing about the person. */
export const personId = z.string().regex(/^[a-z0-9-]{8,64}$/);

/** Who petitions (信访人). Empty strings where nothing is known: an anonymous petition has no name, a caller may give only a surname. */
export const petitioner = z.strictObject({
  name: line(60, 0),
  idNumber: line(40, 0),
  phone: line(60, 0),
  address: line(300, 0),
});

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
    personId,
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
    personal: personal({ petitioner, target: line(300, 0), title: line(200, 0), text: prose(20_000) }),
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
    personId,
    personal: personal({ reason: prose(2000, 0) }),
  },
);

export const intakeEvents = [petitionRegistered, petitionWithdrawn] as const;
