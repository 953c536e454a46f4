// Builds what changed, then runs the whole system in this very process, so that signals and the exit code are its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  // Started without npm, by the machine's own older Node: the project's Node is in node_modules/.bin.
  const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  process.exit(spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
}
build(['standalone', 'console']);
await import('../services/standalone/dist/main.js');
