import { comparePositions, formatPosition, startPosition, type Position, type RecordedEvent } from '@anjuan/contracts';
import { LaneHole, type Lane, type Progress, type Reached, type UnreadableRecord } from './delivery.ts';
import { laneOf, laneParts } from './lane.ts';

/** Before the first event. */
export const noProgress: Progress = { floor: startPosition, marks: new Map() };

/** The later of two places. */
export function laterOf(a: Position, b: Position): Position {
  return comparePositions(a, b) < 0 ? b : a;
}

/** The place up to which everything of a lane is handled. */
export function reachedIn(lane: Lane, { floor, marks }: Progress): Position {
  return laterOf(floor, marks.get(lane) ?? startPosition);
}

/** The farthest place the progress speaks of: what lies beyond it is surely not handled. */
export function farthest({ floor, marks }: Progress): Position {
  return [...marks.values()].reduce(laterOf, floor);
}

/** Text form of a progress: another text whenever it has moved. */
export function progressText({ floor, marks }: Progress): string {
  const lanes = [...marks].map(([lane, place]) => `${lane}:${formatPosition(place)}`).sort();
  return [formatPosition(floor), ...lanes].join(' ');
}

/** A test whether an event is handled, whichever way it comes: from the store, or in a lane under this or an earlier number of partitions. */
export function handledBy(progress: Progress): (event: RecordedEvent) => boolean {
  const counts = [...new Set([...progress.marks.keys()].map((lane) => laneParts(lane).partitions))];
  const end = farthest(progress);
  return (event) => {
    if (comparePositions(event.position, progress.floor) <= 0) return true;
    if (comparePositions(event.position, end) > 0) return false;
    return counts.some((count) => comparePositions(event.position, progress.marks.get(laneOf(event, count)) ?? startPosition) <= 0);
  };
}

/** Unreadable records that were not put aside before; one without a place is known again by where it stands in Kafka. */
export function newRecords(records: readonly UnreadableRecord[], progress: Progress): readonly UnreadableRecord[] {
  return records.filter(({ lane, position }) => position === null || comparePositions(position, reachedIn(lane, progress)) > 0);
}

/** What of a delivery's reach is new: lanes and places beyond the progress. Throws LaneHole where records are missing before it. */
export function advance(
  progress: Progress,
  reached: Reached,
): { readonly floor: Position | null; readonly marks: ReadonlyMap<Lane, Position> } {
  if (reached.from === 'store') {
    return { floor: comparePositions(reached.readTo, progress.floor) > 0 ? reached.readTo : null, marks: new Map() };
  }
  for (const [lane, place] of reached.after ?? []) {
    if (comparePositions(place, reachedIn(lane, progress)) > 0)
      throw new LaneHole(lane, `records of ${lane} are missing before the delivery`);
  }
  const marks = [...reached.marks].filter(([lane, place]) => comparePositions(place, progress.marks.get(lane) ?? startPosition) > 0);
  return { floor: null, marks: new Map(marks) };
}
