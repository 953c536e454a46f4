import { comparePositions, type Position } from '@anjuan/contracts';
import type { EventStore } from '@anjuan/event-store';
import type { DataSource } from 'typeorm';
import { administer } from './administer.ts';
import { readCheckpoint } from './checkpoint.ts';
import { openSchema } from './data-source.ts';
import { schemaOf } from './projection.ts';
import { applyDelivery, type ReadModel } from './read-model.ts';

export interface RebuildProgress {
  /** Events applied so far. */
  readonly done: number;
  readonly position: Position;
}

/**
 * Makes the read model anew beside the live one, which goes on serving, and swaps: when the copy has come close, the live one's
 * checkpoint is locked, the copy is brought to exactly that place, and the schemas change names in one transaction.
 * A rebuild that dies leaves only the unfinished copy, which the next one throws away.
 */
export async function rebuild(
  live: ReadModel,
  store: EventStore,
  onProgress: (progress: RebuildProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<number> {
  const schema = schemaOf(live.projection.name);
  const next = `${schema}__next`;
  await administer(live.url, `DROP SCHEMA IF EXISTS ${next} CASCADE`);
  const source = await openSchema(live.url, next, live.projection);
  let done = 0;
  const follow = async (upTo: Position): Promise<void> => {
    done += await replay(source, live, store, upTo, (count, position) => onProgress({ done: done + count, position }), signal);
  };
  try {
    await follow(await store.head());
    await follow(await store.head());
    await live.manager.transaction(async (manager) => {
      await follow(await readCheckpoint(manager, true));
      await source.destroy();
      await manager.query(`ALTER SCHEMA ${schema} RENAME TO ${schema}__old`);
      await manager.query(`ALTER SCHEMA ${next} RENAME TO ${schema}`);
      await manager.query(`DROP SCHEMA ${schema}__old CASCADE`);
    });
  } finally {
    if (source.isInitialized) await source.destroy();
  }
  return done;
}

async function replay(
  source: DataSource,
  live: ReadModel,
  store: EventStore,
  upTo: Position,
  onPage: (count: number, position: Position) => void,
  signal?: AbortSignal,
): Promise<number> {
  let count = 0;
  const after = await readCheckpoint(source.manager);
  if (comparePositions(after, upTo) >= 0) return 0;
  const pages = store.readAll({ after, filter: live.filter, pageSize: 5000, ...(signal ? { signal } : {}) });
  for await (const page of pages) {
    const within = page.events.filter((event) => comparePositions(event.position, upTo) <= 0);
    const last = comparePositions(page.readTo, upTo) >= 0;
    await applyDelivery(source, live.projection, { events: within, reached: { from: 'store', readTo: last ? upTo : page.readTo } });
    count += within.length;
    onPage(count, page.readTo);
    if (last) break;
  }
  return count;
}
