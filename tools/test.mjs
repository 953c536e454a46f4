// Everything that must hold before a change lands: build, lint, types, tests. Arguments go to jest. With ANJUAN_TESTS_AGAIN=true suites that
// failed are run once more by themselves and named: on a crowded machine one of thousands of waits is too short now and then.
import { spawnSync } from 'node:child_process';

const steps = [
  ['build', ['npm', 'run', '-s', 'build']],
  ['lint', ['npm', 'run', '-s', 'lint']],
  ['typecheck', ['npm', 'run', '-s', 'typecheck']],
  ['jest', ['npm', 'run', '-s', 'jest', '--', ...process.argv.slice(2)]],
];
const only = process.argv.length > 2 ? ['jest'] : steps.map(([name]) => name);
for (const [name, [command, ...args]] of steps) {
  if (!only.includes(name)) continue;
  const begun = Date.now();
  console.log(`\n== ${name}`);
  const run = (...more) =>
    spawnSync(command, [...args, ...more], { stdio: 'inherit', env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' } }).status;
  let status = run();
  if (status !== 0 && name === 'jest' && process.env.ANJUAN_TESTS_AGAIN === 'true') {
    console.error('\n再跑一次未通过的测试文件 / once more, the suites that failed');
    status = run('--onlyFailures', '--forceExit');
  }
  if (status !== 0) {
    console.error(`${name} 未通过 / ${name} failed`);
    process.exit(status ?? 1);
  }
  console.log(`== ${name}: ${((Date.now() - begun) / 1000).toFixed(0)} s`);
}
