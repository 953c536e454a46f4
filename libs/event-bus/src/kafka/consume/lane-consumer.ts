import { startPosition, type Position } from '@anjuan/contracts';
import type { Kafka } from 'kafkajs';
import type { Consumer, ConsumerState, ConsumerStatus } from '../../consumer.ts';
import { backOff } from '../../delivery/back-off.ts';
import { deliver } from '../../delivery/deliver.ts';
import { LaneHole, type Lane, type Reached } from '../../delivery/delivery.ts';
import { errorName, isOutage } from '../../delivery/outage.ts';
import { farthest, laterOf, reachedIn } from '../../delivery/progress.ts';
import { within } from '../../delivery/within.ts';
import { Batches, type Batch } from './batches.ts';
import { followedOwners } from './followed-owners.ts';
import { LaneFeed, type Term } from './lane-feed.ts';
import { LayoutChanged, type Layout } from './layout.ts';
import { recordedAt } from './queued-record.ts';

export interface LaneConsumerOptions {
  readonly kafka: Kafka;
  readonly prefix: string;
  readonly layout: Layout;
  readonly tries: number;
  /** Records in a delivery, about. */
  readonly largest: number;
  readonly sessionTimeoutMs: number;
  readonly onError: (consumer: string, error: unknown) => void;
}

/** Milliseconds: how long records that only move the marks may wait, and between two commits of offsets. */
const lazyFor = 1_000;
const commitEvery = 1_000;
/** So many records that only move the marks are enough for a delivery of their own. */
const lazyRecords = 5_000;
/** Without a fetch for so long the client hangs, and a new one is made; longer than any rebalance. */
const stalledAfter = 60_000;

/** Records that wait so long for others of another lane are told of. */
const blockedAfter = 15_000;

/** The client no longer fetches, though it did not say that it failed. */
export class FetchStalled extends Error {
  override readonly name = 'FetchStalled';
}

/** The client no longer tells the group that it lives, though it goes on fetching. */
export class GroupUnheard extends Error {
  override readonly name = 'GroupUnheard';
}

/** Records wait for others that stand before them and do not come, though they were written before. */
export class LaneBehind extends Error {
  override readonly name = 'LaneBehind';
}

/** Follows the lanes of one consumer until it is told to end. */
export class LaneConsumer {
  readonly #consumer: Consumer;
  readonly #options: LaneConsumerOptions;
  #feed: LaneFeed | undefined;
  #state: ConsumerState = 'starting';
  #lastError: string | null = null;
  #turnedAt = performance.now();
  #place: Position = startPosition;
  #parkedCases = 0;
  /** Records taken and not handled yet, and when the store recorded the first of them. */
  #inHand = { records: 0, since: undefined as number | undefined };
  #waitingSince = performance.now();
  #surePartitions: number | undefined;
  #begunTerm: Term | undefined;

  constructor(consumer: Consumer, options: LaneConsumerOptions) {
    this.#consumer = consumer;
    this.#options = options;
  }

  /** Resolves when the signal has aborted and the group is left; until then it goes on for ever, whatever fails. */
  async run(signal: AbortSignal): Promise<void> {
    const pause = backOff();
    while (!signal.aborted) {
      const begun = performance.now();
      try {
        await this.#session(signal);
      } catch (error) {
        if (ended(signal)) break;
        if (performance.now() - begun > 10_000) pause.reset();
        this.#failed(error, 'paused');
        this.#turnedAt = performance.now();
        await pause.wait(signal);
      }
    }
    this.#state = 'stopped';
  }

  /** Begins anew from the progress as it stands. */
  restart(): void {
    this.#feed?.restart();
  }

