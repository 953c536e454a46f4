import { z } from 'zod';
import { event, personal } from '../event-type.ts';
import { day, line, prose } from '../primitives.ts';
import { personId } from './intake.ts';

const ofPetition = [
  ...(['register-and-transfer', 'acceptance', 'objection', 'handling', 'report-back', 'carrying-out'] as const),
  ...(['review-request', 'review', 're-review-request', 're-review'] as const),
] as const;
/** The limits of a petition's own steps; those of supervision orders and suggestions never stand still. */
const petitionClockCode = z.enum(ofPetition);
/** The limits of the Regulation (时限), each with its article in the regulation's table. */
export const clockCode = z.enum([...ofPetition, 'order-answer', 'suggestion-feedback']);

const startedTitle = { zh: '计时开始', en: 'Clock started' };
const stoppedTitle = { zh: '计时结束', en: 'Clock stopped' };
const expiredTitle = { zh: '超期', en: 'Clock expired' };
const stopped = { run: z.int().min(1), on: day, outcome: z.enum(['met', 'late', 'cancelled', 'lapsed']) };
const started = {
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
};
const expired = { run: z.int().min(1), due: day, article: line(40) };
/** The office's own document where its stricter limit counts; empty where the Regulation's does. */
const localGround = line(80, 0);

/** A statutory limit began to run (计时开始). */
export const clockStarted = event('ClockStarted', 3, 'supervision', startedTitle, { clock: clockCode, ...started, localGround });

/** The limit was met, missed, or fell away; `lapsed`: the petitioner's own time ended unused (计时结束). */
export const clockStopped = event('ClockStopped', 3, 'supervision', stoppedTitle, { clock: clockCode, ...stopped });

/** The limit passed without the step (超期). Once per last day: an extension that is entered later gives the run a new one. */
export const clockExpired = event('ClockExpired', 3, 'supervision', expiredTitle, { clock: clockCode, ...expired });

/** The last day of a limit nears (预警): once per step and last day. No article counts warning steps; the article is the limit's. */
export const clockWarned = event(
  'ClockWarned',
  1,
  'supervision',
  { zh: '预警', en: 'Clock warned' },
  {
    ...{ clock: clockCode, run: z.int().min(1) },
    /** `5d`: five days before the last day; `75%`: so much of the limit was gone. */
    warning: line(8),
    warnedOn: day,
    due: day,
    /** Calendar days until the last day. */
    daysLeft: z.int().min(0),
    article: line(40),
    /** The office's own document that sets the step; empty where this release does. */
    ground: line(80, 0),
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

/** The limit stands still while a hearing is held (计时中止). Art. 36. */
export const clockPaused = event(
  'ClockPaused',
  1,
  'supervision',
  { zh: '计时中止', en: 'Clock paused' },
  {
    ...{ clock: petitionClockCode, run: z.int().min(1), on: day, article: line(40) },
  },
);

/** The limit runs on; its last day moved by the days that did not count (计时恢复). Art. 36. */
export const clockResumed = event(
  'ClockResumed',
  1,
  'supervision',
  { zh: '计时恢复', en: 'Clock resumed' },
  {
    ...{ clock: petitionClockCode, run: z.int().min(1), on: day, days: z.int().min(1), due: day, article: line(40) },
  },
);

/**
 * A limit is not counted for this case (不起算时限): out of an office's ledger of backlog cases comes a matter that was received and sent on
 * long ago, so the days of Art. 22 do not begin with its registration here.
 */
export const clockSpared = event(
  'ClockSpared',
  1,
  'supervision',
  { zh: '不起算时限', en: 'Clock not started' },
  {
    ...{ clock: petitionClockCode, from: day, because: z.enum(['out-of-ledger']), article: line(40) },
    /** Person whose key seals the personal parts of this stream. */
    personId,
  },
);

/** The events of any clock, of a petition's step, an order or a suggestion. */
export const clockEvents = [clockStarted, clockStopped, clockExpired, clockWarned] as const;
export const supervisionEvents = [...clockEvents, handlingLimitExtended, clockPaused, clockResumed, clockSpared] as const;

// Earlier versions, for what was recorded with them; upcasting/upcasters.ts reads them as the ones above.
const firstClockCode = z.enum(['register-and-transfer', 'acceptance', 'objection', 'handling']);

export const supervisionEventsBefore = [
  event('ClockStarted', 1, 'supervision', startedTitle, { clock: firstClockCode, ...started }),
  event('ClockStopped', 1, 'supervision', stoppedTitle, {
    ...{ clock: firstClockCode, run: z.int().min(1), on: day, outcome: z.enum(['met', 'late', 'cancelled']) },
  }),
  event('ClockExpired', 1, 'supervision', expiredTitle, { clock: firstClockCode, ...expired }),
  event('ClockStarted', 2, 'supervision', startedTitle, { clock: petitionClockCode, ...started, localGround }),
  event('ClockStopped', 2, 'supervision', stoppedTitle, { clock: petitionClockCode, ...stopped }),
  event('ClockExpired', 2, 'supervision', expiredTitle, { clock: petitionClockCode, ...expired }),
] as const;
