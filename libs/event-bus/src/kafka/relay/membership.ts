import { setTimeout as delay } from 'node:timers/promises';
import { AssignerProtocol, type Assigner, type Consumer, type EachBatchPayload, type Kafka } from 'kafkajs';

export interface MembershipOptions {
  readonly topic: string;
  readonly groupId: string;
  /** A member that is not heard of for so long is out; the broker's least is 6,000 unless it is set otherwise. */
  readonly sessionTimeoutMs: number;
}

/** The member lost the partition, or its way to the group. */
export class MembershipLost extends Error {
  override readonly name = 'MembershipLost';
}

/** Some record was looked for and did not come in time. */
export class CheckpointUnread extends Error {
  override readonly name = 'CheckpointUnread';
}

interface Search {
  readonly key: string;
  readonly end: bigint;
  last: string | undefined;
  done(): void;
}

/** Longest wait for the relay's own topic to be read, milliseconds. */
const readPatience = 30_000;
const pollMs = 200;

/**
 * Membership in the consumer group on the relay topic's one partition: whoever has the partition is elected. That is only about who goes
 * on; that a late one writes nothing is seen to by the transactional id. One membership is used once: after `lost` make another.
 */
export class Membership {
  readonly #consumer: Consumer;
  readonly #topic: string;
  readonly #groupId: string;
  readonly #lost = new AbortController();
  readonly #sessionTimeoutMs: number;
  #elected = false;
  #memberId = '';
  /** When the group last answered this member. */
  #heardAt = 0;
  #watchdog: NodeJS.Timeout | undefined;
  #search: Search | undefined;
  #follow: ((key: string, value: string) => void) | undefined;
  /** Offset of the record to be read next. */
  #next = 0n;
  #whenElected: () => void = () => undefined;

