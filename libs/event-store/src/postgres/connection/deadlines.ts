/** Milliseconds between two looks; a deadline is kept at most so much late. */
const tick = 100;

interface Deadline {
  readonly at: number;
  readonly expire: () => void;
}

/**
 * Deadlines that are hardly ever reached, at the cost of an entry in a set: one timer for all, while there are any. A timer of its own for each
 * statement would cost more than all else that is done for it here.
 */
export class Deadlines {
  readonly #open = new Set<Deadline>();
  #timer: NodeJS.Timeout | undefined;

  /** Calls `expire` once `milliseconds` have passed, unless what it gives back is ended before. */
  start(milliseconds: number, expire: () => void): Deadline {
    const deadline = { at: performance.now() + milliseconds, expire };
    this.#open.add(deadline);
    this.#timer ??= setInterval(() => this.#look(), tick).unref();
    return deadline;
  }

  end(deadline: Deadline): void {
    this.#open.delete(deadline);
  }

  #look(): void {
    const now = performance.now();
    for (const deadline of this.#open) {
      if (deadline.at > now) continue;
      this.#open.delete(deadline);
      deadline.expire();
    }
    if (this.#open.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** Of this process. */
export const deadlines = new Deadlines();
