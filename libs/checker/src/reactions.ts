import type { RecordedEvent } from '@anjuan/contracts';
import { FindingsBook, type Findings } from './findings.ts';
import { hashOf, HashedBook } from './hashed.ts';

/** A promise between services: every event of one type leads to exactly one of another type in the same case. */
export interface ExpectedReaction {
  /** The consumer that keeps it, e.g. `classification/suggest-when-registered`. */
  readonly by: string;
  readonly cause: string;
  readonly effect: string;
  /** Whether an effect belongs to this promise, where its type alone does not tell. */
  readonly is?: (effect: RecordedEvent) => boolean;
  /** Whether nothing had to follow after all, e.g. since the person was erased. Asked only of causes without an effect. */
  readonly excused?: (cause: RecordedEvent) => Promise<boolean>;
}

/**
 * Checks that what services promise each other has happened, by the causation ids of the effects. Expects events in global order, in
 * which a cause stands before its effects.
 */
export class Reactions {
  private readonly open = new Map<string, { readonly promise: ExpectedReaction; readonly cause: RecordedEvent }>();
  private readonly kept = new HashedBook();
  private readonly book = new FindingsBook();

  private readonly promises: readonly ExpectedReaction[];

  constructor(promises: readonly ExpectedReaction[]) {
    this.promises = promises;
  }

  see(event: RecordedEvent): void {
    for (const promise of this.promises) {
      if (event.type === promise.cause) this.open.set(`${promise.by} ${event.id}`, { promise, cause: event });
      // What somebody did by hand is no reaction.
      const bySystem = event.actor.id.startsWith('system:') && event.causationId !== null;
      if (event.type === promise.effect && bySystem && promise.is?.(event) !== false) this.keep(promise, event);
    }
  }

  async verdict(): Promise<Findings> {
    for (const { promise, cause } of this.open.values())
      if (!(await promise.excused?.(cause)))
        this.book.add('lost', promise.by, `no ${promise.effect} after ${cause.type} ${cause.id} of case ${cause.caseId}`);
    return this.book.findings();
  }

  private keep(promise: ExpectedReaction, effect: RecordedEvent): void {
    const key = `${promise.by} ${effect.causationId ?? ''}`;
    if (this.open.delete(key)) this.kept.set(hashOf(key), 1);
    else if (this.kept.get(hashOf(key)) !== undefined)
      this.book.add('doubled', promise.by, `${effect.type} once more after ${effect.causationId ?? ''}`);
  }
}
