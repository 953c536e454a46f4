const firstPage = 200;
const pageBytes = 4 * 1024 * 1024;

/** Chooses how many events the next page asks for, so that a page stays near 4 MB however large the events are. */
export class PageSize {
  #next: number;
  readonly #largest: number;

  constructor(largest: number) {
    this.#largest = largest;
    this.#next = Math.min(firstPage, largest);
  }

  get next(): number {
    return this.#next;
  }

  /** Learns from a page: its events and about how many bytes their payloads took. */
  seen(events: number, bytes: number): void {
    if (events === 0) return;
    const fitting = Math.floor(pageBytes / (bytes / events + 200));
    this.#next = Math.max(1, Math.min(this.#largest, fitting, this.#next * 8));
  }
}
