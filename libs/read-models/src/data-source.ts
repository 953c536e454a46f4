import { DataSource } from 'typeorm';
import pg from 'pg';
import { Checkpoint, MakeCheckpoint1700000000000 } from './checkpoint.ts';
import type { Projection } from './projection.ts';

/**
 * Opens the schema of a read model, making and migrating it where needed. Every connection's search path is that schema, so the same
 * entities serve the live copy and a rebuilt one. Throws what PostgreSQL answers.
 */
export async function openSchema(url: string, schema: string, projection: Projection): Promise<DataSource> {
  await ensureSchema(url, schema);
  const entities = Array.isArray(projection.entities) ? projection.entities : Object.values(projection.entities);
  const source = new DataSource({
    type: 'postgres',
    url,
    poolSize: 4,
    entities: [Checkpoint, ...entities],
    migrations: [MakeCheckpoint1700000000000, ...projection.migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
    extra: { options: `-c search_path=${schema}`, application_name: `anjuan ${projection.name}` },
  });
  await source.initialize();
  await source.runMigrations();
  return source;
}

async function ensureSchema(url: string, schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two processes may start at once, and IF NOT EXISTS alone can collide.
    await client.query(`SELECT pg_advisory_lock(hashtext('anjuan schema'))`);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(schema)}`);
  } finally {
    await client.end();
  }
}
