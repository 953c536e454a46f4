import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * A process that answers as a service would, as far as the gateway can tell: every request with what it got (`?big` with 8 MB, `?never` not at
 * all, `?half` breaks off), its system questions with `answers`.
 */
export interface CopyProcess {
  readonly url: URL;
  readonly child: ChildProcess;
  kill(): Promise<void>;
}

const program = `
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
const [name, answers] = [process.argv[1], JSON.parse(process.argv[2])];
const json = (response, status, body) =>
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
const server = createServer((request, response) => {
  const { pathname, search } = new URL(request.url, 'http://copy');
  const known = answers[pathname];
  if (request.method === 'GET' && known) return json(response, known.status ?? 200, known.body);
  if (pathname.startsWith('/api/system/jobs/')) return json(response, 404, { code: 'job-unknown' });
  if (search === '?never') return;
  if (search === '?half') return void response.writeHead(200, { 'content-length': 1000 }).write('half', () => process.kill(process.pid, 'SIGKILL'));
  if (search === '?big') return void response.writeHead(200).end(Buffer.alloc(8 * 1024 * 1024, 'x'));
  const hash = createHash('sha256');
  let bytes = 0;
  request.on('data', (chunk) => (hash.update(chunk), (bytes += chunk.length)));
  request.on('end', () => json(response, 200, { name, pid: process.pid, method: request.method, url: request.url,
    headers: request.headers, bytes, hash: hash.digest('hex') }));
});
server.listen(Number(process.argv[3]), '127.0.0.1', () => console.log(server.address().port));
`;

export async function copyProcess(name: string, answers: Readonly<Record<string, object>> = {}, port = 0): Promise<CopyProcess> {
  const told = { '/health/live': { body: {} }, '/health/ready': { body: {} }, ...answers };
  const args = ['--input-type=module', '-e', program, name, JSON.stringify(told), String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url: new URL(`http://127.0.0.1:${line}`), child, kill };
}
