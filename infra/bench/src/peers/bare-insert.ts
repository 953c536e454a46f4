import { openClient } from '../measure/client.ts';
import type pg from 'pg';
import type { EventToAppend } from '@anjuan/contracts';

/** The same columns as the store keeps, a primary key, and a unique (stream, revision): what anybody would write by hand. */
const columns = `stream text NOT NULL, revision bigint NOT NULL, recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  occurred_at timestamptz NOT NULL, id uuid NOT NULL, schema_version integer NOT NULL, type text NOT NULL, case_id text NOT NULL,
  causation_id text, correlation_id text NOT NULL, actor_id text NOT NULL, actor_role text NOT NULL, actor_unit text NOT NULL,
  data json NOT NULL`;

export async function createBareTables(url: string): Promise<void> {
  const client = await openClient(url);
  await client.query(`
    CREATE TABLE bare_events (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ${columns}, UNIQUE (stream, revision));
    CREATE TABLE unindexed_events (position bigint GENERATED ALWAYS AS IDENTITY, ${columns});`);
  await client.end();
}

const insert = {
  name: 'bare_insert',
  text: `INSERT INTO bare_events (stream, revision, occurred_at, id, schema_version, type, case_id, causation_id, correlation_id,
    actor_id, actor_role, actor_unit, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING position`,
};

/** One INSERT in its own transaction, prepared once per connection. */
export async function insertBare(pool: pg.Pool, stream: string, revision: number, event: EventToAppend): Promise<void> {
  const { id, schemaVersion, type, caseId, causationId, correlationId, actor, occurredAt, data } = event;
  const envelope = [occurredAt, id, schemaVersion, type, caseId, causationId, correlationId, actor.id, actor.role, actor.unit];
  await pool.query({ ...insert, values: [stream, revision, ...envelope, JSON.stringify(data)] });
}
