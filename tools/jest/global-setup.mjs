import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalPostgres } from '@anjuan/local-postgres';
import globalTeardown from './global-teardown.mjs';
import { needsKafka } from './kafka-for-run.mjs';

/** The real servers of a run, started side by side: one PostgreSQL always, one Kafka where a selected suite needs it. */
export default async function globalSetup(globalConfig) {
  const ends = await Promise.allSettled([postgres(), kafka(globalConfig)]);
  const failed = ends.find((end) => end.status === 'rejected');
  if (!failed) return;
  await globalTeardown(); // jest itself does so only after a setup that succeeded
  throw failed.reason;
}

/**
 * Every suite makes a database of its own on it (testDatabase of @anjuan/testing). DATABASE_URL names another server instead.
 * Commits do not wait for the disk here: durability is tested on clusters of their own.
 */
async function postgres() {
  const given = process.env.DATABASE_URL;
  if (given) {
    process.env.ANJUAN_TEST_POSTGRES = given;
    console.log('\nPostgreSQL for the tests: the one that DATABASE_URL names');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
  const server = await startLocalPostgres({ dataDir: join(folder, 'postgres'), settings });
  globalThis.anjuanTestPostgres = { server, folder };
  process.env.ANJUAN_TEST_POSTGRES = server.url();
  console.log(`\nPostgreSQL for the tests: embedded, port ${server.port}`);
}

/** Suites keep to names of their own on it (testBroker of @anjuan/testing). Without one, its suites are skipped and counted. */
async function kafka(globalConfig) {
  delete process.env.ANJUAN_TEST_KAFKA;
  if (!(await needsKafka(globalConfig))) return;
  // A signal's own end passes over what is done at a process's end, and a broker of this machine would stay.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])
    process.once(signal, () => process.exit(code));
  const { localKafkaAtHand, startRunBroker } = await import('../../libs/testing/src/kafka/run-broker.ts');
  const [{ broker, stop }, local] = await Promise.all([startRunBroker(), localKafkaAtHand()]);
  process.env.ANJUAN_TEST_LOCAL_KAFKA = String(local);
  globalThis.anjuanTestKafka = { stop };
  process.env.ANJUAN_TEST_KAFKA = JSON.stringify(broker);
  if (broker.place) console.log(`\nKafka for the tests: ${broker.place}`);
  const missing = [broker.reason, local === true ? undefined : local].filter(Boolean).flatMap((reason) => reason.split('; '));
  if (missing.length > 0 && process.env.ANJUAN_TESTS_NEED_KAFKA === 'true') {
    throw new Error(`没有可用的 Kafka / no Kafka for the tests: ${[...new Set(missing)].join('; ')}`);
  }
}
