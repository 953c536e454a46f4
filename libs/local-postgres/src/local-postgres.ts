import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { findBinaries, type PostgresBinaries } from './binaries.ts';
import { stopOrphan } from './orphan.ts';
import { runAs, type RunAs } from './run-as.ts';

export interface LocalPostgresOptions {
  /** Folder of the cluster; made on first use, kept between runs. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; a free one when absent. */
  readonly port?: number;
  /** Server settings as in postgresql.conf, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface LocalPostgres {
  readonly port: number;
  readonly pid: number;
  /** Connection string of the superuser for a database of the cluster. */
  url(database?: string): string;
  /** Fast shutdown; after 8 s the immediate one. Resolves when the server is gone. */
  stop(): Promise<void>;
  /** Resolves with the exit code when the server ends, asked or not. */
  readonly exited: Promise<number | null>;
}

const superuser = 'anjuan_owner';
const started: LocalPostgres[] = [];

/**
 * Starts the PostgreSQL that npm installed, on loopback only, making the cluster on first use.
 * Runs as root too. Throws when initdb or the server fails; the message holds the server's last lines.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const dataDir = resolve(options.dataDir);
  const binaries = await findBinaries();
  const user = runAs([binaries.postgres, join(dataDir, 'base')]);
  await stopOrphan(dataDir);
  const passwordFile = join(dirname(dataDir), 'postgres.password');
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await createCluster(dataDir, passwordFile, binaries, user);
  const password = (await readFile(passwordFile, 'utf8')).trim();
  const port = options.port ?? (await freePort());
  const settings = { ...defaults, ...options.settings, port: String(port) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = launch(user, binaries.postgres, ['-D', dataDir, ...flags]);
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  await ready(child);
  const server: LocalPostgres = {
    port,
    pid: child.pid ?? 0,
    url: (database = 'postgres') => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stop(child, exited),
    exited,
  };
  started.push(server);
  return server;
}

const defaults: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  jit: 'off',
  log_checkpoints: 'off',
  timezone: 'UTC',
};

// A cluster half made by a killed process must not be taken for a whole one: it is made beside and renamed.
async function createCluster(dataDir: string, passwordFile: string, binaries: PostgresBinaries, user: RunAs): Promise<void> {
  const fresh = `${dataDir}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  if (!existsSync(passwordFile)) await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  const forInitdb = join(fresh, '..', `${randomBytes(6).toString('hex')}.password`);
  await writeFile(forInitdb, await readFile(passwordFile), { mode: 0o600 });
  if (user.owner) {
    for (const path of [fresh, forInitdb]) await chown(path, user.owner.uid, user.owner.gid);
  }
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const auth = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${forInitdb}`];
  const child = launch(user, binaries.initdb, ['-D', fresh, ...auth, ...locale]);
  const tail = keepTail(child);
  const code = await new Promise<number | null>((done) => child.once('exit', (exit) => done(exit)));
  await rm(forInitdb, { force: true });
  if (code !== 0) throw new Error(`无法建立数据库 / initdb failed with code ${code}: ${tail()}`);
  await rename(fresh, dataDir);
}

// detached: Ctrl-C in a terminal goes to the whole group, and the database must outlive the application's own orderly end.
function launch(user: RunAs, program: string, args: readonly string[]): ChildProcess {
  const [command, ...rest] = [...user.prefix, program, ...args];
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  return spawn(command as string, rest, { ...user.options, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true, cwd: '/' });
}

function keepTail(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-2000)));
  return () => text;
}

function ready(child: ChildProcess): Promise<void> {
  const tail = keepTail(child);
  return new Promise((resolveReady, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready to accept connections')) resolveReady();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`数据库未能启动 / PostgreSQL ended with code ${code}: ${tail()}`)));
  });
}

async function stop(child: ChildProcess, exited: Promise<number | null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const patience = setTimeout(() => child.kill('SIGQUIT'), 8_000);
  await exited;
  clearTimeout(patience);
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
