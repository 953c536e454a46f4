import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { kafkaConfig } from '@anjuan/event-bus';
import { freePorts } from '@anjuan/local-kafka';
import { endingMs, lockFolder, runFiles, undoStack, AlreadyRunning } from '@anjuan/service-host';
import { setUp } from '@anjuan/setup';
import type { Logger } from 'pino';
import type { DistributedConfig } from './config.ts';
import { keepProcess, type KeptProcess } from './keeping/keep-process.ts';
import type { KeptServer } from './keeping/keep-server.ts';
import { pidFiles } from './keeping/pid-files.ts';
import { planOf, portsNeeded } from './plan.ts';
import { startServers } from './servers.ts';

export interface Distributed {
  readonly url: string;
  /** Ends every process in order; whatever has not ended by then is killed. */
  stop(): Promise<void>;
}

/** Longest time from the first process to the whole system being ready, milliseconds. */
const startMs = 180_000;

/**
 * Runs the whole system on this machine, every service a process of its own: servers, set-up, relay, services, gateway. Each is started again
 * when it ends by itself or hangs. Resolves when all are ready. Throws AlreadyRunning, and what a start throws; nothing is left then.
 */
export async function startDistributed(config: DistributedConfig, log: Logger, signal: AbortSignal): Promise<Distributed> {
  const { dataDir, env } = config;
  const lock = lockFolder(dataDir);
  const running = runFiles(dataDir);
  if ('heldBy' in lock) throw new AlreadyRunning(dataDir, running.read()?.url ?? `pid ${lock.heldBy}`);
  const files = pidFiles(dataDir);
  const undo = undoStack(log);
  undo.add(() => lock.release());
  const [servers, processes]: [KeptServer[], KeptProcess[]] = [[], []];
  undo.add(() => endAll(servers, processes, log));
  try {
    await files.endOrphans();
    files.write('distributed', process.pid);
    undo.add(() => files.remove('distributed'));
    const { databaseUrl, brokers } = await startServers(config, files, log, servers);
    signal.throwIfAborted();
    const kafka = kafkaConfig({ ...env, KAFKA_BROKERS: brokers });
    await setUp({ dataDir, env, databaseUrl, kafka, wait: 60 }, log);
    signal.throwIfAborted();
    const listen = { host: config.host, port: config.port === 0 ? ((await freePorts(1))[0] ?? 0) : config.port };
    const ports = await freePorts(portsNeeded(config.copies));
    for (const { name, program, port, env: own } of planOf({ ...config, listen, databaseUrl, brokers }, ports)) {
      const main = fileURLToPath(new URL(`../../${program}/dist/main.js`, import.meta.url));
      const host = program === 'gateway' ? addressOf(listen.host) : '127.0.0.1';
      processes.push(keepProcess({ name, main, port, host, env: own }, files, log));
    }
    const url = `http://${addressOf(listen.host)}:${listen.port}`;
    await Promise.race([allReady(url, signal), ...processes.map(({ refused }) => refused)]);
    running.write({ url, pid: process.pid });
    undo.add(() => running.remove());
    return { url, stop: () => undo.unwind() };
  } catch (error) {
    await undo.unwind();
    throw error;
  }
}

/** The gateway is ready when all services behind it are. */
async function allReady(url: string, signal: AbortSignal): Promise<void> {
  let missing = 'gateway';
  for (const end = Date.now() + startMs; Date.now() < end;) {
    signal.throwIfAborted();
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    const body = (await answer?.json().catch(() => undefined)) as { faults?: string[] } | undefined;
    if (body?.faults) missing = body.faults.join(', ');
    await delay(100);
  }
  throw new Error(`系统未能按时就绪（${missing}） / the system did not become ready in time (${missing})`);
}

/** The gateway first, so that nobody asks services that end; then these; the servers last. After the time is up, what is left is killed. */
async function endAll(servers: readonly KeptServer[], processes: readonly KeptProcess[], log: Logger): Promise<void> {
  const inOrder = async (): Promise<void> => {
    await Promise.all(processes.filter(({ name }) => name === 'gateway').map((one) => one.stop()));
    await Promise.all(processes.map((one) => one.stop()));
    await Promise.all(servers.map((one) => one.stop()));
  };
  const late = new AbortController();
  const timeout = delay(endingMs - 1_000, 'late' as const, { signal: late.signal }).catch(() => 'late' as const);
  const ended = await Promise.race([inOrder().then(() => 'in order' as const), timeout]);
  late.abort();
  if (ended === 'in order') return;
  log.warn('未能按时停止，强制结束 / not ended in time: killing what is left');
  for (const one of [...processes, ...servers]) one.kill();
}

/** Where a process that listens there is asked on this machine. */
function addressOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
