import { comparePositions, type Position } from '@anjuan/contracts';

/** How a relay is doing, for health, metrics and operators. Ages in milliseconds; null where there is nothing yet. */
export interface RelayStatus {
  /** `standby`: another one is active. `retrying`: store or broker do not answer, or the topics are damaged; tried again without end. */
  readonly state: 'starting' | 'standby' | 'active' | 'retrying' | 'stopped';
  /** Place of the last event in the topics, as far as this relay knows. */
  readonly position: Position | null;
  /** Events and transactions that this process has written. */
  readonly published: number;
  readonly transactions: number;
  /** Class of the last error, never its data. Stays until something is published or this relay waits for its turn. */
  readonly lastError: string | null;
  /** For an operator, in both languages, where the error is one of the relay's own. */
  readonly advice: string | null;
  readonly lastErrorAgeMs: number | null;
  readonly lastPublishedAgeMs: number | null;
  /** While active: how many events of the store are not in the topics yet, at most (places in its sequence may be unused). */
  readonly lagEvents: number | null;
  /** While active: how long ago everything the store then had was in the topics; 0 when it is now. */
  readonly lagMs: number | null;
}

/** Errors whose message is written for an operator and quotes nothing. */
const outspoken = new Set(['TopicsDamaged', 'TopicsMadeAnew', 'TopicsHalted', 'MalformedCheckpoint', 'UnknownOwner', 'CheckpointUnread']);

/** Keeps a relay's status. `now` gives milliseconds of a clock that never goes back. */
export class StatusKeeper {
  #phase: 'starting' | 'standby' | 'active' | 'stopped' = 'starting';
  #position: Position | null = null;
  #head: Position | null = null;
  #levelAt = 0;
  #published = 0;
  #transactions = 0;
  #error: { readonly name: string; readonly advice: string | null; readonly at: number } | null = null;
  #failing = new Set<'broker' | 'store'>();
  #publishedAt: number | null = null;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  enter(phase: 'standby' | 'active' | 'stopped'): void {
    this.#phase = phase;
  }

  startedAt(position: Position): void {
    this.#position = position;
    this.#levelAt = this.#now();
  }

  publishedTo(position: Position, events: number): void {
    this.#position = position;
    this.#published += events;
    this.#transactions += 1;
    this.#publishedAt = this.#now();
    this.well('broker');
    this.#level();
  }

  headIs(head: Position): void {
    this.#level();
    this.#head = head;
    this.#level();
    this.well('store');
  }

  well(part: 'broker' | 'store'): void {
    this.#failing.delete(part);
    if (this.#failing.size === 0) this.#error = null;
  }

  failed(part: 'broker' | 'store', error: unknown): void {
    const name = error instanceof Error ? error.name : 'unknown';
    this.#failing.add(part);
    this.#error = { name, advice: error instanceof Error && outspoken.has(name) ? error.message : null, at: this.#now() };
  }

  status(): RelayStatus {
    const since = (at: number | null | undefined): number | null => (at === null || at === undefined ? null : this.#now() - at);
    const behind = this.#phase === 'active' ? this.#behind() : null;
    return {
      state: this.#failing.size > 0 && this.#phase !== 'stopped' ? 'retrying' : this.#phase,
      position: this.#position,
      published: this.#published,
      transactions: this.#transactions,
      lastError: this.#error?.name ?? null,
      advice: this.#error?.advice ?? null,
      lastErrorAgeMs: since(this.#error?.at),
      lastPublishedAgeMs: since(this.#publishedAt),
      lagEvents: behind,
      lagMs: behind === null ? null : behind === 0 ? 0 : this.#now() - this.#levelAt,
    };
  }

  #behind(): number | null {
    if (!this.#head || !this.#position) return null;
    if (comparePositions(this.#position, this.#head) >= 0) return 0;
    return Math.max(1, Number(this.#head.sequence - this.#position.sequence));
  }

  #level(): void {
    if (this.#behind() === 0) this.#levelAt = this.#now();
  }
}
