import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { LockedJar } from './lock.ts';
import type { MavenRepository } from './repository.ts';

/** Milliseconds before each further try. */
const defaultPauses: readonly number[] = [500, 1_000, 3_000];
const attemptMs = 120_000; // what a slow line has fetched by then is kept, and the next try goes on from there

/**
 * Fetches a jar to `target`: into `target.part`, going on from what an earlier try left, then checked and renamed, so that a file of the
 * name is always whole. Throws an Error (in both languages, with its cause) when the repository cannot be reached or refuses, or when
 * what it gives is not the jar of the list.
 */
export async function download(repository: MavenRepository, jar: LockedJar, target: string, pauses = defaultPauses): Promise<void> {
  const part = `${target}.part`;
  for (let tried = 0; ; tried++) {
    try {
      await fetchRest(repository, jar, part);
      if (await isIntact(jar, part)) {
        await rename(part, target);
        return;
      }
      await rm(part);
      throw new Error(`文件与清单的 SHA-256 不符 / ${jar.file} from ${repository.url} is not the file of the list (SHA-256 differs)`);
    } catch (error) {
      const pause = pauses[tried];
      if (pause === undefined || error instanceof Refused) throw error;
      await delay(pause);
    }
  }
}

/** Whether the file at `path` is there and is this jar: size and SHA-256 as in the list. */
export async function isIntact(jar: LockedJar, path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== jar.bytes) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex') === jar.sha256;
}

/** The repository answered, with a no that another try will not change. */
class Refused extends Error {}

async function fetchRest(repository: MavenRepository, jar: LockedJar, part: string): Promise<void> {
  const have = (await stat(part).catch(() => undefined))?.size ?? 0;
  if (have === jar.bytes) return;
  const resume = have > 0 && have < jar.bytes;
  const headers = {
    ...(resume ? { range: `bytes=${have}-` } : {}),
    ...(repository.authorization ? { authorization: repository.authorization } : {}),
  };
  const response = await ask(`${repository.url}/${jar.path}`, headers);
  const final = response.status >= 400 && response.status < 500 && ![408, 416, 429].includes(response.status);
  if (final) throw new Refused(`Maven 仓库拒绝提供 / the Maven repository answered ${response.status} for ${repository.url}/${jar.path}`);
  if (response.status === 416) await rm(part, { force: true });
  if (!response.ok || !response.body) throw new Error(`the Maven repository answered ${response.status} for ${jar.file}`);
  const flags = resume && response.status === 206 ? 'a' : 'w'; // a server that knows no ranges sends all of it again
  await pipeline(Readable.fromWeb(response.body), createWriteStream(part, { flags }));
}

async function ask(url: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(attemptMs) });
  } catch (cause) {
    throw new Error(
      `无法连接 Maven 仓库（无网络？可用 MAVEN_REPOSITORY_URL 指定镜像）/ cannot reach the Maven repository; no network? MAVEN_REPOSITORY_URL names a mirror: ${url}`,
      { cause },
    );
  }
}
