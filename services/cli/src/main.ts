import { run } from './run.ts';

const interrupt = new AbortController();
process.on('SIGINT', () => {
  if (interrupt.signal.aborted) process.exit(130); // asked twice: at once
  process.stderr.write('\n正在停止，再按一次 Ctrl-C 立即退出… / Stopping; Ctrl-C again leaves at once…\n');
  interrupt.abort();
});
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1)); // e.g. `| head`

const { stdout, stderr, env } = process;
const code = await run(process.argv.slice(2), { stdout, stderr, env, cwd: process.cwd(), now: Date.now, signal: interrupt.signal });
stdout.write('', () => process.exit(code));
