import { comparePositions, type Position } from '@anjuan/contracts';
import type { Consumer } from '@anjuan/event-bus';
import type { Page } from '@anjuan/event-store';
import type { DataSource, EntityManager } from 'typeorm';
import { moveCheckpoint, readCheckpoint } from './checkpoint.ts';
import { openSchema } from './data-source.ts';
import { schemaOf, type Projection } from './projection.ts';

/** A live read model: a consumer that keeps it up to date, and a manager for its queries. */
export interface ReadModel extends Consumer {
  readonly projection: Projection;
  /** For queries and for TypeORM repositories. */
  readonly manager: EntityManager;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a read model on the database of `url`, making its schema where needed. */
export async function openReadModel(url: string, projection: Projection): Promise<ReadModel> {
  const source = await openSchema(url, schemaOf(projection.name), projection);
  return {
    projection,
    url,
    name: projection.name,
    filter: projection.filter,
    manager: source.manager,
    position: () => readCheckpoint(source.manager),
    handle: async (page) => {
      await applyPage(source, projection, page);
    },
    close: () => source.destroy(),
  };
}

/**
 * Applies a page and moves the checkpoint in one transaction. What lies at or below the checkpoint was applied before (a repeated
 * delivery, or another process) and is passed over.
 */
export async function applyPage(source: DataSource, projection: Projection, page: Page): Promise<Position> {
  return source.transaction(async (manager) => {
    const position = await readCheckpoint(manager, true);
    const fresh = page.events.filter((event) => comparePositions(event.position, position) > 0);
    if (fresh.length > 0) await projection.project(fresh, manager);
    if (comparePositions(page.readTo, position) <= 0) return position;
    await moveCheckpoint(manager, page.readTo);
    return page.readTo;
  });
}
