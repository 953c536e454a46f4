/** How the double misbehaves, one at a time, as a test tells it. */
export type Fault =
  /** Writes, then cuts every connection instead of answering. */
  | 'cut-after-commit'
  /** Cuts every connection before it writes. */
  | 'cut-before-commit'
  /** Writes and never answers. */
  | 'silent-after-commit'
  /** Neither writes nor answers. */
  | 'silent';

/** The faults that are still to come, first in first out; each is used up by one append. */
export class Faults {
  readonly #coming: (Fault | undefined)[] = [];
  #used = 0;

  /** The next `times` appends meet this fault. */
  plan(fault: Fault, times = 1): void {
    for (let i = 0; i < times; i += 1) this.#coming.push(fault);
  }

  /** The next `times` appends are served as they should be. */
  spare(times: number): void {
    for (let i = 0; i < times; i += 1) this.#coming.push(undefined);
  }

  /** Nothing more is to come. */
  clear(): void {
    this.#coming.length = 0;
  }

  take(): Fault | undefined {
    const fault = this.#coming.shift();
    if (fault) this.#used += 1;
    return fault;
  }

  /** How many have happened. */
  get used(): number {
    return this.#used;
  }
}
