import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { findJava } from './java.ts';
import { kafkaJars } from './jars.ts';
import { noteServer, stopOrphan } from './orphan.ts';
import { freePorts, mustBeFree } from './ports.ts';
import { scramArguments, type ListenerSecurity } from './security.ts';
import { loggingSettings, propertiesFile, singleNodeSettings } from './settings.ts';

export interface LocalKafkaOptions {
  /** Folder of the broker; made on first use, kept between runs. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; a free one when absent. */
  readonly port?: number;
  /** The port that clients are told, where something (a test's cable) stands between them and the broker; `port` when absent. */
  readonly advertisedPort?: number;
  /** Server settings as in server.properties, over those of `singleNodeSettings`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What clients must show; nothing when absent. */
  readonly security?: ListenerSecurity;
  /** Most of the heap, in MB; 512 when absent. */
  readonly heapMb?: number;
}

export interface LocalKafka {
  readonly port: number;
  readonly pid: number;
  /** `host:port` of the one broker, as KAFKA_BROKERS takes it. */
  readonly brokers: readonly string[];
  /** Orderly end; after 10 s a kill. Resolves when the broker is gone. */
  stop(): Promise<void>;
  /** Resolves with the exit code when the broker ends, asked or not; null after a kill. */
  readonly exited: Promise<number | null>;
}

/**
 * Starts Apache Kafka, on loopback only, as one broker that is its own controller, making its folder on first use; resolves when it
 * answers. Its jars are fetched from Maven Central where the machine has not got them yet. Runs as root too. Throws, in both languages,
 * when there is no Java, when the jars cannot be had, and when the broker fails (the message holds its last lines).
 */
export async function startLocalKafka(options: LocalKafkaOptions): Promise<LocalKafka> {
  const dataDir = resolve(options.dataDir);
  const java = findJava();
  const jars = await kafkaJars();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await stopOrphan(dataDir);
  if (options.port !== undefined) await mustBeFree(options.port); // the broker itself takes long to give up
  const [free = 0, controllerPort = 0, internalPort = 0] = await freePorts(3);
  const port = options.port ?? free;
  const { security = {}, advertisedPort = port } = options;
  const apart = options.security !== undefined || advertisedPort !== port; // then the broker cannot come to itself as clients do
  const where = { host: '127.0.0.1', port, advertisedPort, controllerPort, security, ...(apart ? { internalPort } : {}) };
  const settings = { ...singleNodeSettings(where), ...options.settings };
  const run = (main: string, args: readonly string[]): ChildProcess =>
    launch(java.program, [`-Xmx${options.heapMb ?? 512}m`, ...flags(dataDir), '-cp', jars.join(delimiter), main, ...args]);
  await writeFile(join(dataDir, 'log4j2.properties'), propertiesFile(loggingSettings(dataDir)));
  if (!existsSync(join(dataDir, 'log'))) await format(dataDir, settings, security, run);
  const child = run('kafka.Kafka', [await writeSettings(dataDir, 'server', settings, join(dataDir, 'log'))]);
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  endWithUs(child, exited);
  if (child.pid !== undefined) await noteServer(dataDir, child.pid);
  await ready(child);
  return { port, pid: child.pid ?? 0, brokers: [`127.0.0.1:${advertisedPort}`], stop: () => stop(child, exited), exited };
}

// G1 as Kafka's own scripts start it. The data folder stands in the command line, by which an orphan is known.
function flags(dataDir: string): readonly string[] {
  const memory = ['-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20', '-XX:+ExitOnOutOfMemoryError', '-Djava.awt.headless=true'];
  return [...memory, `-Dlog4j2.configurationFile=${join(dataDir, 'log4j2.properties')}`];
}

async function writeSettings(dataDir: string, name: string, settings: Readonly<Record<string, string>>, logDir: string): Promise<string> {
  const path = join(dataDir, `${name}.properties`);
  await writeFile(path, propertiesFile({ ...settings, 'log.dirs': logDir }), { mode: 0o600 });
  return path;
}

// A folder half made by a killed process must not be taken for a whole one: it is made beside and renamed.
async function format(
  dataDir: string,
  settings: Readonly<Record<string, string>>,
  security: ListenerSecurity,
  run: (main: string, args: readonly string[]) => ChildProcess,
): Promise<void> {
  const fresh = join(dataDir, 'log.new');
  await rm(fresh, { recursive: true, force: true });
  const path = await writeSettings(dataDir, 'format', settings, fresh);
  const id = randomBytes(16).toString('base64url').replace(/^-/, 'A'); // a leading dash would be taken for a flag
  const child = run('kafka.tools.StorageTool', ['format', '-t', id, '-c', path, ...scramArguments(security)]);
  const tail = keepTail(child);
  const code = await new Promise<number | null>((done, reject) => child.once('close', (exit) => done(exit)).once('error', reject));
  await rm(path);
  if (code !== 0) throw new Error(`无法建立 Kafka 数据目录 / Kafka's storage tool failed with code ${code}: ${tail()}`);
  await rename(fresh, join(dataDir, 'log'));
}

// detached: Ctrl-C in a terminal goes to the whole group, and the broker must outlive the application's own orderly end.
// C.UTF-8: before Java 18 the locale says how file names are read, and a folder may have a Chinese name.
function launch(program: string, args: readonly string[]): ChildProcess {
  const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  return spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true, cwd: '/' });
}

// A process that ends without having stopped its broker takes it along; only a kill leaves it, for the next start to end.
function endWithUs(child: ChildProcess, exited: Promise<unknown>): void {
  const end = (): void => void child.kill('SIGTERM');
  process.once('exit', end);
  void exited.then(() => process.off('exit', end));
}

function keepTail(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-2000)));
  return () => text;
}

function ready(child: ChildProcess): Promise<void> {
  const tail = keepTail(child);
  return new Promise((resolveReady, reject) => {
    child.stdout?.on('data', () => {
      if (tail().includes('Kafka Server started')) resolveReady();
    });
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`Kafka 未能启动 / Kafka ended with code ${code}: ${tail()}`)));
  });
}

async function stop(child: ChildProcess, exited: Promise<number | null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await exited;
  clearTimeout(patience);
}
