/** More ids than a test appends between two looks, but an end, as the real server's memory has one (8 MB). */
const capacity = 20_000;

/** The event ids a server holds in memory, oldest forgotten first. An id stands for its last writing, whatever the stream. */
export class IdMemory {
  readonly #ids = new Map<string, { readonly stream: string; readonly revision: number }>();

  remember(stream: string, id: string, revision: number): void {
    this.#ids.set(id, { stream, revision });
    const oldest = this.#ids.keys().next();
    if (this.#ids.size > capacity && !oldest.done) this.#ids.delete(oldest.value);
  }

  revisionOf(stream: string, id: string): number | undefined {
    const found = this.#ids.get(id);
    return found?.stream === stream ? found.revision : undefined;
  }

  clear(): void {
    this.#ids.clear();
  }
}
