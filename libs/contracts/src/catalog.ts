import type { z } from 'zod';
import type { EventDefinition } from './event-type.ts';
import { assignmentEvents, assignmentEventsBefore } from './events/assignment.ts';
import { backlogEvents } from './events/backlog.ts';
import { campaignEvents } from './events/campaign.ts';
import { classificationEvents } from './events/classification.ts';
import { deliveryEvents } from './events/delivery.ts';
import { documentEvents } from './events/documents.ts';
import { intakeEvents } from './events/intake.ts';
import { supervisionOrderEvents } from './events/supervision-orders.ts';
import { supervisionEvents, supervisionEventsBefore, type clockEvents } from './events/supervision.ts';

type PayloadOf<Definitions extends readonly { readonly schema: z.ZodType }[]> = z.infer<Definitions[number]['schema']>;

export type IntakeEvent = PayloadOf<typeof intakeEvents>;
export type ClassificationEvent = PayloadOf<typeof classificationEvents>;
export type AssignmentEvent = PayloadOf<typeof assignmentEvents>;
export type SupervisionEvent = PayloadOf<typeof supervisionEvents>;
/** The events of any clock. */
export type ClockEvent = PayloadOf<typeof clockEvents>;
/** Supervision orders, interviews and suggestions (督办), in a stream of their own with their clocks. */
export type SupervisionOrderEvent = PayloadOf<typeof supervisionOrderEvents>;
/** The backlog side of a case (积案), in a stream of its own beside the clocks. */
export type BacklogEvent = PayloadOf<typeof backlogEvents>;
/** Campaigns and batches of backlog cases (专项、批次). */
export type CampaignEvent = PayloadOf<typeof campaignEvents>;
/** Documents with their numbers (文书), in streams of their own beside the handling. */
export type DocumentEvent = PayloadOf<typeof documentEvents>;
/** What is recorded beside the petition itself: its state stays as it is. */
export type AsideEvent = BacklogEvent | CampaignEvent | SupervisionOrderEvent | DocumentEvent;
export type DeliveryEvent = PayloadOf<typeof deliveryEvents>;
/** Any event's payload, opened: the personal part in the clear, or null where its key was erased. */
export type DomainEvent = IntakeEvent | ClassificationEvent | AssignmentEvent | SupervisionEvent | AsideEvent | DeliveryEvent;
export type EventOf<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>;

/** Every published version of every event. */
export const eventCatalog: readonly EventDefinition[] = [
  ...intakeEvents,
  ...classificationEvents,
  ...assignmentEvents,
  ...assignmentEventsBefore,
  ...supervisionEvents,
  ...supervisionOrderEvents,
  ...backlogEvents,
  ...campaignEvents,
  ...documentEvents,
  ...deliveryEvents,
  ...supervisionEventsBefore,
];

const newest = new Map<string, EventDefinition>();
for (const definition of eventCatalog) {
  const known = newest.get(definition.type);
  if (!known || known.version < definition.version) newest.set(definition.type, definition);
}

/** The newest definition of an event. Throws a RangeError for a type no service publishes. */
export function definitionOf(type: string): EventDefinition {
  const found = newest.get(type);
  if (!found) throw new RangeError(`no event type ${type} is defined`);
  return found;
}

const aside = new Set<string>([...backlogEvents, ...campaignEvents, ...supervisionOrderEvents, ...documentEvents].map(({ type }) => type));

/** Whether an event stands beside the petition: it shows in the history and leaves the state of the petition as it is. */
export function isAsideEvent(event: DomainEvent): event is AsideEvent {
  return aside.has(event.type);
}
