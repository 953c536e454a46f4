import { randomBytes } from 'node:crypto';
import { describe } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import type { RunBroker } from './run-broker.ts';

/** The broker that the suites of a run share; a suite keeps to topics and groups whose names begin with a prefix of its own. */
export interface TestBroker {
  /** `host:port` of each broker. */
  readonly brokers: readonly string[];
  /** A name that no other suite has, fit for topics, groups and transactional ids. */
  newPrefix(): string;
  /** Deletes the topics whose names begin with the prefix, so that the broker stays light. */
  dropTopics(prefix: string): Promise<void>;
}

/**
 * The broker of the run. Throws an Error when the run has none, or was not asked for one: only suites named `*.kafka.spec.ts` bring it
 * about, and inside `describeWithKafka` it is always there.
 */
export function testBroker(): TestBroker {
  const found = runBroker();
  if ('reason' in found) throw new Error(`没有 Kafka / the test run has no Kafka: ${found.reason}`);
  return { brokers: found.brokers, newPrefix, dropTopics: (prefix) => dropTopics(found.brokers, prefix) };
}

/** A suite that needs the run's broker; where there is none, it is skipped and counted. Its file must be named `*.kafka.spec.ts`. */
export function describeWithKafka(name: string, body: (broker: TestBroker) => void): void {
  if ('reason' in runBroker()) describe.skip(name, () => body(absent));
  else describe(name, () => body(testBroker()));
}

/** A suite that needs Kafka as a process of this machine (`@anjuan/local-kafka`), whatever the run's broker is; skipped without Java. */
export function describeWithLocalKafka(name: string, body: () => void): void {
  if (process.env['ANJUAN_TEST_LOCAL_KAFKA'] === 'true') describe(name, body);
  else describe.skip(name, body);
}

function runBroker(): RunBroker {
  const said = process.env['ANJUAN_TEST_KAFKA'];
  if (!said) throw new Error('the test run started no Kafka: only suites named *.kafka.spec.ts bring one about');
  return JSON.parse(said) as RunBroker;
}

// Only so that a skipped suite's tests can be named: none of them runs.
const absent: TestBroker = { brokers: [], newPrefix, dropTopics: () => Promise.resolve() };

function newPrefix(): string {
  return `test-${randomBytes(6).toString('hex')}`;
}

async function dropTopics(brokers: readonly string[], prefix: string): Promise<void> {
  const admin = new Kafka({ clientId: 'tests', brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
}
