import { Writable } from 'node:stream';
import { run } from '../run.ts';

/** What a command line did. */
export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of stdout, read as JSON. */
  json(): unknown;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Runs the program in this process, its clock standing at 2024-03-10 12:00 in Shanghai. */
export async function runCli(
  argv: readonly string[],
  { cwd = '/', env = {}, signal = new AbortController().signal }: RunOptions = {},
): Promise<Ran> {
  const [stdout, stderr] = [collector(), collector()];
  const now = (): number => Date.parse('2024-03-10T04:00:00Z');
  const exit = await run(argv, { stdout: stdout.stream, stderr: stderr.stream, env, cwd, now, signal });
  return {
    exit,
    stdout: stdout.text(),
    stderr: stderr.text(),
    json: () => JSON.parse(stdout.text().trimEnd().split('\n').at(-1) ?? '') as unknown,
  };
}

function collector(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
