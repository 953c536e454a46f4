import { pino, type Logger } from 'pino';

/** The log of a process: JSON lines on stderr, each with the name of the process. */
export function processLog(name: string, level: string): Logger {
  return pino({ level, base: { name, pid: process.pid } }, pino.destination({ dest: 2, sync: true }));
}

export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

/** Name, code and place of an error, never its message: messages of the database can repeat values. */
export function detailsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: 'unknown' };
  const code = 'code' in error ? error.code : undefined;
  const place = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .map((line) => line.trim());
  return { error: error.name, code, place };
}
