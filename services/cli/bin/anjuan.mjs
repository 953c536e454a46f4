#!/usr/bin/env node
// Plain JavaScript that also the machine's own older Node understands: it only finds Node 24 and the built program.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const self = realpathSync(fileURLToPath(import.meta.url));
const project = dirname(dirname(self));
const workspace = dirname(dirname(project));
const main = join(project, 'dist', 'main.js');
const neededMajor = 24;

if (Number(process.versions.node.split('.')[0]) < neededMajor) runOnNode24();
else {
  if (!existsSync(main)) build();
  await import(pathToFileURL(main).href);
}

function runOnNode24() {
  const node = join(workspace, 'node_modules', '.bin', 'node');
  if (!existsSync(node) || process.env.ANJUAN_REEXECUTED)
    fail(`需要 Node ${neededMajor}，请先运行 npm ci`, `Node ${neededMajor} is needed: run npm ci first`);
  const child = spawn(node, [self, ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, ANJUAN_REEXECUTED: '1' } });
  process.on('SIGINT', () => undefined); // Ctrl-C reaches the child by itself; its exit code is the answer
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`无法启动 Node ${neededMajor}：${error.message}`, `Node ${neededMajor} cannot be started`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function build() {
  process.stderr.write('首次运行，正在构建程序… / First run: building the program…\n');
  const nx = join(workspace, 'node_modules', '.bin', 'nx');
  const options = { cwd: workspace, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false' } };
  const built = spawnSync(process.execPath, [realpathSync(nx), 'build', 'cli'], options);
  if (built.status === 0 && existsSync(main)) return;
  process.stderr.write(`${built.stdout ?? ''}${built.stderr ?? ''}`);
  fail('构建失败，请运行 npm run build 查看原因', 'the build failed: npm run build shows why');
}

function fail(zh, en) {
  process.stderr.write(`错误：${zh}\nError: ${en}\n`);
  process.exit(1);
}
