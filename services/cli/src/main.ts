import { run } from './run.ts';

const interrupt = new AbortController();
process.on('SIGINT', () => {
  if (interrupt.signal.aborted) process.exit(130); // asked twice: at once
  interrupt.abort();
});
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1)); // e.g. `| head`

const { stdout, stderr, env } = process;
const code = await run(process.argv.slice(2), { stdout, stderr, env, cwd: process.cwd(), now: Date.now, signal: interrupt.signal });
stdout.write('', () => process.exit(code));
