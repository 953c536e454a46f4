import { z } from 'zod';
import { event, personal } from '../event-type.ts';
import { day, line, prose } from '../primitives.ts';
import { personId } from './intake.ts';

/** The clocks of this release: Art. 22 (登记转送), 23 (受理告知, 异议), 34 (办理). */
export const clockCode = z.enum(['register-and-transfer', 'acceptance', 'objection', 'handling']);

/** A statutory limit began to run (计时开始). */
export const clockStarted = event(
  'ClockStarted',
  1,
  'supervision',
  { zh: '计时开始', en: 'Clock started' },
  {
    clock: clockCode,
    /** Counts the runs of the same clock in the case, from 1: a re-sent petition gets a new acceptance clock. */
    run: z.int().min(1),
    from: day,
    /** Last day of the limit; it ends with that day. */
    due: day,
    days: z.int().min(0),
    dayKind: z.enum(['calendar', 'working']),
    article: line(40),
    /** Person whose key seals the personal parts of this stream. */
    personId,
  },
);

/** The limit was met, missed, or fell away (计时结束). */
export const clockStopped = event(
  'ClockStopped',
  1,
  'supervision',
  { zh: '计时结束', en: 'Clock stopped' },
  {
    clock: clockCode,
    run: z.int().min(1),
    on: day,
    outcome: z.enum(['met', 'late', 'cancelled']),
  },
);

/** The limit passed without the step (超期). Once per last day: an extension that is entered later gives the run a new one. */
export const clockExpired = event(
  'ClockExpired',
  1,
  'supervision',
  { zh: '超期', en: 'Clock expired' },
  {
    clock: clockCode,
    run: z.int().min(1),
    due: day,
    article: line(40),
  },
);

/** The unit's head extended the limit for the handling opinion (延长办理期限). Art. 34. */
export const handlingLimitExtended = event(
  'HandlingLimitExtended',
  1,
  'supervision',
  { zh: '延长办理期限', en: 'Handling limit extended' },
  {
    run: z.int().min(1),
    due: day,
    days: z.int().min(1),
    article: line(40),
    personId,
    personal: personal({ reason: prose(2000) }),
  },
);

export const supervisionEvents = [clockStarted, clockStopped, clockExpired, handlingLimitExtended] as const;
