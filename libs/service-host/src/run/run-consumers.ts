import type { Transport } from '@anjuan/event-bus';
import type { Service } from '@anjuan/service-kit';
import type { Logger } from 'pino';
import { nameOf } from '../log/log.ts';

/** The consumers and background tasks of a process while they run. */
export interface Running {
  /** Names of those that ended although nobody asked them to: such a process must not look healthy. */
  dead(): readonly string[];
  /** Ends all of them and waits until they have come to rest. */
  end(): Promise<void>;
}

export function runConsumers(services: readonly Service[], transport: Transport, log: Logger): Running {
  const ending = new AbortController();
  const dead = new Set<string>();
  const watched = async (name: string, work: Promise<void>): Promise<void> => {
    const fault = await work.then(
      () => null,
      (error: unknown) => nameOf(error),
    );
    if (ending.signal.aborted) return;
    dead.add(name);
    log.error({ consumer: name, error: fault }, 'ended by itself');
  };
  const tasks = services.flatMap((service) => [
    ...service.consumers.map((consumer) => watched(consumer.name, transport.run(consumer, ending.signal))),
    ...service.background.map((task) => watched(task.name, task.run(ending.signal))),
  ]);
  return {
    dead: () => [...dead],
    end: async () => {
      ending.abort();
      await Promise.all(tasks);
    },
  };
}
