import type { RecordedEvent } from '@anjuan/contracts';
import { byCase, handledBy, newRecords, type Consumer, type DeadLetters, type Delivery } from '@anjuan/event-bus';
import type { EventFilter } from '@anjuan/event-store';
import {
  addRows,
  deadLetterOperations,
  failedRow,
  heldAmong,
  lockProgress,
  moveProgress,
  openSchema,
  readProgress,
  schemaOf,
  unreadableRow,
  waitingRow,
} from '@anjuan/read-models';
import type { EntityManager, MigrationInterface } from 'typeorm';
import { reactApart, type Stopped } from './react-apart.ts';

export interface ProcessManagerOptions {
  /** `<service>/<do>-when-<event>`. */
  readonly name: string;
  readonly filter: EventFilter;
  /** Tables of its own, in its own schema; without a schema in their names. */
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Cases worked on side by side. */
  readonly width?: number;
  /**
   * Looks at all events of a delivery before they are reacted to one by one: for loading in bulk. Called again, with the same events or some of
   * them, where a delivery is repeated. Rejects when the signal aborts meanwhile.
   */
  prepare?(events: readonly RecordedEvent[], manager: EntityManager, signal: AbortSignal): Promise<void>;
  /** The step for one event. Its ids derive from the event, so a repetition after a crash adds nothing. */
  react(event: RecordedEvent, manager: EntityManager): Promise<void>;
}

/** A consumer that answers events with commands. Its progress moves after the commands stand: at least once, and once in effect. */
export interface ProcessManager extends Consumer {
  readonly deadLetters: DeadLetters;
  close(): Promise<void>;
}

/** Opens a process manager, its progress and its dead letters in a schema of its own on the database of `url`. */
export async function openProcessManager(url: string, options: ProcessManagerOptions): Promise<ProcessManager> {
  const { name, filter, width = 64 } = options;
  const source = await openSchema(url, schemaOf(name), {
    name,
    filter,
    entities: [],
    migrations: options.migrations ?? [],
    project: () => Promise.resolve(),
  });
  const { manager } = source;
  // What was answered of a delivery that is not yet handled: the others need not answer again because one case fails.
  const answered = new Set<string>();

  async function answer(event: RecordedEvent): Promise<void> {
    if (answered.has(event.id)) return;
    await options.react(event, manager);
    answered.add(event.id);
  }

  async function reactAll(events: readonly RecordedEvent[], signal: AbortSignal): Promise<readonly Stopped[]> {
    if (events.length > 0) await options.prepare?.(events, manager, signal);
    await byCase(events, width, answer, signal);
    return [];
  }

  const prepare = (events: readonly RecordedEvent[], signal: AbortSignal) =>
    options.prepare?.(events, manager, signal) ?? Promise.resolve();

  async function answerDelivery(delivery: Delivery, tries: number, react: typeof reactAll, signal: AbortSignal): Promise<void> {
    for (;;) {
      const standing = await readProgress(manager);
      const handled = handledBy(standing);
      const fresh = delivery.events.filter((event) => !handled(event));
      const held = standing.anyParked ? await heldAmong(manager, fresh) : new Set<string>();
      const stopped = await react(held.size === 0 ? fresh : fresh.filter(({ caseId }) => !held.has(caseId)), signal);
      const waiting = fresh.filter(({ caseId }) => held.has(caseId));
      if (await settle(delivery, stopped, waiting, tries)) break;
    }
    answered.clear();
  }

  /** Moves the progress and puts aside what stopped or waits; false where a case was released meanwhile, whose events are then to be answered. */
  function settle({ reached, unreadable = [] }: Delivery, stopped: readonly Stopped[], waiting: readonly RecordedEvent[], tries: number) {
    return source.transaction(async (transaction): Promise<boolean> => {
      const standing = await lockProgress(transaction, reached);
      const handled = handledBy(standing); // another process may have been here: what it handled is not put aside
      const held = await heldAmong(transaction, waiting);
      if (waiting.some((event) => !held.has(event.caseId) && !handled(event))) return false;
      const rows = [
        ...newRecords(unreadable, standing).map((record) => unreadableRow(name, record)),
        ...stopped.flatMap(({ event, error, behind }) =>
          handled(event) ? [] : [failedRow(name, event, error, tries), ...behind.map((later) => waitingRow(name, later))],
        ),
        ...waiting.filter((event) => !handled(event)).map((event) => waitingRow(name, event)),
      ];
      await addRows(transaction, rows);
      await moveProgress(transaction, standing, reached);
      return true;
    });
  }

  return {
    name,
    filter,
    progress: () => readProgress(manager),
    handle: (delivery, signal) => answerDelivery(delivery, 0, reactAll, signal),
    deadLetters: {
      isolate: (delivery, tries, signal) =>
        answerDelivery(delivery, tries, (events) => reactApart(events, { width, prepare, answer }, signal), signal),
      ...deadLetterOperations(source, name, async (event, _transaction, signal) => {
        await prepare([event], signal);
        await options.react(event, manager);
      }),
    },
    close: () => source.destroy(),
  };
}