  constructor(kafka: Kafka, options: MembershipOptions) {
    this.#topic = options.topic;
    this.#groupId = options.groupId;
    this.#sessionTimeoutMs = options.sessionTimeoutMs;
    this.#consumer = kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: options.sessionTimeoutMs,
      rebalanceTimeout: options.sessionTimeoutMs,
      heartbeatInterval: Math.floor(options.sessionTimeoutMs / 5),
      maxWaitTimeInMs: pollMs,
      allowAutoTopicCreation: false,
      partitionAssigners: [() => this.#assigner()],
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3, restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /** Aborts when the partition is lost, or the way to the group. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Joins and waits until this member has the partition; tells when it is in. Rejects with the client's error, or with the signal's reason. */
  async elected(signal: AbortSignal, joined: () => void = () => undefined): Promise<void> {
    signal.throwIfAborted();
    const consumer = this.#consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      joined();
      this.#heardAt = performance.now();
      this.#joined(payload.memberId, (payload.memberAssignment[this.#topic] ?? []).includes(0));
    });
    consumer.on(consumer.events.HEARTBEAT, () => void (this.#heardAt = performance.now()));
    consumer.on(consumer.events.CRASH, ({ payload }) => this.#lose(payload.error));
    const elected = new Promise<void>((resolve) => (this.#whenElected = resolve));
    const started = (async () => {
      await consumer.connect();
      await consumer.subscribe({ topic: this.#topic });
      await consumer.run({ autoCommit: false, eachBatch: (payload) => this.#read(payload) });
      await elected;
    })();
    await orAborted(started, AbortSignal.any([signal, this.lost]));
  }

  /** Value of the last committed record with the key before the one at offset `end`, which is committed and still there; null when there is none. */
  async lastBefore(key: string, end: bigint, low: bigint): Promise<string | null> {
    for (let window = 100n; ; window *= 50n) {
      const from = end - window > low ? end - window : low;
      const found = await this.#searched(key, from, end);
      if (found !== undefined || from === low) return found ?? null;
    }
  }

  /** Tells of every committed record from the offset on, until one is what was waited for. Rejects with the reason of the signal or of `lost`. */
  async heard(from: bigint, awaited: (key: string, value: string) => boolean, signal: AbortSignal): Promise<void> {
    const found = new Promise<void>((resolve) => {
      this.#follow = (key, value) => {
        if (!awaited(key, value)) return;
        this.#follow = undefined;
        this.#pause();
        resolve();
      };
    });
    this.#readFrom(from);
    try {
      await orAborted(found, AbortSignal.any([signal, this.lost]));
    } finally {
      this.#follow = undefined;
    }
  }

  /** Leaves the group, so that another is elected at once. Gives up waiting after 5 s. */
  async leave(): Promise<void> {
    this.#lose(new MembershipLost('left'));
    await within(5_000, this.#consumer.disconnect());
  }

  async #searched(key: string, from: bigint, end: bigint): Promise<string | undefined> {
    const found = new Promise<string | undefined>((resolve) => {
      const search: Search = { key, end, last: undefined, done: () => resolve(search.last) };
      this.#search = search;
    });
    // The partition is paused, so nothing that was fetched from elsewhere is on its way.
    this.#readFrom(from);
    const late = AbortSignal.timeout(readPatience);
    try {
      return await orAborted(found, AbortSignal.any([this.lost, late]));
    } catch (error) {
      throw late.aborted
        ? new CheckpointUnread('检查点主题读不到末尾 / the end of the relay topic could not be read', { cause: error })
        : error;
    }
  }

  #readFrom(offset: bigint): void {
    this.#next = offset;
    this.#consumer.seek({ topic: this.#topic, partition: 0, offset: offset.toString() });
    this.#consumer.resume([{ topic: this.#topic }]);
  }

  #read({ batch }: EachBatchPayload): Promise<void> {
    for (const { key, value, offset } of batch.messages) {
      if (BigInt(offset) < this.#next) continue;
      this.#next = BigInt(offset) + 1n;
      const search = this.#search;
      if (search) {
        if (BigInt(offset) < search.end && key?.toString() === search.key) search.last = value?.toString();
        if (BigInt(offset) < search.end) continue;
        this.#search = undefined;
        this.#pause();
        search.done();
        break;
      }
      this.#follow?.(key?.toString() ?? '', value?.toString() ?? '');
    }
    return Promise.resolve();
  }

  #joined(memberId: string, assigned: boolean): void {
    if (this.#lost.signal.aborted) return;
    if (assigned && !this.#elected) {
      this.#elected = true;
      this.#memberId = memberId;
      this.#pause();
      this.#watchdog = setInterval(() => this.#checkSilence(2 * this.#sessionTimeoutMs), this.#sessionTimeoutMs / 4).unref();
      this.#whenElected();
    } else if (this.#elected && (!assigned || memberId !== this.#memberId))
      this.#lose(new MembershipLost('另一个转发进程已接替 / another relay has taken over'));
    // With every new member all join anew, and the client, whose offsets are not committed, would go on with the newest record.
    else if (assigned && (this.#search ?? this.#follow)) this.#readFrom(this.#next);
  }

  #pause(): void {
    this.#consumer.pause([{ topic: this.#topic }]);
  }

  /** A member that hung so long was taken for dead: it is to know before it joins again, or it would claim to be at work. */
  #checkSilence(longestMs: number): void {
    if (this.#elected && performance.now() - this.#heardAt > longestMs)
      this.#lose(new MembershipLost('与消费组失去联系过久 / out of touch with the group for too long'));
  }

  #lose(reason: Error): void {
    clearInterval(this.#watchdog);
    this.#elected = false;
    this.#lost.abort(reason);
  }

  /** Gives the partition to the member that has it, else to the first: a newcomer takes nothing from one that is at work. */
  #assigner(): Assigner {
    const version = 1;
    return {
      name: `${this.#groupId}-assigner`,
      version,
      protocol: ({ topics }) => {
        this.#checkSilence(this.#sessionTimeoutMs);
        const userData = Buffer.from([this.#elected ? 1 : 0]);
        return { name: `${this.#groupId}-assigner`, metadata: AssignerProtocol.MemberMetadata.encode({ version, topics, userData }) };
      },
      assign: ({ members }) => {
        const sorted = members.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1));
        const atWork = sorted.find(({ memberMetadata }) => AssignerProtocol.MemberMetadata.decode(memberMetadata)?.userData[0] === 1);
        const chosen = atWork ?? sorted[0];
        return Promise.resolve(
          sorted.map(({ memberId }) => ({
            memberId,
            memberAssignment: AssignerProtocol.MemberAssignment.encode({
              version,
              assignment: memberId === chosen?.memberId ? { [this.#topic]: [0] } : {},
              userData: Buffer.alloc(0),
            }),
          })),
        );
      },
    };
  }
}

/** Resolves with `work`, or rejects with the signal's reason as soon as it aborts; `work` then ends unheard. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason as Error);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Waits for `work`, however it ends, but no longer than so many milliseconds. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const late = delay(ms, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([work.catch(() => undefined), late]);
  over.abort();
}