  get status(): ConsumerStatus {
    const term = this.#feed?.term;
    const begun = term !== undefined && term === this.#begunTerm;
    const first = [this.#inHand.since ?? Infinity];
    for (const { content } of term?.merge.heads() ?? []) first.push(recordedAt(content) ?? Infinity);
    const oldest = Math.min(...first);
    const now = performance.now();
    return {
      ...{
        name: this.#consumer.name,
        position: this.#place,
        state: this.#state,
        lastError: this.#lastError,
        parkedCases: this.#parkedCases,
      },
      behind: begun && this.#feed ? this.#feed.behind() + this.#inHand.records : null,
      oldestAgeMs: oldest === Infinity ? 0 : Math.max(0, Date.now() - oldest),
      idleMs: Math.round(now - Math.min(this.#turnedAt, this.#feed?.fetchedAt ?? now)),
      lanes: [...(term?.lanes.keys() ?? [])],
    };
  }

  /** One client of the group, from joining to leaving it. */
  async #session(signal: AbortSignal): Promise<void> {
    const { kafka, prefix, layout, sessionTimeoutMs } = this.#options;
    const partitions = await layout.partitions();
    const feed = new LaneFeed({
      ...{ kafka, prefix, partitions, sessionTimeoutMs, owners: followedOwners(this.#consumer.filter) },
      groupId: `${prefix}.${this.#consumer.name.replaceAll('/', '.')}`,
      layoutIsSure: this.#surePartitions === partitions,
    });
    const end = new AbortController();
    let following: Promise<void> = Promise.resolve();
    try {
      await feed.start();
      this.#feed = feed;
      following = this.#follow(feed, AbortSignal.any([signal, end.signal]));
      await Promise.race([feed.crashed, following]);
    } catch (error) {
      layout.forget(); // whatever happened, the topics may be others by now
      // Where it still is the same number, records on other partitions are astray.
      if (error instanceof LayoutChanged) this.#surePartitions = partitions;
      throw error;
    } finally {
      this.#feed = undefined;
      end.abort();
      await within(5_000, following); // a delivery that hangs does no harm later: what it does is checked again in its transaction
      await feed.stop();
    }
  }

  async #follow(feed: LaneFeed, signal: AbortSignal): Promise<void> {
    let committedAt = performance.now();
    let batches = new Batches(this.#consumer.filter);
    let idleSince = performance.now();
    while (!ended(signal)) {
      this.#turnedAt = performance.now();
      if (this.#turnedAt - feed.fetchedAt > stalledAfter) throw new FetchStalled('no fetch came back');
      if (feed.isForgotten) throw new GroupUnheard('no heartbeat was sent');
      const { term } = feed;
      if (!term) {
        await feed.wait(500);
        continue;
      }
      if (this.#begunTerm !== term) {
        await this.#begin(term, feed);
        batches = new Batches(this.#consumer.filter);
        if (feed.term !== term) continue;
      }
      try {
        const { taken, passed, hole } = term.merge.take(this.#options.largest);
        if (batches.idle === 0) idleSince = this.#turnedAt;
        for (const record of passed) batches.pass(record);
        this.#inHand = { records: taken.length, since: taken[0] && recordedAt(taken[0].content) };
        for (const batch of batches.add(taken)) await this.#deliver(batch, feed, term, signal);
        feed.took(passed);
        feed.took(taken);
        if (hole) throw new LaneHole(hole.before.lane, `records of ${hole.before.lane} are missing`);
        const nothing = taken.length + passed.length === 0;
        if (batches.idle >= lazyRecords || (batches.idle > 0 && this.#turnedAt - idleSince > lazyFor)) {
          await this.#deliver(batches.flush(), feed, term, signal);
        } else if (nothing) {
          this.#rest(term);
          await feed.wait(batches.idle > 0 ? lazyFor : 500);
        }
        if (!nothing) this.#waitingSince = performance.now();
      } catch (error) {
        if (ended(signal)) return;
        if (error instanceof LaneHole) await this.#meetHole(error, feed, term, signal);
        else if (feed.term === term && !term.signal.aborted) throw error;
      } finally {
        this.#inHand = { records: 0, since: undefined };
      }
      if (performance.now() - committedAt > commitEvery) {
        committedAt = performance.now();
        void feed.commit();
      }
    }
  }

  /** Reads what is handled, at the beginning of a term; for ever while the database is down. */
  async #begin(term: Term, feed: LaneFeed): Promise<void> {
    const pause = backOff();
    while (!term.signal.aborted) {
      try {
        const progress = await this.#consumer.progress();
        await feed.begin(term, new Map([...term.lanes.keys()].map((lane) => [lane, reachedIn(lane, progress)])));
        await this.#countParked();
        this.#place = farthest(progress);
        this.#begunTerm = term;
        return;
      } catch (error) {
        this.#turnedAt = performance.now();
        this.#failed(error, isOutage(error) ? 'paused' : 'retrying');
        await pause.wait(term.signal);
      }
    }
  }

  async #deliver({ delivery, offsets }: Batch, feed: LaneFeed, term: Term, signal: AbortSignal): Promise<void> {
    const { events, unreadable, reached } = delivery;
    if (events.length > 0 || unreadable || movesMarks(reached)) {
      const onFailure = (error: unknown, state: 'paused' | 'retrying'): void => {
        this.#turnedAt = performance.now();
        this.#failed(error, state);
      };
      const both = AbortSignal.any([signal, term.signal]);
      const { isolated } = await deliver(this.#consumer, delivery, { tries: this.#options.tries, onFailure }, both);
      if (isolated || unreadable || this.#parkedCases > 0) await this.#countParked();
    }
    if (feed.term !== term) return; // the lanes may be another's by now
    const marks = reached.from === 'lanes' ? reached.marks : new Map<Lane, Position>();
    feed.handled(offsets, marks);
    this.#place = [...marks.values()].reduce(laterOf, this.#place);
    this.#atRest();
  }

  /** What was committed may lie beyond what is handled, as after a restored backup: once the lane is read from its beginning. Then it is a hole. */
  async #meetHole(hole: LaneHole, feed: LaneFeed, term: Term, signal: AbortSignal): Promise<void> {
    if (feed.term !== term) return;
    if (!term.rewound.has(hole.lane)) {
      feed.restart(new Set([hole.lane]));
      return;
    }
    this.#failed(hole, 'hole');
    const over = AbortSignal.any([signal, term.signal]);
    if (!over.aborted) await new Promise<void>((resolve) => over.addEventListener('abort', () => resolve(), { once: true }));
  }

  /** A figure for operators: where it can't be had, the last one stays. */
  async #countParked(): Promise<void> {
    this.#parkedCases = (await this.#consumer.deadLetters?.count().catch(() => this.#parkedCases)) ?? 0;
  }

  /** Nothing can be taken: all is well where nothing waits, or not for long. */
  #rest(term: Term): void {
    const now = performance.now();
    if (term.merge.heads().next().done) this.#waitingSince = now;
    if (now - this.#waitingSince < blockedAfter) {
      this.#atRest();
      return;
    }
    this.#waitingSince = now;
    this.#failed(new LaneBehind('records wait for others that do not come'), 'paused');
  }

  #atRest(): void {
    this.#state = 'running';
    this.#lastError = null;
  }

  #failed(error: unknown, state: ConsumerState): void {
    this.#state = state;
    this.#lastError = errorName(error);
    this.#options.onError(this.#consumer.name, error);
  }
}

function movesMarks(reached: Reached): boolean {
  return reached.from === 'lanes' && reached.marks.size > 0;
}

// Asked by a call: the checker takes the loop's own condition to hold until its end, but an abort comes from outside.
function ended(signal: AbortSignal): boolean {
  return signal.aborted;
}
