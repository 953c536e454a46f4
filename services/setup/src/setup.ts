import { setTimeout as delay } from 'node:timers/promises';
import { connectKafka, createTopics, isOutage, type KafkaSettings } from '@anjuan/event-bus';
import { ensureMasterKeys, nameOf, serviceRoles, setUpDatabase } from '@anjuan/service-host';
import type { Logger } from 'pino';
import type { SetupConfig } from './config.ts';

/**
 * Brings everything that the services stand on to this version: master key, store, keys of persons, roles with their grants, owners of the
 * read models, topics. Idempotent, and safe when two run at once. Waits for servers that are still starting. Throws MasterKeyError,
 * DatabaseInUse, and what a server answers.
 */
export async function setUp({ dataDir, env, databaseUrl, kafka, wait }: Omit<SetupConfig, 'log'>, log: Logger): Promise<void> {
  const keys = await ensureMasterKeys({ dataDir, env });
  const deadline = Date.now() + wait * 1_000;
  const done = await whenThere(() => setUpDatabase(databaseUrl, serviceRoles(keys, env)), deadline, log);
  log.info({ ...done }, 'database set up');
  if (!kafka) return;
  await whenThere(() => setUpTopics(kafka), deadline, log);
  log.info({ prefix: kafka.topics.prefix }, 'topics set up');
}

async function setUpTopics(settings: KafkaSettings): Promise<void> {
  const admin = connectKafka(settings, 'anjuan-setup').admin();
  await admin.connect();
  try {
    await createTopics(admin, settings.topics);
  } finally {
    await admin.disconnect();
  }
}

async function whenThere<T>(work: () => Promise<T>, deadline: number, log: Logger): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const starting = isOutage(error) || (error instanceof Error && error.name.startsWith('KafkaJS'));
      if (!starting || Date.now() > deadline) throw error;
      log.warn({ error: nameOf(error) }, 'waiting for a server');
      await delay(1_000);
    }
  }
}
