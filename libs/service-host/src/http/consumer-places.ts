import { comparePositions, definitionOf, owners, startPosition, type Position } from '@anjuan/contracts';
import { handledBy, laneParts, type Consumer, type Progress } from '@anjuan/event-bus';
import type { EventFilter, EventStore } from '@anjuan/event-store';

/**
 * How far consumers that follow lanes have come in the store's own order: up to where everything is handled. Lanes alone do not tell it,
 * since what the relay has not written yet is in none of them. The store is asked for what lies behind the last known place; each event is
 * looked at once. Rejects with what the store or the database answers.
 */
export function consumerPlaces(store: EventStore): (consumer: Consumer) => Promise<Position> {
  const known = new Map<string, Position>();
  return async (consumer) => {
    const progress = await consumer.progress();
    let place = latest(latest(progress.floor, wholeUpTo(progress, consumer.filter)), known.get(consumer.name) ?? startPosition);
    const handled = handledBy(progress);
    reading: for await (const page of store.readAll({ after: place, filter: consumer.filter, pageSize: 500 })) {
      for (const event of page.events) {
        if (!handled(event)) break reading;
        place = event.position;
      }
      place = page.readTo;
    }
    known.set(consumer.name, place);
    return place;
  };
}

/** When every lane that can bring something has a mark, everything up to the least of them is handled; else only the start is sure. */
function wholeUpTo({ marks }: Progress, filter: EventFilter): Position {
  const lanes = [...marks].map(([lane, mark]) => ({ ...laneParts(lane), mark }));
  const partitions = Math.max(0, ...lanes.map((lane) => lane.partitions));
  const followed = ownersOf(filter);
  const current = lanes.filter((lane) => lane.partitions === partitions && followed.has(lane.owner));
  if (current.length === 0 || current.length < followed.size * partitions) return startPosition;
  return current.map(({ mark }) => mark).reduce((a, b) => (comparePositions(a, b) < 0 ? a : b));
}

function ownersOf({ categories, types }: EventFilter): ReadonlySet<string> {
  return new Set(categories ?? types?.map((type) => definitionOf(type).owner) ?? [...owners, 'delivery']);
}

function latest(a: Position, b: Position): Position {
  return comparePositions(a, b) < 0 ? b : a;
}
