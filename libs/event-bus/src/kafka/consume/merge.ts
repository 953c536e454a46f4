import { comparePositions, startPosition, type Position } from '@anjuan/contracts';
import type { Lane } from '../../delivery/delivery.ts';
import { laneParts } from '../../delivery/lane.ts';

/** A record in its lane, before anything else of it is read. */
export interface Queued<Content> {
  readonly lane: Lane;
  /** Its place in the store's order; null where its headers do not say it: it is taken when it comes to the head of its lane. */
  readonly position: Position | null;
  /** Place of the record before it in its lane. */
  readonly previous: Position;
  /** Places that other lanes of the same partition number must have reached before it; lanes that are not followed do not count. */
  readonly preceding: readonly (readonly [Lane, Position])[];
  readonly content: Content;
}

/** Records are missing before this one. */
export interface Hole<Content> {
  readonly before: Queued<Content>;
  /** The place its lane had reached. */
  readonly reached: Position;
}

interface LaneState<Content> {
  reached: Position;
  queue: Queued<Content>[];
  /** Records at the queue's beginning that are taken: dropped in bulk, since cutting an array at each record is slow. */
  taken: number;
}

/**
 * Merges lanes into the store's order, for the lanes of each partition number by itself: the earliest head is next, once the others have reached
 * what it follows. Where the earliest head must wait, all of its number wait, since whatever is later follows it. Pure: no clock, no I/O.
 */
export class LaneMerge<Content> {
  readonly #lanes = new Map<Lane, LaneState<Content>>();
  readonly #numbers: readonly (readonly LaneState<Content>[])[];
  #next = 0;

  /** Lanes to follow, and the place that each has reached: what lies at or below it is passed over. */
  constructor(reached: ReadonlyMap<Lane, Position>) {
    const numbers = new Map<number, LaneState<Content>[]>();
    for (const [lane, place] of reached) {
      const state: LaneState<Content> = { reached: place, queue: [], taken: 0 };
      this.#lanes.set(lane, state);
      const { partition } = laneParts(lane);
      const known = numbers.get(partition);
      if (known) known.push(state);
      else numbers.set(partition, [state]);
    }
    this.#numbers = [...numbers.values()];
  }

  get lanes(): readonly Lane[] {
    return [...this.#lanes.keys()];
  }

  /** Sets the places that lanes have reached, as they stand somewhere else; lanes that are not followed are left out. */
  reach(places: ReadonlyMap<Lane, Position>): void {
    for (const [lane, place] of places) {
      const state = this.#lanes.get(lane);
      if (state) state.reached = place;
    }
  }

  /** Adds records at the end of their lanes. Those of a lane that is not followed are dropped. */
  push(record: Queued<Content>): void {
    this.#lanes.get(record.lane)?.queue.push(record);
  }

  /** Records that wait in a lane. */
  waiting(lane: Lane): number {
    const state = this.#lanes.get(lane);
    return state ? state.queue.length - state.taken : 0;
  }

  /** The record at the head of each lane that has one. */
  *heads(): Generator<Queued<Content>, void, undefined> {
    for (const { queue, taken } of this.#lanes.values()) {
      const head = queue[taken];
      if (head) yield head;
    }
  }

  /**
   * The next records, at most about so many, in store order for each partition number; their lanes count as having reached them. Records that were
   * passed over are `passed`: they count for the offsets only. Stops at a hole, which then comes again at each call.
   */
  take(most: number): { readonly taken: Queued<Content>[]; readonly passed: Queued<Content>[]; readonly hole: Hole<Content> | undefined } {
    const taken: Queued<Content>[] = [];
    const passed: Queued<Content>[] = [];
    let hole: Hole<Content> | undefined;
    for (let turn = 0; turn < this.#numbers.length && !hole; turn += 1) {
      const lanes = this.#numbers[(this.#next + turn) % this.#numbers.length] ?? [];
      hole = this.#takeFrom(lanes, most, taken, passed);
      if (taken.length + passed.length < most) continue;
      this.#next = (this.#next + turn + 1) % this.#numbers.length; // the others first the next time
      break;
    }
    for (const state of this.#lanes.values()) compact(state);
    return { taken, passed, hole };
  }

  #takeFrom(
    lanes: readonly LaneState<Content>[],
    most: number,
    taken: Queued<Content>[],
    passed: Queued<Content>[],
  ): Hole<Content> | undefined {
    while (taken.length + passed.length < most) {
      const state = earliest(lanes);
      const record = state?.queue[state.taken];
      if (!state || !record) return undefined;
      const { position } = record;
      if (position !== null && comparePositions(position, state.reached) <= 0) {
        passed.push(record);
      } else {
        if (comparePositions(record.previous, state.reached) > 0) return { before: record, reached: state.reached };
        const awaited = this.#awaitedBy(record);
        if (awaited) {
          // What it waits for stands before it in the store, and every other head after it: a lane that has one will never bring that.
          const next = awaited.queue[awaited.taken];
          return next && { before: next, reached: awaited.reached };
        }
        if (position !== null) state.reached = position;
        taken.push(record);
      }
      state.taken += 1;
    }
    return undefined;
  }

  /** A lane that has not reached what this record follows. */
  #awaitedBy({ preceding }: Queued<Content>): LaneState<Content> | undefined {
    for (const [lane, place] of preceding) {
      const other = this.#lanes.get(lane);
      if (other && comparePositions(other.reached, place) < 0) return other;
    }
    return undefined;
  }
}

function earliest<Content>(lanes: readonly LaneState<Content>[]): LaneState<Content> | undefined {
  let found: LaneState<Content> | undefined;
  let place: Position | undefined;
  for (const state of lanes) {
    const record = state.queue[state.taken];
    if (!record) continue;
    const own = record.position ?? startPosition;
    if (place && comparePositions(own, place) >= 0) continue;
    found = state;
    place = own;
  }
  return found;
}

function compact<Content>(state: LaneState<Content>): void {
  if (state.taken === 0) return;
  if (state.taken === state.queue.length) state.queue = [];
  else if (state.taken < 512) return;
  else state.queue = state.queue.slice(state.taken);
  state.taken = 0;
}
