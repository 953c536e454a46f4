import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BenchContext, Benchmark } from '../benchmark.ts';
import type { Figure } from '../figure.ts';

async function* run(context: BenchContext): AsyncGenerator<Figure, void, undefined> {
  const worker = fileURLToPath(new URL('report-worker.ts', import.meta.url));
  const cases = context.quick ? 10_000 : 100_000;
  const child = spawn(process.execPath, ['--no-warnings', worker, await context.database(), String(cases)], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) yield JSON.parse(line) as Figure;
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`the worker ended with ${String(code)}`);
}

/** (g) Reports over the cases of a year, as of the end and as of a past day. */
export const reportBench: Benchmark = {
  ...{ name: 'reports', about: 'monthly and yearly reports over a year of 100,000 cases', inQuick: true, run },
};
