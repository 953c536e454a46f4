import { handledBy, type Consumer, type Delivery } from '@anjuan/event-bus';
import type { DataSource, EntityManager } from 'typeorm';
import { lockProgress, moveProgress, readProgress } from './checkpoint.ts';
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
    progress: () => readProgress(source.manager),
    handle: (delivery) => applyDelivery(source, projection, delivery),
    close: () => source.destroy(),
  };
}

/**
 * Applies a delivery and moves the progress in one transaction. What the progress holds was applied before (a repeated delivery, or another
 * process) and is passed over. Throws LaneHole where records are missing before the delivery.
 */
export async function applyDelivery(source: DataSource, projection: Projection, { events, reached }: Delivery): Promise<void> {
  await source.transaction(async (manager) => {
    const progress = await lockProgress(manager, reached);
    const handled = handledBy(progress);
    const fresh = events.filter((event) => !handled(event));
    await moveProgress(manager, progress, reached);
    if (fresh.length > 0) await projection.project(fresh, manager);
  });
}
