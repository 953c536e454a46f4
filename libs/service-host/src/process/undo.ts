import type { Logger } from 'pino';
import { nameOf } from '../log/log.ts';

/** What was opened, closed again in the opposite order: after a failed start as at the orderly end. */
export interface Undo {
  add(step: () => unknown): void;
  /** Never throws: a step that fails is logged and the next one runs. A second call does nothing. */
  unwind(): Promise<void>;
}

export function undoStack(log: Logger): Undo {
  const steps: (() => unknown)[] = [];
  return {
    add: (step) => void steps.push(step),
    async unwind() {
      for (const step of steps.reverse().splice(0)) {
        try {
          await step();
        } catch (error) {
          log.error({ error: nameOf(error) }, 'stop');
        }
      }
    },
  };
}
