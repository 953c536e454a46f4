import { comparePositions, startPosition, type RecordedEvent } from '@anjuan/contracts';
import { FindingsBook, type Findings } from './findings.ts';
import { hashOf, HashedBook } from './hashed.ts';

/**
 * Checks the store's own order as its events go by in global order: places rise, and every stream has its revisions 0, 1, 2, … once
 * each and in that order. A first pass over everything names suspicious streams by a hash; a second one over those alone decides.
 */
export class StoreOrder {
  private readonly last = new HashedBook();
  private readonly cases = new HashedBook();
  private readonly suspects = new Set<string>();
  private readonly book = new FindingsBook();
  private before = startPosition;
  private events = 0;

  see(event: RecordedEvent): void {
    this.events += 1;
    // A case begins with its registration; units and the like have streams too.
    if (event.stream === `intake-${event.caseId}`) this.cases.set(hashOf(event.caseId), 1);
    if (comparePositions(event.position, this.before) <= 0)
      this.book.add('out-of-order', event.stream, `event ${event.id}: its place does not rise`);
    this.before = event.position;
    const hash = hashOf(event.stream);
    if (event.revision !== (this.last.get(hash) ?? -1) + 1) this.suspects.add(event.stream);
    this.last.set(hash, event.revision);
  }

  /** Streams to look at once more, by their names; empty when all is well. */
  get suspicious(): ReadonlySet<string> {
    return this.suspects;
  }

  /** The verdict; `again` gives the events of the suspicious streams in global order. */
  async verdict(again: AsyncIterable<RecordedEvent> | Iterable<RecordedEvent>): Promise<Findings> {
    const exact = new Map<string, { last: number; readonly missing: Set<number> }>();
    for await (const { stream, revision } of again) {
      const own = exact.get(stream) ?? { last: -1, missing: new Set<number>() };
      exact.set(stream, own);
      for (let skipped = own.last + 1; skipped < revision; skipped += 1) own.missing.add(skipped);
      if (revision > own.last) own.last = revision;
      else if (own.missing.delete(revision)) this.book.add('out-of-order', stream, `revision ${revision} stands after a later one`);
      else this.book.add('doubled', stream, `revision ${revision} is there twice`);
    }
    for (const [stream, { missing }] of exact)
      for (const revision of missing) this.book.add('lost', stream, `revision ${revision} is missing`);
    return this.book.findings({ cases: this.cases.size, events: this.events });
  }
}
