import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJava, kafkaJars, startLocalKafka } from '@anjuan/local-kafka';
import { dockerMayRun } from './docker.ts';

/** The broker of a test run, or why there is none. Kept in the environment as JSON for the suites' processes. */
export type RunBroker = { readonly brokers: readonly string[]; readonly place: string } | { readonly reason: string };

/** A broker and how to end it. */
export interface StartedRunBroker {
  readonly broker: RunBroker;
  stop(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/**
 * One broker for a whole test run: the one that KAFKA_BROKERS names, else a container where a Docker engine runs, else a process of this
 * machine's Java. Never throws: where none can be had, it says why, in both languages.
 */
export async function startRunBroker(env: NodeJS.ProcessEnv = process.env): Promise<StartedRunBroker> {
  const given = env['KAFKA_BROKERS'];
  if (given)
    return {
      broker: { brokers: given.split(',').map((broker) => broker.trim()), place: 'the one that KAFKA_BROKERS names' },
      stop: nothing,
    };
  const reasons: string[] = [];
  for (const start of [inContainer, asProcess]) {
    try {
      return await start(env);
    } catch (error) {
      reasons.push(saying(error));
    }
  }
  return { broker: { reason: reasons.join('; ') }, stop: nothing };
}

/** Whether `@anjuan/local-kafka` can start here, fetching its jars where they are missing: true, or why not, in both languages. */
export async function localKafkaAtHand(): Promise<true | string> {
  try {
    findJava();
    await kafkaJars();
    return true;
  } catch (error) {
    return saying(error);
  }
}

async function inContainer(env: NodeJS.ProcessEnv): Promise<StartedRunBroker> {
  if (!dockerMayRun(env)) throw new Error('没有 Docker / no Docker engine');
  const { startKafkaContainer } = await import('./kafka-container.ts');
  const container = await startKafkaContainer();
  return { broker: { brokers: container.brokers, place: `a container of ${container.image}` }, stop: () => container.remove() };
}

async function asProcess(): Promise<StartedRunBroker> {
  findJava(); // before a folder is made in vain
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-test-kafka-'));
  const kafka = await startLocalKafka({ dataDir: folder });
  const stop = async (): Promise<void> => {
    await kafka.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { broker: { brokers: kafka.brokers, place: `a process, port ${kafka.port}` }, stop };
}

function saying(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
