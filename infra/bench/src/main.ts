import { Command } from 'commander';
import { benchmarks } from './benchmarks.ts';
import { openContext } from './context.ts';
import type { Figure } from './figure.ts';

interface Options {
  readonly only?: string[];
  readonly quick?: boolean;
  readonly json?: boolean;
}

const command = new Command('bench')
  .description('Measures the system beside its peers, each pair in one run on one PostgreSQL.')
  .option('--only <names...>', `only these: ${benchmarks.map(({ name }) => name).join(', ')}`)
  .option('--quick', 'under a minute: smaller sizes, and without those that take minutes by nature')
  .option('--json', 'a line of JSON per figure on stdout')
  .parse();
const { only, quick = false, json = false } = command.opts<Options>();

const unknown = only?.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name)) ?? [];
if (unknown.length > 0) {
  process.stderr.write(`没有这项测试 / no such benchmark: ${unknown.join(', ')}\n`);
  process.exit(2);
}
const chosen = benchmarks.filter(({ name, inQuick }) => (only ? only.includes(name) : inQuick || !quick));

const context = await openContext(quick);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void context.stop().then(() => process.exit(130)));
try {
  for (const benchmark of chosen) {
    process.stderr.write(`${benchmark.name}: ${benchmark.about}\n`);
    for await (const figure of benchmark.run(context)) process.stdout.write(`${json ? JSON.stringify(figure) : row(figure)}\n`);
  }
} finally {
  await context.stop();
}

function row({ name, ours, peer, peerName, unit, ratio }: Figure): string {
  const beside = peer === null ? '' : `${String(peer).padStart(10)}  × ${ratio ?? ''}  ${peerName}`;
  return `${name.padEnd(24)} ${String(ours).padStart(10)} ${unit.padEnd(10)} ${beside}`;
}
