import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connectKafka, kafkaConfig } from '@anjuan/event-bus';
import { describeWithKafka, testDatabase, type TestDatabase } from '@anjuan/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { setUp } from './setup.ts';

// Real: PostgreSQL and Kafka of the run.
describeWithKafka('setting everything up', (broker) => {
  const log = pino({ level: 'silent' });
  const prefix = broker.newPrefix();
  let folder: string;
  let database: TestDatabase;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'anjuan-setup-'));
    database = await testDatabase();
  });
  afterAll(async () => {
    await database.drop();
    await broker.dropTopics(prefix);
    rmSync(folder, { recursive: true });
  });

  it('can be done by two at once and again, and leaves key, roles and topics', async () => {
    // The roles belong to the whole server, which other suites use with other keys: here they get the passwords that those derive.
    const key = Buffer.alloc(32, 7).toString('hex');
    const env = {
      ANJUAN_MASTER_KEY: key,
      KAFKA_BROKERS: broker.brokers.join(','),
      ANJUAN_TOPIC_PREFIX: prefix,
      ANJUAN_TOPIC_PARTITIONS: '3',
    };
    const kafka = kafkaConfig(env);
    const once = () => setUp({ dataDir: folder, env, databaseUrl: database.url, kafka, wait: 30 }, log);
    await Promise.all([once(), once()]);
    await once();
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const { rows } = await owner.query<{ name: string }>(`SELECT rolname AS name FROM pg_roles
      WHERE rolname LIKE 'anjuan\\_%' AND has_schema_privilege(oid, 'event_store', 'USAGE') AND NOT rolsuper ORDER BY 1`);
    await owner.end();
    const services = ['assignment', 'audit', 'classification', 'intake', 'relay', 'supervision'];
    expect(rows.map(({ name }) => name)).toEqual(services.map((name) => `anjuan_${name}`));
    const admin = connectKafka(kafka, 'setup-spec').admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: (await admin.listTopics()).filter((topic) => topic.startsWith(prefix)) });
    await admin.disconnect();
    const layout = Object.fromEntries(topics.map(({ name, partitions }) => [name.slice(prefix.length + 1), partitions.length]));
    expect(layout).toEqual({ intake: 3, classification: 3, assignment: 3, supervision: 3, delivery: 3, relay: 1 });
  });
});
