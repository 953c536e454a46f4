import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, startLocalKafka, type ListenerSecurity } from '@anjuan/local-kafka';
import { layCable } from './cable.ts';
import { dockerMayRun } from './docker.ts';

/** A broker of a suite's own, at an address that stays the same, for tests that do to it what happens to brokers. */
export interface OwnBroker {
  readonly brokers: readonly string[];
  readonly place: 'container' | 'process';
  /** Orderly end; the data stay. */
  stop(): Promise<void>;
  /** Again, on the same address and data; resolves when it answers. */
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** It stands still, its connections open. */
  pause(): Promise<void>;
  unpause(): Promise<void>;
  /** Off the network: the container's own, or a pulled cable before the process. */
  disconnect(): Promise<void>;
  connect(): Promise<void>;
  /** Ends it and removes its data. To be called once, whatever state it is in. */
  remove(): Promise<void>;
}

export interface OwnBrokerOptions {
  /** Over those of `singleNodeSettings`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What clients must show; such a broker is always a process. */
  readonly security?: ListenerSecurity;
  /** `process` also where a Docker engine runs; else a container where one does. */
  readonly place?: 'process';
}

/** Starts one, in a container where a Docker engine runs, else as a process. Rejects, in both languages, where neither can be had. */
export async function ownBroker(options: OwnBrokerOptions = {}): Promise<OwnBroker> {
  if (options.place === 'process' || options.security || !dockerMayRun()) return brokerProcess(options);
  const { brokerContainer } = await import('./broker-container.ts');
  return brokerContainer(options.settings);
}

async function brokerProcess({ settings = {}, security }: OwnBrokerOptions): Promise<OwnBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-own-kafka-'));
  const [port = 0] = await freePorts(1);
  const cable = await layCable({ to: port });
  const options = { dataDir: folder, port, advertisedPort: cable.port, settings, ...(security ? { security } : {}) };
  let server = await startLocalKafka(options);
  const signal = (name: NodeJS.Signals): Promise<void> => {
    process.kill(server.pid, name);
    return Promise.resolve();
  };
  const kill = async (): Promise<void> => {
    await signal('SIGKILL');
    await server.exited;
  };
  return {
    brokers: server.brokers,
    place: 'process',
    stop: () => server.stop(),
    start: async () => void (server = await startLocalKafka(options)),
    kill,
    pause: () => signal('SIGSTOP'),
    unpause: () => signal('SIGCONT'),
    disconnect: () => {
      cable.cut();
      return Promise.resolve();
    },
    connect: () => {
      cable.mend();
      return Promise.resolve();
    },
    remove: async () => {
      await kill().catch(() => undefined); // it may have ended before
      await cable.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
