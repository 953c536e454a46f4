import { openClient } from '../measure/client.ts';

/**
 * Puts `events` events of about 1 kB, a dozen per stream, straight into the tables of a migrated store as the owner, by the server itself:
 * appending ten million would take longer than it tells. Streams and cases are named like BenchStream's.
 */
export async function fillStore(url: string, events: number, say: (text: string) => void): Promise<void> {
  const client = await openClient(url);
  const perStatement = 600_000;
  for (let done = 0; done < events; done += perStatement) {
    const count = Math.min(perStatement, events - done);
    await client.query('BEGIN');
    await client.query(`CREATE TEMP TABLE fresh ON COMMIT DROP AS
      SELECT nextval('event_store.stream_ids') AS id, gen_random_uuid()::text AS case_id FROM generate_series(1, ${Math.ceil(count / 12)})`);
    await client.query(`INSERT INTO event_store.streams (id, first_transaction, stream, case_id)
      SELECT id, pg_current_xact_id()::text::int8, 'assignment-' || case_id, case_id FROM fresh`);
    await client.query(`INSERT INTO event_store.events
      SELECT pg_current_xact_id()::text::int8, nextval('event_store.sequence'), id, n, clock_timestamp(), clock_timestamp(), gen_random_uuid(),
        1, 'assignment-' || case_id, 'PetitionTransferred', case_id, gen_random_uuid()::text, gen_random_uuid()::text, 'u-1024', 'dispatcher',
        'S002', ('{"unit":"S002","channel":"hotline","note":"' || repeat('群众反映小区物业收费不透明', 24) || '"}')::json
      FROM fresh CROSS JOIN generate_series(0, 11) n`);
    await client.query('COMMIT');
    say(`filled ${done + count} of ${events} events`);
  }
  await client.query('VACUUM (ANALYZE) event_store.events');
  await client.query('VACUUM (ANALYZE) event_store.streams');
  await client.query('CHECKPOINT');
  await client.end();
}
