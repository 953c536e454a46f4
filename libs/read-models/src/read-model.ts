import type { RecordedEvent } from '@anjuan/contracts';
import { handledBy, isOutage, newRecords, type Consumer, type DeadLetters, type Delivery } from '@anjuan/event-bus';
import type { DataSource, EntityManager } from 'typeorm';
import { lockProgress, moveProgress, readProgress } from './checkpoint.ts';
import { openSchema } from './data-source.ts';
import { applyApart, type IsDiscarded } from './dead-letters/apart.ts';
import { deadLetterOperations } from './dead-letters/release.ts';
import { addRows, failedRow, heldAmong, unreadableRow, waitingRow } from './dead-letters/rows.ts';
import { schemaOf, type Projection } from './projection.ts';

/** A live read model: a consumer that keeps it up to date, and a manager for its queries. */
export interface ReadModel extends Consumer {
  readonly projection: Projection;
  /** For queries and for TypeORM repositories. */
  readonly manager: EntityManager;
  readonly url: string;
  readonly deadLetters: DeadLetters;
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
    deadLetters: {
      isolate: (delivery, tries) => isolateDelivery(source, projection, delivery, { tries }),
      ...deadLetterOperations(source, projection.name, (event, manager) => projectOne(projection, event, manager)),
    },
    close: () => source.destroy(),
  };
}

/**
 * Applies a delivery and moves the progress in one transaction. What the progress holds was applied before (a repeated delivery, or another
 * process) and is passed over; events of a case that is held up wait behind it. Throws LaneHole where records are missing before the delivery.
 */
export async function applyDelivery(source: DataSource, projection: Projection, delivery: Delivery): Promise<void> {
  await inDelivery(source, projection, delivery, async (free, manager) => {
    if (free.length > 0) await projection.project(free, manager);
  });
}

export interface Isolation {
  /** How often the delivery was tried before; stands in the dead letter. */
  readonly tries: number;
  readonly isDiscarded?: IsDiscarded;
}

/** As applyDelivery, but a case whose event fails is put aside as a dead letter, and all else is applied. Throws on an outage. */
export async function isolateDelivery(source: DataSource, projection: Projection, delivery: Delivery, isolation: Isolation): Promise<void> {
  const { tries, isDiscarded } = isolation;
  const { name } = projection;
  await inDelivery(source, projection, delivery, async (free, manager) => {
    const stopped = await applyApart(manager, free, (events) => projection.project(events, manager), isDiscarded);
    const rows = stopped.flatMap(({ event, error, behind }) => [
      failedRow(name, event, error, tries),
      ...behind.map((later) => waitingRow(name, later)),
    ]);
    await addRows(manager, rows);
  });
}

/**
 * applyDelivery, and where it fails for another reason than an outage isolateDelivery: for a rebuild, which is to end, with its dead letters, and
 * not to try the same delivery for ever.
 */
export async function applyOrIsolate(
  source: DataSource,
  projection: Projection,
  delivery: Delivery,
  isDiscarded?: IsDiscarded,
): Promise<void> {
  try {
    await applyDelivery(source, projection, delivery);
  } catch (error) {
    if (isOutage(error)) throw error;
    await isolateDelivery(source, projection, delivery, { tries: 1, ...(isDiscarded ? { isDiscarded } : {}) });
  }
}

async function inDelivery(
  source: DataSource,
  { name }: Projection,
  { events, reached, unreadable = [] }: Delivery,
  apply: (free: readonly RecordedEvent[], manager: EntityManager) => Promise<void>,
): Promise<void> {
  await source.transaction(async (manager) => {
    const standing = await lockProgress(manager, reached);
    await moveProgress(manager, standing, reached);
    await addRows(
      manager,
      newRecords(unreadable, standing).map((record) => unreadableRow(name, record)),
    );
    const handled = handledBy(standing);
    const fresh = events.filter((event) => !handled(event));
    const held = standing.anyParked || unreadable.length > 0 ? await heldAmong(manager, fresh) : new Set();
    await apply(held.size === 0 ? fresh : fresh.filter(({ caseId }) => !held.has(caseId)), manager);
    if (held.size === 0) return;
    await addRows(
      manager,
      fresh.filter(({ caseId }) => held.has(caseId)).map((event) => waitingRow(name, event)),
    );
  });
}

async function projectOne(projection: Projection, event: RecordedEvent, manager: EntityManager): Promise<void> {
  await manager.query('SAVEPOINT one');
  try {
    await projection.project([event], manager);
  } catch (error) {
    await manager.query('ROLLBACK TO SAVEPOINT one');
    throw error;
  }
  await manager.query('RELEASE SAVEPOINT one');
}
