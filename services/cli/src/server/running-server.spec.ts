import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answeringServer } from '../testing/answering-server.ts';
import { runCli } from '../testing/run-cli.ts';
import { findRunningServer, serverFile } from './running-server.ts';

// Real: files, process ids, HTTP over a socket.
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-data-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function dataDir(name: string, entry: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, 'run'), { recursive: true });
  await writeFile(serverFile(path), entry);
  return path;
}
const never = new AbortController().signal;
/** Above the largest process id that Linux gives. */
const noProcess = 4_194_305;

describe('the server on a data folder', () => {
  it('is used when its process lives and it takes requests', async () => {
    let ready = 0;
    await using server = await answeringServer(({ path }) => {
      if (path === '/health/ready') return { status: ++ready > 1 ? 200 : 503, body: {} };
      return { body: { items: [], next: null } };
    });
    const path = await dataDir('running', JSON.stringify({ url: server.url, pid: process.pid }));
    expect(await findRunningServer(path, never)).toBe(server.url);
    expect(ready).toBe(2);
    const ran = await runCli(['worklist', '--data', 'running', '--json'], { cwd: folder });
    expect(ran).toMatchObject({ exit: 0, stdout: '{"items":[],"next":null}\n' });
    const fromEnvironment = await runCli(['worklist', '--json'], { cwd: '/', env: { ANJUAN_DATA: path } });
    expect(fromEnvironment.exit).toBe(0);
  });
  it.each([
    ['no file', null],
    ['half a file', '{"url":"http://127.0'],
    ['another thing', '[1]'],
    ['a process that is gone', JSON.stringify({ url: 'http://127.0.0.1:1', pid: noProcess })],
    ['no process id', JSON.stringify({ url: 'http://127.0.0.1:1', pid: -1 })],
  ])('is none with %s', async (name, entry) => {
    const path = entry === null ? join(folder, name) : await dataDir(name.replaceAll(' ', '-'), entry);
    expect(await findRunningServer(path, never)).toBeNull();
  });
});
