import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

/**
 * Builds what changed, then runs a built program in this very process, so that signals and the exit code are its own. Started without
 * npm, by the machine's own older Node, the script that called is run once more by the project's Node, which is in node_modules/.bin.
 * The first `own` arguments are the script's and not the program's.
 */
export async function runBuilt(projects, main, own = 0) {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 24) {
    const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
    process.exit(spawnSync(node, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
  }
  process.argv.splice(2, own);
  build(projects);
  await import(main);
}
