import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** The version of Apache Kafka that the checked-in list holds. */
export const kafkaVersion = '4.4.0';

/** One jar of the list: its path in a Maven repository, its size in bytes and the SHA-256 (hex) that it must have. */
export interface LockedJar {
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The jars of the local Kafka, from the list that lies beside this file. Throws where the list is damaged. */
export async function lockedJars(): Promise<readonly LockedJar[]> {
  return parseLock(await readFile(new URL(`kafka-${kafkaVersion}.lock`, import.meta.url), 'utf8'));
}

/** Reads a list: `SHA256 BYTES PATH` a line, `#` before remarks. Throws an Error that names the line which is none of these. */
export function parseLock(text: string): readonly LockedJar[] {
  const jars: LockedJar[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [, sha256, bytes, path] = /^([0-9a-f]{64}) (\d+) ([\w.+/-]+\.jar)$/.exec(line) ?? [];
    if (sha256 === undefined || bytes === undefined || path === undefined || path.includes('..')) {
      throw new Error(`Kafka 文件清单第 ${index + 1} 行有误 / line ${index + 1} of the list of Kafka's jars is damaged`);
    }
    jars.push({ path, file: basename(path), bytes: Number(bytes), sha256 });
  }
  return jars;
}
