import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where jars are fetched from: an address without credentials, and the header that carries them. */
export interface MavenRepository {
  readonly url: string;
  readonly authorization?: string;
}

const central = 'https://repo1.maven.org/maven2';

/**
 * The Maven repository to ask: MAVEN_REPOSITORY_URL, else the mirror of Central in the user's `~/.m2/settings.xml`, else Central itself.
 * A user and password in the address, or in the settings' server of the mirror's id, are sent as HTTP basic authentication.
 * Throws an Error when MAVEN_REPOSITORY_URL is not an http(s) address (its text is not shown: it may hold a password).
 */
export async function mavenRepository(env: NodeJS.ProcessEnv = process.env): Promise<MavenRepository> {
  const given = env['MAVEN_REPOSITORY_URL'];
  if (given) return repositoryAt(given, 'MAVEN_REPOSITORY_URL');
  const settings = await readFile(join(env['HOME'] ?? homedir(), '.m2', 'settings.xml'), 'utf8').catch(() => '');
  return mirrorOfCentral(settings) ?? { url: central };
}

/** The mirror that Maven's settings name for Central, with its server's credentials; undefined where there is none. */
export function mirrorOfCentral(settingsXml: string): MavenRepository | undefined {
  const xml = settingsXml.replace(/<!--[\s\S]*?-->/g, '');
  const mirror = blocks(xml, 'mirror').find((block) => text(block, 'blocked') !== 'true' && covers(text(block, 'mirrorOf') ?? ''));
  const url = mirror && text(mirror, 'url');
  if (!url) return undefined;
  const server = blocks(xml, 'server').find((block) => text(block, 'id') === text(mirror, 'id'));
  const [user, password] = [server && text(server, 'username'), server && text(server, 'password')];
  const repository = repositoryAt(url, '~/.m2/settings.xml');
  return user && password ? { ...repository, authorization: basic(user, password) } : repository;
}

// Maven's rule: a comma list of ids, `*`, `external:*` (Central is external, and https), and `!id` for what is left out.
function covers(mirrorOf: string): boolean {
  const names = mirrorOf.split(',').map((name) => name.trim());
  return !names.includes('!central') && names.some((name) => ['*', 'external:*', 'central'].includes(name));
}

function repositoryAt(address: string, source: string): MavenRepository {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) {
    throw new Error(`Maven 仓库地址无效 / not an http(s) address of a Maven repository: ${source}`);
  }
  const url = new URL(address);
  const { username, password } = url;
  url.username = url.password = ''; // fetch refuses an address that holds credentials
  const plain = url.href.replace(/\/+$/, '');
  return username ? { url: plain, authorization: basic(decodeURIComponent(username), decodeURIComponent(password)) } : { url: plain };
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function blocks(xml: string, tag: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) => match[1] ?? '');
}

function text(xml: string, tag: string): string | undefined {
  const found = blocks(xml, tag)[0]?.trim();
  const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
  return found?.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity);
}
