import type { RecordedEvent } from '@anjuan/contracts';
import { byCase, handledBy, type Consumer } from '@anjuan/event-bus';
import type { EventFilter } from '@anjuan/event-store';
import { lockProgress, moveProgress, openSchema, readProgress, schemaOf } from '@anjuan/read-models';
import type { EntityManager, MigrationInterface } from 'typeorm';

export interface ProcessManagerOptions {
  /** `<service>/<do>-when-<event>`. */
  readonly name: string;
  readonly filter: EventFilter;
  /** Tables of its own, in its own schema; without a schema in their names. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Cases worked on side by side. */
  readonly width?: number;
  /** Looks at a whole page before its events are reacted to one by one: for loading in bulk. Rejects when the signal aborts meanwhile. */
  prepare?(events: readonly RecordedEvent[], manager: EntityManager, signal: AbortSignal): Promise<void>;
  /** The step for one event. Its ids derive from the event, so a repetition after a crash adds nothing. */
  react(event: RecordedEvent, manager: EntityManager): Promise<void>;
}

/** A consumer that answers events with commands. Its checkpoint moves after the commands stand: at least once, and once in effect. */
export interface ProcessManager extends Consumer {
  close(): Promise<void>;
}

/** Opens a process manager, its checkpoint in a schema of its own on the database of `url`. */
export async function openProcessManager(url: string, options: ProcessManagerOptions): Promise<ProcessManager> {
  const { name, filter, width = 64 } = options;
  const source = await openSchema(url, schemaOf(name), {
    name,
    filter,
    entities: [],
    migrations: options.migrations ?? [],
    project: () => Promise.resolve(),
  });
  return {
    name,
    filter,
    progress: () => readProgress(source.manager),
    async handle({ events, reached }, signal) {
      const handled = handledBy(await readProgress(source.manager));
      const fresh = events.filter((event) => !handled(event));
      if (fresh.length > 0) await options.prepare?.(fresh, source.manager, signal);
      await byCase(fresh, width, (event) => options.react(event, source.manager), signal);
      await source.transaction(async (manager) => moveProgress(manager, await lockProgress(manager, reached), reached));
    },
    close: () => source.destroy(),
  };
}
