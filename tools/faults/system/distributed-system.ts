import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { get, root, until } from '@anjuan/testing';
import { livesStill, processesOf } from './processes.ts';

/** The built distributed system, to which happens what happens to machines. */
export interface DistributedSystem {
  readonly url: string;
  readonly dataDir: string;
  /** Connection string of the owner of the database. */
  readonly databaseUrl: string;
  /** `host:port` of the broker. */
  readonly broker: string;
  /** Process id of a part by the name of its pid file. Throws an Error where there is none. */
  pidOf(name: string): number;
  /** SIGSTOP of the part until something has happened, then SIGCONT, unless it was killed as hung meanwhile. */
  stall(name: string, until: () => Promise<void>): Promise<void>;
  /** kill -9 of the part; what it gives resolves when another process has taken its place. */
  kill(name: string): () => Promise<void>;
  killAndAwaitAnother(name: string): Promise<void>;
  /** Resolves when every part answers that it is ready. */
  ready(): Promise<void>;
  /** Resolves when every consumer has handled everything the store holds. */
  settled(): Promise<void>;
  /** Asks the system to end; gives the exit code and what still runs afterwards, one line each. */
  end(): Promise<{ readonly code: number | null; readonly left: readonly string[] }>;
  /** Ends it whatever state it is in, with all that still runs of it. */
  abandon(): Promise<void>;
}

export interface SystemToStart {
  readonly dataDir: string;
  /** Where everything that the processes say is written. */
  readonly logFile: string;
  /** How many processes of which service: `relay=2`. */
  readonly copies?: string;
  /** Over those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What generous means where two cores are shared with others: longest wait for anything, milliseconds. */
export const patienceMs = 240_000;

type Consumers = { readonly caughtUp: boolean; readonly head: string; readonly consumers: readonly { readonly name: string }[] };

/** Starts the built system on a folder and a free port, with servers of its own where `env` names none. Rejects when it ends before it is ready. */
export async function startDistributedSystem({ dataDir, logFile, copies, env = {} }: SystemToStart): Promise<DistributedSystem> {
  const { DATABASE_URL: _database, KAFKA_BROKERS: _brokers, NODE_OPTIONS: _options, ...others } = process.env;
  const args = ['services/distributed/dist/main.js', '--port', '0', '--data', dataDir];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...others, ANJUAN_LOG: 'info', ...(copies === undefined ? {} : { ANJUAN_COPIES: copies }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const url = await addressOf(child, logFile, exited);
  const pidOf = (name: string): number => {
    const pid = Number(readFileSync(join(dataDir, 'run', `${name}.pid`), 'utf8'));
    if (!Number.isInteger(pid) || pid <= 1) throw new Error(`no process id of ${name}`);
    return pid;
  };
  const kill = (name: string): (() => Promise<void>) => {
    const before = pidOf(name);
    process.kill(before, 'SIGKILL');
    const isAnother = (): Promise<boolean> => Promise.resolve(pidOf(name) !== before && livesStill(pidOf(name)));
    return () => until(`another ${name}`, isAnother, patienceMs);
  };
  const isReady = async (): Promise<boolean> => (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(10_000) })).ok;
  const system: DistributedSystem = {
    ...{ url, dataDir, pidOf },
    databaseUrl: env['DATABASE_URL'] ?? (await embeddedDatabase(dataDir)),
    broker: env['KAFKA_BROKERS'] ?? (await embeddedBroker(dataDir)),
    async stall(name, happened) {
      const pid = pidOf(name);
      process.kill(pid, 'SIGSTOP');
      try {
        await happened();
      } finally {
        if (livesStill(pid)) process.kill(pid, 'SIGCONT');
      }
    },
    kill,
    killAndAwaitAnother: (name) => kill(name)(),
    ready: () => until('every part is ready', () => isReady().catch(() => false), patienceMs),
    async settled() {
      let last: unknown;
      const caughtUp = async (): Promise<boolean> => {
        last = await get<Consumers>(`${url}/api/system/consumers`).catch((error: unknown) => String(error));
        return typeof last === 'object' && (last as Consumers).caughtUp;
      };
      await until('every consumer has handled everything', caughtUp, patienceMs).catch((error: unknown) => {
        throw new Error(`${String(error)}: ${JSON.stringify(last)}`);
      });
    },
    async end() {
      const known = pidsIn(dataDir);
      child.kill('SIGTERM');
      const code = await exited;
      const left = [...processesOf(dataDir), ...known.filter(livesStill).map((pid) => ({ pid, command: 'known by its pid file' }))];
      return { code, left: left.map(({ pid, command }) => `${pid}: ${command}`) };
    },
    async abandon() {
      if (child.exitCode === null && child.signalCode === null) {
        for (const pid of pidsIn(dataDir)) if (livesStill(pid)) process.kill(pid, 'SIGCONT');
        child.kill('SIGTERM');
        await exited;
      }
      // Servers outlive a system that was killed or crashed.
      for (const { pid } of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
    },
  };
  return system;
}

/** Process ids of the parts, as the pid files tell them. */
function pidsIn(dataDir: string): readonly number[] {
  const files = readdirSync(join(dataDir, 'run')).filter((name) => name.endsWith('.pid'));
  return files.map((name) => Number(readFileSync(join(dataDir, 'run', name), 'utf8'))).filter((pid) => pid > 1);
}

function addressOf(child: ChildProcess, logFile: string, exited: Promise<number | null>): Promise<string> {
  const log = createWriteStream(logFile, { flags: 'a' });
  let tail = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      log.write(chunk);
      tail = (tail + chunk.toString()).slice(-8_000);
      const url = /^Anjuan is ready at (\S+)$/m.exec(tail)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void exited.then((code) => {
      log.end();
      reject(new Error(`the system ended with code ${code}:\n${tail}`));
    });
  });
}

/** The embedded server's own files tell where it listens and the owner's password. */
async function embeddedDatabase(dataDir: string): Promise<string> {
  const password = (await readFile(join(dataDir, 'postgres.password'), 'utf8')).trim();
  const port = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3]?.trim() ?? '';
  return `postgres://anjuan_owner:${password}@127.0.0.1:${port}/anjuan`;
}

async function embeddedBroker(dataDir: string): Promise<string> {
  const settings = await readFile(join(dataDir, 'kafka', 'server.properties'), 'utf8');
  const found = /^advertised\.listeners\s*=.*?(127\.0\.0\.1:\d+)/m.exec(settings.replaceAll('\\:', ':'))?.[1];
  if (found === undefined) throw new Error('the embedded broker does not say where it listens');
  return found;
}
