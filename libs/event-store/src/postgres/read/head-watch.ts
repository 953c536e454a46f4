import { comparePositions, startPosition, type Position } from '@anjuan/contracts';

/** Milliseconds between two looks: short after something happened, longer while nothing does, longest while the store is away. */
const shortest = 5;
const longest = 50;
const longestWhenAway = 1_000;

interface Waiter {
  readonly beyond: Position;
  readonly resolve: (head: Position) => void;
}

/**
 * Tells the subscribers of one process when the settled head has moved on: one look at a time for all of them, and none while nobody
 * waits. Own appends wake it; other processes' events are found by looking again. NOTIFY is not used: it makes commits wait for each other.
 */
export class HeadWatch {
  readonly #waiters = new Set<Waiter>();
  #pause = shortest;
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #again = false;
  readonly #read: () => Promise<Position>;

  constructor(read: () => Promise<Position>) {
    this.#read = read;
  }

  /** Resolves with a head after `position`, or with startPosition when the signal aborts. Never rejects: while the store is away it waits on. */
  beyond(position: Position, signal: AbortSignal | undefined): Promise<Position> {
    if (signal?.aborted) return Promise.resolve(startPosition);
    return new Promise((resolve) => {
      const stop = () => {
        this.#waiters.delete(waiter);
        resolve(startPosition);
      };
      const waiter: Waiter = {
        beyond: position,
        resolve: (head) => {
          signal?.removeEventListener('abort', stop);
          resolve(head);
        },
      };
      signal?.addEventListener('abort', stop, { once: true });
      this.#waiters.add(waiter);
      void this.#look();
    });
  }

  /** Something was appended here: look at once, and soon again, for an older transaction may still hold it back. */
  wake(): void {
    this.#pause = shortest;
    if (this.#waiters.size > 0) void this.#look();
  }

  async #look(): Promise<void> {
    if (this.#looking) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#looking = true;
    do {
      this.#again = false;
      await this.#lookOnce();
    } while (this.#wanted());
    this.#looking = false;
    if (this.#waiters.size > 0) this.#timer = setTimeout(() => void this.#look(), this.#pause);
  }

  #wanted(): boolean {
    return this.#again && this.#waiters.size > 0;
  }

  async #lookOnce(): Promise<void> {
    try {
      this.#tell(await this.#read());
    } catch {
      this.#pause = Math.min(Math.max(this.#pause, longest) * 2, longestWhenAway); // away: look again later, whatever is asked meanwhile
      this.#again = false;
    }
  }

  #tell(head: Position): void {
    let moved = false;
    for (const waiter of this.#waiters) {
      if (comparePositions(head, waiter.beyond) <= 0) continue;
      moved = true;
      this.#waiters.delete(waiter);
      waiter.resolve(head);
    }
    this.#pause = moved ? shortest : Math.min(this.#pause * 1.3, longest);
  }
}
