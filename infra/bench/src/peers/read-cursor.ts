import type pg from 'pg';
import Cursor from 'pg-cursor';

const columns = `transaction, sequence, revision, recorded_at, occurred_at, id, schema_version, stream, type, case_id, causation_id,
  correlation_id, actor_id, actor_role, actor_unit, data`;

/** The bare way through the whole store: a cursor over the columns of an event, in global order. Gives the number of rows read. */
export async function readByCursor(client: pg.Client): Promise<number> {
  const reading = client.query(new Cursor(`SELECT ${columns} FROM event_store.events ORDER BY transaction, sequence`));
  let seen = 0;
  for (let rows = await reading.read(1_000); rows.length > 0; rows = await reading.read(1_000)) seen += rows.length;
  await reading.close();
  return seen;
}
