import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Root of the repository, from the sources as from the build. */
export const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** The built system as a process of its own, as `npm start` runs it. */
export interface RunningSystem {
  readonly url: string;
  readonly child: ChildProcess;
  /** Sends a signal and waits for the end; gives the exit code, null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** How a built system is started: as one process, or as a process per service with Kafka between them, and with what options besides. */
export interface SystemProgram {
  readonly program: 'standalone' | 'distributed';
  readonly args?: readonly string[];
  /** How long it may take to be ready; when absent 55 s, less than the hooks and tests wait that start one. */
  readonly readyWithinMs?: number;
}

/**
 * Starts the built system on a folder and a free port. Rejects with its output when it ends before it is ready, and ends it where it is not ready
 * in time: whoever waits for it would give up, and nobody would be there to end it.
 */
export function startSystem(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>> = {},
  { program, args = [], readyWithinMs = 55_000 }: SystemProgram = { program: 'standalone' },
): Promise<RunningSystem> {
  const child = spawn(process.execPath, [`services/${program}/dist/main.js`, '--port', '0', '--data', dataDir, ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const late = setTimeout(() => child.kill('SIGTERM'), readyWithinMs);
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code))).finally(() => clearTimeout(late));
  let output = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /^Anjuan is ready at (\S+)$/m.exec(output)?.[1];
      if (url === undefined) return;
      clearTimeout(late);
      const end = (signal: NodeJS.Signals): Promise<number | null> => {
        child.kill(signal);
        return exited;
      };
      resolve({ url, child, end });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then((code) => reject(new Error(`the system ended with code ${code}:\n${output}`)));
  });
}

/** Asks until `there` holds; throws after the limit. */
export async function until(what: string, there: () => Promise<boolean>, limitMs = 120_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await there())) {
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** GET as JSON; rejects on another status than 200. */
export async function get<Answer>(url: string): Promise<Answer> {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${answer.status} for ${url}`);
  return (await answer.json()) as Answer;
}

/** POST of JSON; gives status and body. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a test names the answer it expects
export async function post<Answer>(url: string, body: unknown = {}): Promise<{ status: number; body: Answer }> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Answer };
}
