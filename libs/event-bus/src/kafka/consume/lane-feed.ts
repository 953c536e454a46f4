import { comparePositions, formatPosition, startPosition, type Position } from '@anjuan/contracts';
import type { Consumer as KafkaConsumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Lane } from '../../delivery/delivery.ts';
import { laneName, partitionOf } from '../../delivery/lane.ts';
import { within } from '../../delivery/within.ts';
import { topicOf } from '../topics/names.ts';
import type { TopicOwner } from '../topics/owners.ts';
import { assignLanes } from './assign-lanes.ts';
import { committedPlaces, fedLane, type FedLane } from './fed-lane.ts';
import { LayoutChanged } from './layout.ts';
import { LaneMerge, type Queued } from './merge.ts';
import { lastOfChain, queuedRecord, weightOf, type Waiting } from './queued-record.ts';

/** Bytes that may wait in a lane, and in all of them, before no more is fetched; one batch may come on top. */
const laneBytes = 4 * 1024 * 1024;
const allBytes = 64 * 1024 * 1024;
/** Longest wait of the broker for a new record, milliseconds: one that comes is sent at once. It bounds how long leaving the group takes. */
const longestWait = 250;

export interface FeedOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly prefix: string;
  readonly owners: readonly TopicOwner[];
  readonly partitions: number;
  /** A record on another partition than its key says is a fault of its own, not a sign that the topics were filled anew. */
  readonly layoutIsSure: boolean;
  /** Milliseconds without a heartbeat after which the group gives this member's lanes to others. */
  readonly sessionTimeoutMs: number;
}

/** One assignment of lanes, from one joining of the group (or one restart) to the next. */
export interface Term {
  readonly lanes: ReadonlyMap<Lane, FedLane>;
  readonly merge: LaneMerge<Waiting>;
  /** Aborts when the assignment ends: what was fetched under it is dropped. */
  readonly signal: AbortSignal;
  /** Lanes that were read from their beginning because of a hole. */
  readonly rewound: ReadonlySet<Lane>;
}

/** Fetches records of the lanes that the group assigns to this member, and keeps them, bounded, until they are taken. */
export class LaneFeed {
  readonly #options: FeedOptions;
  readonly #kafka: KafkaConsumer;
  readonly #crash = Promise.withResolvers<never>();
  #term: { readonly current: Term; readonly end: AbortController } | undefined;
  #weight = 0;
  #wake: (() => void) | undefined;
  #committing: Promise<unknown> | undefined;
  #held: readonly number[] = [];
  /** Records on other partitions than their keys say. A few may be somebody's mistake; many mean that the topics are others by now. */
  #astray = 0;
  /** When a fetch last came back, milliseconds of the process's clock. */
  fetchedAt = performance.now();
  /** When the group last answered a heartbeat, or let this member in. */
  #heardAt = performance.now();

  constructor(options: FeedOptions) {
    this.#options = options;
    const { kafka, groupId, sessionTimeoutMs } = options;
    this.#crash.promise.catch(() => undefined); // it is awaited by whoever follows the feed
    this.#kafka = kafka.consumer({
      ...{ groupId, sessionTimeout: sessionTimeoutMs, heartbeatInterval: Math.min(1_000, sessionTimeoutMs / 5), rebalanceTimeout: 30_000 },
      ...{ minBytes: 1, maxWaitTimeInMs: longestWait, readUncommitted: false, allowAutoTopicCreation: false, metadataMaxAge: 60_000 },
      partitionAssigners: [assignLanes(() => this.#held)],
      retry: { retries: 5, restartOnFailure: () => Promise.resolve(false) }, // whoever follows the feed starts a new one, and shows it
    });
  }

  /** Rejects when the feed has ended by itself; never resolves. */
  get crashed(): Promise<never> {
    return this.#crash.promise;
  }

  /**
   * Fetches come back, but the group has not heard of this member for longer than two sessions: it has given its lanes away, and nobody told it. The
   * client counts by the wall clock when the next heartbeat is due; set back by hours, that sends none for hours.
   */
  get isForgotten(): boolean {
    return this.fetchedAt - this.#heardAt > 2 * this.#options.sessionTimeoutMs;
  }

  get term(): Term | undefined {
    return this.#term?.current;
  }

