import { comparePositions, type Position } from '@anjuan/contracts';
import { farthest, isOutage } from '@anjuan/event-bus';
import type { EventStore, Page } from '@anjuan/event-store';
import type { DataSource } from 'typeorm';
import { administer } from './administer.ts';
import { lockAll, moveCheckpoint, readCheckpoint, readProgress } from './checkpoint.ts';
import { openSchema } from './data-source.ts';
import { discardedIn } from './dead-letters/discarded.ts';
import { dropIndexes, makeIndexes, queryIndexes } from './filling/query-indexes.ts';
import { schemaOf } from './projection.ts';
import { applyOrIsolate, type ReadModel } from './read-model.ts';

export interface RebuildProgress {
  /** Events applied so far. */
  readonly done: number;
  readonly position: Position;
}

const pageSize = 5_000;

/**
 * Makes the read model anew beside the live one, which goes on serving, and swaps: when the copy has come close, deliveries to the live one
 * are kept out, the copy is brought to the farthest place that it has handled, and the schemas change names in one transaction. Indexes are
 * made when the copy is filled, so the live one always has them all. An event that cannot be applied is put aside as a dead letter.
 * A rebuild that dies leaves only the unfinished copy, or the old tables, and the next one throws them away. Gives the number of events.
 */
export async function rebuild(
  live: ReadModel,
  store: EventStore,
  onProgress: (progress: RebuildProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<number> {
  const schema = schemaOf(live.projection.name);
  const [next, old] = [`${schema}__next`, `${schema}__old`];
  await administer(live.url, `DROP SCHEMA IF EXISTS ${old} CASCADE`);
  const copy = new Copy(live, store, next, onProgress, signal);
  try {
    await copy.fill(await store.head());
    await copy.follow(await store.head());
    await live.manager.transaction(async (manager) => {
      await lockAll(manager);
      await copy.follow(farthest(await readProgress(manager)));
      await copy.close();
      await manager.query(`ALTER SCHEMA ${schema} RENAME TO ${old}`);
      await manager.query(`ALTER SCHEMA ${next} RENAME TO ${schema}`);
    });
  } finally {
    await copy.close();
  }
  // Outside of the transaction, since the files of large tables take their time to go. Whoever still reads them is waited for.
  await administer(live.url, `DROP SCHEMA IF EXISTS ${old} CASCADE`);
  return copy.done;
}

/** The unfinished copy in a schema of its own. */
class Copy {
  done = 0;
  private source: DataSource | undefined;

  constructor(
    private readonly live: ReadModel,
    private readonly store: EventStore,
    private readonly schema: string,
    private readonly onProgress: (progress: RebuildProgress) => void,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** Makes empty tables and fills them with everything up to a place. */
  async fill(upTo: Position): Promise<void> {
    const source = await this.openEmpty();
    const indexes = await queryIndexes(source.manager, this.schema);
    await dropIndexes(source.manager, indexes);
    try {
      await this.fillFast(source, upTo);
    } catch (error) {
      this.signal?.throwIfAborted();
      if (isOutage(error)) throw error;
      // Some event cannot be applied. Page by page it is found and put aside; that takes longer, and the indexes stay for it.
      await this.openEmpty();
      return this.follow(upTo);
    }
    await makeIndexes(source.manager, indexes);
  }

  /** Brings the copy from where it stands to a place, page by page. */
  async follow(upTo: Position): Promise<void> {
    const { source } = this;
    if (!source) throw new TypeError('the copy is not open');
    const isDiscarded = discardedIn(this.store, this.live.name);
    for await (const { events, readTo } of this.pages(await readCheckpoint(source.manager), upTo)) {
      await applyOrIsolate(source, this.live.projection, { events, reached: { from: 'store', readTo } }, isDiscarded);
    }
  }

  /** Ends its connections, after what is under way on them. */
  async close(): Promise<void> {
    const { source } = this;
    this.source = undefined;
    await source?.destroy();
  }

  private async fillFast(source: DataSource, upTo: Position): Promise<void> {
    const filling = this.live.projection.fill?.(source.manager);
    if (!filling) return this.follow(upTo);
    for await (const { events } of this.pages(await readCheckpoint(source.manager), upTo)) await filling.add(events);
    await filling.finish();
    await moveCheckpoint(source.manager, upTo);
  }

  private async openEmpty(): Promise<DataSource> {
    await this.close();
    this.done = 0;
    await administer(this.live.url, `DROP SCHEMA IF EXISTS ${this.schema} CASCADE`);
    this.source = await openSchema(this.live.url, this.schema, this.live.projection);
    return this.source;
  }

  /** The pages after one place up to another, the last one cut there. Each counts as done when the next is asked for. */
  private async *pages(after: Position, upTo: Position): AsyncGenerator<Page, void, undefined> {
    if (comparePositions(after, upTo) >= 0) return;
    const { signal } = this;
    for await (const page of this.store.readAll({ after, filter: this.live.filter, pageSize, ...(signal ? { signal } : {}) })) {
      const last = comparePositions(page.readTo, upTo) >= 0;
      const events = last ? page.events.filter(({ position }) => comparePositions(position, upTo) <= 0) : page.events;
      const readTo = last ? upTo : page.readTo;
      yield { events, readTo };
      this.done += events.length;
      this.onProgress({ done: this.done, position: readTo });
      signal?.throwIfAborted();
      if (last) return;
    }
  }
}
