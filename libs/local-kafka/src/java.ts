import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A Java program and its major version. */
export interface Java {
  readonly program: string;
  readonly major: number;
}

/** Kafka's servers need this Java at least. */
export const oldestJava = 17;

/**
 * The Java to run Kafka with: JAVA_HOME's, else the one on the PATH, else one under /usr/lib/jvm or macOS's own finder; the first that is
 * new enough. Throws an Error, in both languages, that says what was found and how to get one.
 */
export function findJava(env: NodeJS.ProcessEnv = process.env): Java {
  const seen: string[] = [];
  for (const program of candidates(env)) {
    const major = majorOf(program);
    if (major >= oldestJava) return { program, major };
    if (major > 0) seen.push(`${program}: Java ${major}`);
  }
  throw new Error(
    `运行 Kafka 需要 Java ${oldestJava} 或更高版本 / Kafka needs Java ${oldestJava} or newer (${seen.join(', ') || '未找到 / none found'}). ` +
      'Debian, Ubuntu: apt-get install default-jre-headless; 或设置 / or set JAVA_HOME',
  );
}

function candidates(env: NodeJS.ProcessEnv): readonly string[] {
  const java = process.platform === 'win32' ? 'java.exe' : 'java';
  const homes = existsSync('/usr/lib/jvm') ? readdirSync('/usr/lib/jvm').map((name) => join('/usr/lib/jvm', name)) : [];
  if (env['JAVA_HOME']) homes.unshift(env['JAVA_HOME']);
  const inHomes = homes.map((home) => join(home, 'bin', java)).filter((program) => existsSync(program));
  const onPath = (env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':').map((folder) => join(folder, java));
  const first = env['JAVA_HOME'] ? inHomes.slice(0, 1) : [];
  // macOS has a /usr/bin/java that only offers to install one: its finder tells where a real one is.
  const mac =
    process.platform === 'darwin' ? [join(spawnSync('/usr/libexec/java_home', { encoding: 'utf8' }).stdout.trim(), 'bin', java)] : [];
  return [...first, ...onPath.filter((program) => existsSync(program)), ...inHomes, ...mac];
}

function majorOf(program: string): number {
  try {
    // -version writes to stderr, --version to stdout; Java 8 knows only the first.
    const output = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(/\b(\d+)(?:\.\d+)*/.exec(output)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
