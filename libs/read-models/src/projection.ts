import type { RecordedEvent } from '@anjuan/contracts';
import type { EventFilter } from '@anjuan/event-store';
import type { EntityManager, EntitySchema, MixedList, MigrationInterface } from 'typeorm';
import type { BeginFilling } from './filling/filling.ts';

type Class = new () => object;

/**
 * A read model: tables made from events, which can be thrown away and made again. Its tables and its checkpoint live in one PostgreSQL
 * schema of its own, so that a rebuilt copy takes over by renaming that schema.
 */
export interface Projection {
  /** `<service>/<read-model>`, e.g. `audit/case-file`. The schema is called after it. */
  readonly name: string;
  readonly filter: EventFilter;
  readonly entities: MixedList<Class | EntitySchema>;
  /** Forward-only; table names without a schema. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Applies events in order. Runs in the transaction that moves the checkpoint. */
  project(events: readonly RecordedEvent[], manager: EntityManager): Promise<void>;
  /** A faster way for a rebuild to the same rows, for all events from the first one on; without it, `project` makes them page by page. */
  readonly fill?: BeginFilling;
}

/** PostgreSQL schema of a projection: `audit/case-file` -> `audit_case_file`. */
export function schemaOf(name: string): string {
  return name.replaceAll(/[^a-z0-9]+/g, '_');
}
