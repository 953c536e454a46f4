import { EventStoreUnavailable } from '../../errors.ts';
import type { AppendResult } from '../../port.ts';
import type { CheckedAppend } from '../../validate.ts';
import type { Answer } from './send-batch.ts';

export interface MergeLimits {
  /** Batches on the way at the same time. */
  readonly inFlight: number;
  readonly maxEvents: number;
  readonly maxBytes: number;
  /** An append is refused as unavailable while so many bytes wait. */
  readonly maxQueuedBytes: number;
}

interface Waiting {
  readonly append: CheckedAppend;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

/** Rounds cost a pass each; more appends to one stream wait for the next batch. */
const maxRounds = 64;
/** Each stream of a batch is a lock in a table that PostgreSQL shares among all connections and sizes at start (max_locks_per_transaction). */
const maxAppends = 256;
/** How far into the queue a batch is looked for behind appends that must still wait for their stream. */
const maxPassedOver = 4_096;

/**
 * Merges appends that wait at the same time into one statement and one commit. An append that is alone leaves at once: as soon as what
 * runs now has run, so that those answered together, which ask again together, go together.
 * Appends to one stream leave in the order they came: never two batches with the same stream at the same time.
 */
export class Merger {
  #queue: Waiting[] = [];
  #queuedBytes = 0;
  #inFlight = 0;
  #scheduled = false;
  readonly #busy = new Set<string>();
  readonly #idle: (() => void)[] = [];

  readonly #send: (rounds: readonly (readonly CheckedAppend[])[]) => Promise<Answer[]>;
  readonly #limits: MergeLimits;

  constructor(send: (rounds: readonly (readonly CheckedAppend[])[]) => Promise<Answer[]>, limits: MergeLimits) {
    this.#send = send;
    this.#limits = limits;
  }

  /** Rejects with InvalidAppend, or with EventStoreUnavailable when the store did not answer or too much is waiting. */
  add(append: CheckedAppend): Promise<AppendResult> {
    if (this.#queuedBytes + append.bytes > this.#limits.maxQueuedBytes) {
      return Promise.reject(new EventStoreUnavailable('等待写入的事件过多 / too many appends are waiting'));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ append, resolve, reject });
      this.#queuedBytes += append.bytes;
      this.#schedule();
    });
  }

  /** Resolves when everything handed over has been answered. */
  async drained(): Promise<void> {
    if (this.#queue.length === 0 && this.#inFlight === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#scheduled || this.#inFlight >= this.#limits.inFlight) return;
    this.#scheduled = true;
    process.nextTick(() => {
      this.#scheduled = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#inFlight < this.#limits.inFlight) {
      const rounds = this.#take();
      if (rounds.length === 0) break;
      void this.#go(rounds);
    }
    if (this.#queue.length === 0 && this.#inFlight === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  #take(): Waiting[][] {
    const rounds: Waiting[][] = [];
    const passedOver: Waiting[] = [];
    const times = new Map<string, number>();
    let appends = 0;
    let events = 0;
    let bytes = 0;
    let taken = 0;
    for (const waiting of this.#queue) {
      const { stream, events: given } = waiting.append;
      const round = times.get(stream) ?? 0;
      const size = given.length;
      if (events > 0 && (events + size > this.#limits.maxEvents || bytes + waiting.append.bytes > this.#limits.maxBytes)) break;
      if (appends === maxAppends || passedOver.length === maxPassedOver) break;
      taken += 1;
      if (this.#busy.has(stream) || round === maxRounds) {
        passedOver.push(waiting);
        continue;
      }
      times.set(stream, round + 1);
      (rounds[round] ??= []).push(waiting);
      appends += 1;
      events += size;
      bytes += waiting.append.bytes;
    }
    this.#queue = passedOver.concat(this.#queue.slice(taken));
    return rounds;
  }

  async #go(rounds: readonly (readonly Waiting[])[]): Promise<void> {
    const batch = rounds.flat();
    this.#inFlight += 1;
    for (const { append } of batch) {
      this.#busy.add(append.stream);
      this.#queuedBytes -= append.bytes;
    }
    const answers = await this.#send(rounds.map((round) => round.map(({ append }) => append)));
    this.#inFlight -= 1;
    batch.forEach((waiting, index) => {
      this.#busy.delete(waiting.append.stream);
      const answer = answers[index] ?? new EventStoreUnavailable('the event store left an append without an answer');
      if (answer instanceof Error) waiting.reject(answer);
      else waiting.resolve(answer);
    });
    this.#schedule();
  }
}
