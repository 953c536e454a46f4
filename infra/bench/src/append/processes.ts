import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Side } from '../measure/interleave.ts';

export interface Processes {
  /** One round in all processes at once: the sum of their rates. */
  readonly side: Side;
  close(): Promise<void>;
}

/** Starts `processes` workers of one kind; each has its own store or pool, as several services on several machines would. */
export function startProcesses(kind: 'store' | 'bare', processes: number, url: string, appenders: number, milliseconds: number): Processes {
  const worker = fileURLToPath(new URL('worker.ts', import.meta.url));
  const args = ['--conditions=source', '--no-warnings', worker, kind, url, String(appenders), String(milliseconds)];
  const children = Array.from({ length: processes }, () => spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
  const answers = children.map((child) => createInterface({ input: child.stdout })[Symbol.asyncIterator]());
  const side: Side = async () => {
    for (const child of children) child.stdin.write('\n');
    const rates = await Promise.all(answers.map(async (answer) => Number((await answer.next()).value)));
    if (rates.some((rate) => !(rate > 0))) throw new Error('an appending process ended early');
    return rates.reduce((sum, rate) => sum + rate, 0);
  };
  return {
    side,
    close: async () => {
      await Promise.all(children.map(end));
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  if (child.exitCode === null) await exited;
}
