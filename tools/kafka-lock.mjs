// Writes the list of the local Kafka's jars with their SHA-256, from infra/kafka/pom.xml: needs Maven and the network. Run it after a change
// of version, and read the difference before it is committed: from then on every machine trusts this list.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const pom = join(root, 'infra/kafka/pom.xml');
const version = /<artifactId>kafka<\/artifactId>\s*<version>([^<]+)</.exec(await readFile(pom, 'utf8'))?.[1];
const folder = await mkdtemp(join(tmpdir(), 'kafka-lock-'));
const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime', '-Dmdep.useRepositoryLayout=true'];
execFileSync('mvn', ['-q', '-B', '-C', '-f', pom, ...goal], { stdio: 'inherit' }); // -C: a jar that misses its checksum fails the run
const lines = [];
for (const path of (await Array.fromAsync(glob('**/*.jar', { cwd: folder }))).sort()) {
  const bytes = await readFile(join(folder, path));
  lines.push(`${createHash('sha256').update(bytes).digest('hex')} ${bytes.length} ${path}`);
}
await rm(folder, { recursive: true });
const head = `# Jars of Apache Kafka ${version}: SHA-256, bytes, path in a Maven repository. Written by tools/kafka-lock.mjs; not by hand.`;
await writeFile(join(root, `libs/local-kafka/src/kafka-${version}.lock`), `${head}\n${lines.join('\n')}\n`);
console.log(`libs/local-kafka/src/kafka-${version}.lock: ${lines.length} jars`);
