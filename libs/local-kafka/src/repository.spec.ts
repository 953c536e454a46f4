import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mavenRepository, mirrorOfCentral } from './repository.ts';

const settings = (mirrors: string, servers = ''): string =>
  `<settings><mirrors>${mirrors}</mirrors><servers>${servers}</servers></settings>`;
const mirror = (mirrorOf: string, more = ''): string =>
  `<mirror><id>office</id><mirrorOf>${mirrorOf}</mirrorOf><url>https://maven.example/repository/</url>${more}</mirror>`;
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the repository that jars come from', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'anjuan-maven-'));
  });
  afterAll(() => rm(home, { recursive: true }));

  it('is Central where nothing else is said', async () => {
    expect(await mavenRepository({ HOME: home })).toEqual({ url: 'https://repo1.maven.org/maven2' });
  });

  it('is what MAVEN_REPOSITORY_URL says, before the settings', async () => {
    await mkdir(join(home, '.m2'), { recursive: true });
    await writeFile(join(home, '.m2', 'settings.xml'), settings(mirror('central')));
    expect(await mavenRepository({ HOME: home })).toEqual({ url: 'https://maven.example/repository' });
    expect(await mavenRepository({ HOME: home, MAVEN_REPOSITORY_URL: 'https://reader:a%40b@other.example/maven/' })).toEqual({
      url: 'https://other.example/maven',
      authorization: basic('reader:a@b'),
    });
  });

  it('refuses an address that is none, without showing it', async () => {
    const asked = mavenRepository({ MAVEN_REPOSITORY_URL: 'ftp://reader:secret@other.example' });
    await expect(asked).rejects.toThrow('MAVEN_REPOSITORY_URL');
    await expect(asked).rejects.not.toThrow('secret');
  });

  it.each(['central', '*', 'external:*', 'jcenter, central', '*,!snapshots'])('is a mirror of %s', (mirrorOf) => {
    expect(mirrorOfCentral(settings(mirror(mirrorOf)))).toEqual({ url: 'https://maven.example/repository' });
  });

  it.each(['external:http:*', 'snapshots', '*,!central'])('is not a mirror of %s', (mirrorOf) => {
    expect(mirrorOfCentral(settings(mirror(mirrorOf)))).toBeUndefined();
  });

  it('passes over a mirror that blocks or is a remark', () => {
    const blocked = mirror('*', '<blocked>true</blocked>');
    expect(mirrorOfCentral(settings(`${blocked}<!-- ${mirror('central')} -->`))).toBeUndefined();
  });

  it('shows the mirror the user and password of its server', () => {
    const server = '<server><id>office</id><username>reader</username><password>a&amp;b</password></server>';
    expect(mirrorOfCentral(settings(mirror('*'), server))?.authorization).toBe(basic('reader:a&b'));
  });
});
