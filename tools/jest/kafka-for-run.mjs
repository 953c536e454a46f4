import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Suites that need the run's broker are named so; the others start without waiting for one. */
export const isKafkaSuite = (path) => path.endsWith('.kafka.spec.ts');

/**
 * Whether the run has a Kafka suite, told by jest's own patterns: without any (a whole run, or suites chosen by what has changed) yes.
 */
export async function needsKafka(globalConfig) {
  const patterns = globalConfig.testPathPatterns?.patterns ?? [];
  if (patterns.length === 0) return true;
  const suites = await Array.fromAsync(
    glob('{libs,services,tools,infra}/**/*.kafka.spec.ts', { cwd: root, exclude: ['**/node_modules', '**/dist'] }),
  );
  return suites.some((suite) => patterns.some((pattern) => new RegExp(pattern, 'i').test(root + suite)));
}
