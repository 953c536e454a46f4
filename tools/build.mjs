import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Builds projects and what they depend on with Nx, which leaves out what has not changed. Progress goes to stderr.
 * Ends the process with code 1 and the output of the build when it fails.
 */
export function build(projects) {
  const nx = fileURLToPath(new URL('../node_modules/nx/dist/bin/nx.js', import.meta.url));
  const args = [nx, 'run-many', '-t', 'build', '-p', projects.join(','), '--output-style=static'];
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' };
  const done = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout}\n${done.stderr}\n构建失败 / the build failed\n`);
  process.exit(1);
}