  /** Joins the group and begins to fetch. Rejects with what the broker answers. */
  async start(): Promise<void> {
    const { events } = this.#kafka;
    this.#kafka.on(events.GROUP_JOIN, ({ payload }) => this.#joined(payload.memberAssignment));
    this.#kafka.on(events.HEARTBEAT, () => void (this.#heardAt = performance.now()));
    this.#kafka.on(events.FETCH, () => void (this.fetchedAt = performance.now()));
    this.#kafka.on(events.CRASH, ({ payload }) => this.#crash.reject(payload.error));
    await this.#kafka.connect();
    const topics = this.#options.owners.map((owner) => topicOf(this.#options.prefix, owner));
    await this.#kafka.subscribe({ topics, fromBeginning: true });
    await this.#kafka.run({
      autoCommit: false,
      eachBatch: (payload) => {
        this.#receive(payload);
        return Promise.resolve();
      },
    });
  }

  /** Resolves when something came or the assignment changed, at the latest after so many milliseconds. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        setImmediate(resolve); // the other batches of the same answer are handed over first
      };
    });
  }

  /** To be told of every record that left the merge. */
  took(records: readonly Queued<Waiting>[]): void {
    for (const { lane, content } of records) {
      const fed = this.term?.lanes.get(lane);
      if (!fed) continue;
      const weight = weightOf(content.message);
      fed.weight -= weight;
      this.#weight -= weight;
    }
    this.#resume();
  }

  /** To be told what is handled; it is committed by the next `commit`. */
  handled(offsets: ReadonlyMap<Lane, bigint>, places: ReadonlyMap<Lane, Position>): void {
    for (const [lane, fed] of this.term?.lanes ?? []) {
      fed.next = offsets.get(lane) ?? fed.next;
      fed.place = places.get(lane) ?? fed.place;
    }
  }

  /**
   * Begins to give records, beyond the places given. Where the group's offset of a lane was committed farther than that (a database that was set
   * back, a schema that was dropped), the lane is read from its beginning: the term is over then. Rejects with what the broker answers.
   */
  async begin(term: Term, places: ReadonlyMap<Lane, Position>): Promise<void> {
    const ahead = new Set<Lane>();
    for (const [lane, committed] of await committedPlaces(term.lanes, this.#options)) {
      const place = places.get(lane);
      if (place && !term.rewound.has(lane) && comparePositions(committed, place) > 0) ahead.add(lane);
    }
    if (this.term !== term) return;
    if (ahead.size > 0) {
      this.restart(ahead);
      return;
    }
    term.merge.reach(places);
    for (const [lane, fed] of term.lanes) fed.place = places.get(lane) ?? fed.place;
  }

  /** Commits how far the lanes are handled. A hint where to begin after a restart: what counts is the consumer's own progress. */
  commit(): Promise<unknown> {
    if (this.#committing) return this.#committing;
    const term = this.term;
    const offsets = [...(term?.lanes.values() ?? [])].flatMap((fed) => {
      const { topic, partition, next, place } = fed;
      // At the end of what was fetched the marks that end a transaction count as handled too: they are no records.
      const offset = next !== undefined && next === fed.pushedTo ? fed.fetchedTo : next;
      if (offset === undefined || offset === fed.committed) return [];
      fed.committed = offset;
      return [{ topic, partition, offset: String(offset), metadata: formatPosition(place) }];
    });
    if (offsets.length === 0) return Promise.resolve();
    this.#committing = this.#kafka
      .commitOffsets(offsets)
      .catch(() => undefined) // the group is rebalancing, or the broker is away: the next one says it again
      .finally(() => (this.#committing = undefined));
    return this.#committing;
  }

  /** Begins anew with the same lanes: everything fetched is dropped, and fetched again from what is handled; the lanes named, from their beginning. */
  restart(fromBeginning: ReadonlySet<Lane> = new Set()): void {
    const before = this.#term?.current;
    if (!before) return;
    const lanes = new Map(
      [...before.lanes].map(([lane, fed]) => [
        lane,
        { ...fed, weight: 0, fetchedTo: 0n, lastPushed: startPosition, next: fromBeginning.has(lane) ? 0n : fed.next },
      ]),
    );
    const rewound = fromBeginning.size === 0 ? fromBeginning : new Set([...before.rewound, ...fromBeginning]);
    this.#begin(lanes, rewound);
    for (const { topic, partition, next } of lanes.values()) {
      if (next !== undefined) this.#kafka.seek({ topic, partition, offset: String(next) });
    }
    this.#resume();
  }

  /** Events that are known to wait: in memory and, as last told, in the topics. */
  behind(): number {
    let count = 0;
    for (const [lane, { end, fetchedTo }] of this.term?.lanes ?? []) {
      count += (this.term?.merge.waiting(lane) ?? 0) + (end > fetchedTo ? Number(end - fetchedTo) : 0);
    }
    return count;
  }

  /** Commits what is handled and leaves the group. */
  async stop(): Promise<void> {
    await within(2_000, this.commit());
    this.#term?.end.abort();
    await within(3_000, this.#kafka.disconnect());
  }

  #joined(assignment: Readonly<Record<string, number[]>>): void {
    this.fetchedAt = performance.now();
    this.#heardAt = this.fetchedAt;
    const lanes = new Map<Lane, FedLane>();
    for (const owner of this.#options.owners) {
      const topic = topicOf(this.#options.prefix, owner);
      for (const partition of assignment[topic] ?? []) {
        const lane = laneName(owner, partition, this.#options.partitions);
        lanes.set(lane, fedLane(owner, topic, partition));
      }
    }
    const paused = this.#kafka.paused();
    if (paused.length > 0) this.#kafka.resume(paused);
    this.#held = [...new Set(Object.values(assignment).flat())].sort((a, b) => a - b);
    this.#begin(lanes, new Set());
  }

  #begin(lanes: ReadonlyMap<Lane, FedLane>, rewound: ReadonlySet<Lane>): void {
    this.#term?.end.abort();
    const end = new AbortController();
    const merge = new LaneMerge<Waiting>(new Map([...lanes.keys()].map((lane) => [lane, startPosition])));
    this.#term = { current: { lanes, merge, signal: end.signal, rewound }, end };
    this.#weight = 0;
    this.#wake?.();
  }

  #receive(payload: EachBatchPayload): void {
    const { batch } = payload;
    const { prefix, owners, partitions, layoutIsSure } = this.#options;
    const { topic, partition } = batch;
    const owner = owners.find((one) => topicOf(prefix, one) === topic);
    const term = this.term;
    const fed = owner && term?.lanes.get(laneName(owner, partition, partitions));
    if (!fed || !term || payload.isStale()) return;
    const first = BigInt(batch.messages[0]?.offset ?? 0);
    // Before anything of the batch may be taken: lanes named by a wrong number would count others' records as handled.
    if (first < fed.fetchedTo) {
      this.#layoutChanged(`主题已重建 / ${topic} was made anew`);
      return;
    }
    const astray = batch.messages.map(({ key }) => key === null || partitionOf(key, partitions) !== partition);
    const strange = astray.filter(Boolean).length;
    if (strange > 0 && (!layoutIsSure || this.#astray > 20)) {
      this.#layoutChanged(`消息不在应在的分区 / records of ${topic} lie on other partitions`);
      return;
    }
    this.#astray += strange;
    const source = { topic, owner, partition, partitions };
    const records = batch.messages.map((message, index) => queuedRecord(message, source, astray[index] === true));
    const last = lastOfChain(records, fed.lastPushed);
    if (!last) {
      this.#layoutChanged(`主题已重建 / ${topic} was made anew`);
      return;
    }
    fed.lastPushed = last;
    for (const record of records) {
      term.merge.push(record);
      const weight = weightOf(record.content.message);
      fed.weight += weight;
      this.#weight += weight;
    }
    fed.next ??= first;
    fed.pushedTo = BigInt(batch.messages.at(-1)?.offset ?? 0) + 1n;
    fed.fetchedTo = BigInt(batch.lastOffset()) + 1n;
    fed.end = BigInt(batch.highWatermark);
    if (fed.weight > laneBytes || this.#weight > allBytes) this.#pause(fed);
    this.#wake?.();
  }

  #layoutChanged(message: string): void {
    this.#term?.end.abort();
    this.#term = undefined;
    this.#crash.reject(new LayoutChanged(message));
    this.#wake?.();
  }

  #pause(fed: FedLane): void {
    fed.paused = true;
    this.#kafka.pause([{ topic: fed.topic, partitions: [fed.partition] }]);
  }

  // A lane in which nothing waits is always fetched, however much the others hold: they may be waiting for it.
  #resume(): void {
    for (const fed of this.term?.lanes.values() ?? []) {
      if (!fed.paused || (fed.weight > 0 && (fed.weight > laneBytes / 2 || this.#weight > allBytes / 2))) continue;
      fed.paused = false;
      this.#kafka.resume([{ topic: fed.topic, partitions: [fed.partition] }]);
    }
  }
}
