import { startPosition, type RecordedEvent } from '@anjuan/contracts';
import { handledBy, noProgress, type Progress } from '@anjuan/event-bus';
import type { EventStore } from '@anjuan/event-store';
import { applyOrIsolate, discardedIn, lockAll, openSchema, readProgress, schemaOf, type ReadModel } from '@anjuan/read-models';
import type { DataSource, QueryRunner } from 'typeorm';
import pg from 'pg';
import { FindingsBook, type Findings } from './findings.ts';

/** Tables of a read model's schema that its events do not make. */
const bookkeeping = ['checkpoint', 'marks', 'migrations', 'dead_letter'];

/**
 * Compares a live read model, row by row, with a copy made anew from the store out of exactly the events that the live one has handled.
 * The live one stands still only while the last of those events go into the copy. The copy is thrown away; so is one that an earlier
 * check left behind. Throws what the database and the store throw, and the signal's reason.
 */
export async function compareReadModel(
  live: ReadModel,
  store: EventStore,
  onProgress: (events: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Findings> {
  const schema = schemaOf(live.projection.name);
  const copySchema = `${schema}__check`;
  await live.manager.query(`DROP SCHEMA IF EXISTS ${copySchema} CASCADE`);
  const copy = await openSchema(live.url, copySchema, live.projection);
  const snapshot = live.manager.dataSource.createQueryRunner();
  try {
    const filler = new Filler(copy, live, store, onProgress, signal);
    await filler.upTo(await live.progress());
    await filler.upTo(await live.progress());
    await live.manager.transaction(async (manager) => {
      await lockAll(manager);
      await filler.upTo(await readProgress(manager));
      await snapshot.startTransaction('REPEATABLE READ');
      await snapshot.query('SELECT 1'); // the snapshot begins with the first statement
    });
    return await compareSchemas(snapshot, schema, copySchema);
  } finally {
    if (snapshot.isTransactionActive) await snapshot.rollbackTransaction();
    await snapshot.release();
    await copy.destroy();
    await live.manager.query(`DROP SCHEMA IF EXISTS ${copySchema} CASCADE`);
  }
}

/** Brings a copy to one progress after another. */
class Filler {
  private filled: Progress = noProgress;
  private events = 0;

  private readonly copy: DataSource;
  private readonly live: ReadModel;
  private readonly store: EventStore;
  private readonly onProgress: (events: number) => void;
  private readonly signal: AbortSignal | undefined;

  constructor(copy: DataSource, live: ReadModel, store: EventStore, onProgress: (events: number) => void, signal?: AbortSignal) {
    this.copy = copy;
    this.live = live;
    this.store = store;
    this.onProgress = onProgress;
    this.signal = signal;
  }

  async upTo(progress: Progress): Promise<void> {
    const before = handledBy(this.filled);
    const wanted = handledBy(progress);
    const options = { after: this.filled.floor, filter: this.live.filter, pageSize: 5_000 };
    for await (const page of this.store.readAll({ ...options, ...(this.signal ? { signal: this.signal } : {}) })) {
      const missing = page.events.filter((event) => wanted(event) && !before(event));
      if (missing.length > 0) await this.project(missing);
    }
    this.filled = progress;
  }

  private async project(events: readonly RecordedEvent[]): Promise<void> {
    // The copy's own floor stays at the start: what one lane brings late lies below what another has brought.
    const delivery = { events, reached: { from: 'store', readTo: startPosition } } as const;
    await applyOrIsolate(this.copy, this.live.projection, delivery, discardedIn(this.store, this.live.name));
    this.events += events.length;
    this.onProgress(this.events);
  }
}

async function compareSchemas(snapshot: QueryRunner, live: string, copy: string): Promise<Findings> {
  const book = new FindingsBook();
  const columns = (await snapshot.query(
    `SELECT table_name AS table, array_agg(column_name::text ORDER BY column_name) AS columns
     FROM information_schema.columns WHERE table_schema = $1 AND table_name <> ALL ($2) GROUP BY table_name ORDER BY table_name`,
    [live, bookkeeping],
  )) as { table: string; columns: string[] }[];
  for (const { table, columns: names } of columns) {
    const row = `ROW(${names.map((name) => pg.escapeIdentifier(name)).join(', ')})::text`;
    const rows = (schema: string): string => `SELECT ${row} AS row FROM ${schema}.${pg.escapeIdentifier(table)}`;
    const only = async (here: string, there: string): Promise<number> => {
      const counted = (await snapshot.query(`SELECT count(*) FROM (${rows(here)} EXCEPT ALL ${rows(there)}) differing`)) as {
        count: string;
      }[];
      return Number(counted[0]?.count ?? 0);
    };
    const [inLive, inCopy] = [await only(live, copy), await only(copy, live)];
    const differing = Math.max(inLive, inCopy);
    if (differing === 0) continue;
    const what = `rows only in the live table: ${inLive}, only in a fresh one: ${inCopy}`;
    book.add('read-model-difference', `${live}.${table}`, what, differing);
  }
  return book.findings();
}
