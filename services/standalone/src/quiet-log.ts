import { pino, type Logger } from 'pino';

/** A log that only tells of errors, on stderr: for a system that a command starts for itself. */
export function quietLog(): Logger {
  return pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
}
