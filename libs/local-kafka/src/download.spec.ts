import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { download } from './download.ts';

const content = Buffer.from('a jar of forty-two bytes, near enough, so.');
const jar = { path: 'org/example/a.jar', file: 'a.jar', bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
const noPause = [0, 0];

// Real: an HTTP server on loopback as the repository, and the file system.
describe('fetching a jar', () => {
  let folder: string;
  let target: string;
  let asked: { url: string | undefined; range: string | undefined; authorization: string | undefined }[];
  let answers: ((request: IncomingMessage, response: ServerResponse) => void)[];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, range: request.headers.range, authorization: request.headers.authorization });
    (answers.shift() ?? whole)(request, response);
  });
  const repository = (): { url: string } => ({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/maven2` });
  const whole = (_: IncomingMessage, response: ServerResponse): void => void response.end(content);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-jars-'));
    target = join(folder, jar.file);
    asked = [];
    answers = [];
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true });
  });

  it('leaves the whole file under its name and nothing else', async () => {
    await download({ ...repository(), authorization: 'Basic eA==' }, jar, target, noPause);
    expect(await readFile(target)).toEqual(content);
    expect(await readdir(folder)).toEqual(['a.jar']);
    expect(asked).toEqual([{ url: '/maven2/org/example/a.jar', range: undefined, authorization: 'Basic eA==' }]);
  });

  it('goes on where a broken download stopped', async () => {
    await writeFile(`${target}.part`, content.subarray(0, 10));
    answers.push((request, response) =>
      response.writeHead(206).end(content.subarray(Number(/\d+/.exec(request.headers.range ?? '')?.[0]))),
    );
    await download(repository(), jar, target, noPause);
    expect(asked.map((one) => one.range)).toEqual(['bytes=10-']);
    expect(await readFile(target)).toEqual(content);
  });

  it('begins again where the server knows no ranges', async () => {
    await writeFile(`${target}.part`, content.subarray(0, 10));
    await download(repository(), jar, target, noPause);
    expect(await readFile(target)).toEqual(content);
  });

  it('tries again after a server’s error and a cut connection', async () => {
    answers.push(
      (_, response) => response.writeHead(503).end(),
      (_, response) => {
        response.writeHead(200, { 'content-length': content.length });
        response.write(content.subarray(0, 5), () => response.destroy());
      },
    );
    await download(repository(), jar, target, noPause);
    expect(asked).toHaveLength(3);
    expect(await readFile(target)).toEqual(content);
  });

  it('refuses another file than the list’s, and keeps nothing of it', async () => {
    const forged = Buffer.from(content).fill('x', 0, 1);
    answers.push(...[1, 2, 3].map(() => (_: IncomingMessage, response: ServerResponse) => void response.end(forged)));
    await expect(download(repository(), jar, target, noPause)).rejects.toThrow('SHA-256');
    expect(asked).toHaveLength(3);
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not ask again after a no', async () => {
    answers.push((_, response) => response.writeHead(404).end());
    await expect(download(repository(), jar, target, noPause)).rejects.toThrow('404');
    expect(asked).toHaveLength(1);
  });

  it('says in both languages that the repository cannot be reached', async () => {
    const nobody = { url: 'http://127.0.0.1:1/maven2' };
    await expect(download(nobody, jar, target, noPause)).rejects.toThrow(
      /无法连接 Maven 仓库.*cannot reach the Maven repository.*MAVEN_REPOSITORY_URL/,
    );
  });
});
