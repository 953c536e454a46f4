import { DataSource } from 'typeorm';
import pg from 'pg';
import { administer } from './administer.ts';
import { Checkpoint, MakeCheckpoint1700000000000, MakeMarks1764000000000 } from './checkpoint.ts';
import { MakeDeadLetters1764000000001 } from './dead-letters/make-dead-letters.migration.ts';
import type { Projection } from './projection.ts';

/**
 * Opens the schema of a read model, making and migrating it where needed. Every connection's search path is that schema, so the same
 * entities serve the live copy and a rebuilt one. Throws what PostgreSQL answers.
 */
export async function openSchema(url: string, schema: string, projection: Projection): Promise<DataSource> {
  // Two processes may start at once, and IF NOT EXISTS alone can collide.
  await administer(url, `SELECT pg_advisory_lock(hashtext('anjuan schema'))`, `CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`);
  const entities = Array.isArray(projection.entities) ? projection.entities : Object.values(projection.entities);
  const source = new DataSource({
    type: 'postgres',
    url,
    poolSize: 4,
    entities: [Checkpoint, ...entities],
    migrations: [MakeCheckpoint1700000000000, MakeMarks1764000000000, MakeDeadLetters1764000000001, ...projection.migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
    extra: { options: `-c search_path=${schema}`, application_name: `anjuan ${projection.name}` },
  });
  await source.initialize();
  await source.runMigrations();
  return source;
}
