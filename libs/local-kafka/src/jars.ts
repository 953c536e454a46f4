import { copyFile, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { download, isIntact } from './download.ts';
import { kafkaVersion, lockedJars, type LockedJar } from './lock.ts';
import { isAlive } from './orphan.ts';
import { mavenRepository } from './repository.ts';

/** The folder that keeps Kafka's jars: ANJUAN_KAFKA_CACHE, else `anjuan/kafka-VERSION` in the user's cache folder. */
export function jarFolder(env: NodeJS.ProcessEnv = process.env): string {
  const cache = env['XDG_CACHE_HOME'] ?? join(env['HOME'] ?? homedir(), '.cache');
  return env['ANJUAN_KAFKA_CACHE'] ?? join(cache, 'anjuan', `kafka-${kafkaVersion}`);
}

/**
 * Kafka's jars, absolute paths, every one checked against the list: what the folder lacks, or holds damaged, is taken from the user's
 * local Maven repository where that has it, else fetched. Several processes may ask at once. Throws as `download` does; what had been
 * fetched by then is kept.
 */
export async function kafkaJars(folder = jarFolder(), env: NodeJS.ProcessEnv = process.env): Promise<readonly string[]> {
  const jars = await lockedJars();
  if ((await missing(jars, folder)).length > 0) await fill(jars, folder, env);
  return jars.map((jar) => join(folder, jar.file));
}

async function missing(jars: readonly LockedJar[], folder: string): Promise<readonly LockedJar[]> {
  const intact = await Promise.all(jars.map((jar) => isIntact(jar, join(folder, jar.file))));
  return jars.filter((_, index) => !intact[index]);
}

async function fill(jars: readonly LockedJar[], folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  await mkdir(folder, { recursive: true });
  const release = await holdFolder(folder);
  try {
    const left = [...(await missing(jars, folder))]; // another process may have fetched them meanwhile
    const repository = await mavenRepository(env);
    const mavenHome = join(env['HOME'] ?? homedir(), '.m2', 'repository');
    const worker = async (): Promise<void> => {
      for (let jar = left.shift(); jar; jar = left.shift()) {
        const target = join(folder, jar.file);
        const own = join(mavenHome, jar.path);
        if (await isIntact(jar, own)) await copyFile(own, `${target}.part`).then(() => rename(`${target}.part`, target));
        else await download(repository, jar, target);
      }
    };
    const ends = await Promise.allSettled([worker(), worker(), worker(), worker()]);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    await release();
  }
}

// One process fetches, the others wait for it. Should two take over from a dead one at the same moment, both fetch: the check and the
// renaming keep the files right all the same.
async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'fetching.pid');
  const own = `${path}.${process.pid}`;
  for (;;) {
    await writeFile(own, `${process.pid}\n`);
    // Linked, not written in place: the name appears with its content, or not at all.
    const held = await linked(own, path);
    await rm(own);
    if (held) return () => rm(path, { force: true });
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
    await delay(100);
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
