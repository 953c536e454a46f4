import { z } from 'zod';
import { event } from '../event-type.ts';
import { line } from '../primitives.ts';

/**
 * An operator left an event out for one consumer for good (死信丢弃): its handling failed again and again, and the case was to go on. In stream
 * `delivery-<caseId>`. The reason is about the system, not about a person, so nothing of it is sealed.
 */
export const deadLetterDiscarded = event(
  'DeadLetterDiscarded',
  1,
  'delivery',
  { zh: '死信丢弃', en: 'Dead letter discarded' },
  {
    /** Name of the consumer, `<service>/<purpose>`. */
    consumer: line(80),
    /** The event left out; null for a record that no event could be read from. */
    eventId: z.uuid().nullable(),
    /** Where that record stands in Kafka; null for an event. */
    record: z.strictObject({ topic: line(249), partition: z.int().min(0), offset: line(20) }).nullable(),
    reason: line(400),
  },
);

export const deliveryEvents = [deadLetterDiscarded] as const;
