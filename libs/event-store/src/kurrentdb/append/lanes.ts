import { EventStoreUnavailable } from '../../errors.ts';
import type { AppendResult } from '../../port.ts';
import type { CheckedAppend } from '../../validate.ts';

export interface LaneLimits {
  /** Appends on the way at the same time. */
  readonly inFlight: number;
  /** Bytes of waiting appends beyond which further ones are refused as unavailable. */
  readonly queueBytes: number;
}

/**
 * Appends of one stream go one after another, in the order in which they were handed over; those of different streams at the same time, at most
 * `inFlight`.
 */
export class Lanes {
  readonly #limits: LaneLimits;
  readonly #send: (append: CheckedAppend) => Promise<AppendResult>;
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #queuedBytes = 0;

  constructor(send: (append: CheckedAppend) => Promise<AppendResult>, limits: LaneLimits) {
    this.#send = send;
    this.#limits = limits;
  }

  /** Throws EventStoreUnavailable at once when too much waits, and what sending throws. */
  async add(append: CheckedAppend): Promise<AppendResult> {
    if (this.#queuedBytes + append.bytes > this.#limits.queueBytes && this.#queuedBytes > 0)
      throw new EventStoreUnavailable('等待写入的事件过多 / too many appends are waiting');
    this.#queuedBytes += append.bytes;
    const { stream } = append;
    const before = this.#lanes.get(stream);
    const mine = (async () => {
      await before?.catch(() => undefined);
      await this.#room();
      try {
        return await this.#send(append);
      } finally {
        this.#leave();
        this.#queuedBytes -= append.bytes;
      }
    })();
    this.#lanes.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.#lanes.get(stream) === mine) this.#lanes.delete(stream);
    }
  }

  /** Resolves once nothing is waiting or on the way. */
  async drained(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.allSettled(this.#lanes.values());
  }

  async #room(): Promise<void> {
    if (this.#running < this.#limits.inFlight) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the room on to who waits longest. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
