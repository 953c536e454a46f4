import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@anjuan/contracts';
import pg from 'pg';
import { collectEvents, eventFor, freshStream } from '../../contract/fixtures.ts';
import { CopyRefused } from '../../copy-target.ts';
import { prepare, type Prepared } from '../testing/prepared.ts';
import { openPostgresCopyTarget } from './postgres-copy-target.ts';

// Real: PostgreSQL, as the owner and as the application role. The whole copy is tested with the command, `anjuan store copy`.
describe('events that keep the time at which another store recorded them', () => {
  let database: Prepared;
  beforeAll(async () => {
    database = await prepare();
  });
  afterAll(() => database.drop());
  const longAgo = new Date('2011-02-03T04:05:06.789Z');
  const recorded = (stream: string, sequence: bigint): RecordedEvent => ({
    ...eventFor(stream),
    stream,
    revision: 0,
    position: { transaction: 7n, sequence },
    recordedAt: longAgo,
  });

  it('are written by the owner, and never twice', async () => {
    const target = await openPostgresCopyTarget(database.ownerUrl);
    const events = [recorded(freshStream(), 1n), recorded(freshStream(), 2n)];
    await target.write(events.slice(0, 1));
    await target.write(events);
    const store = database.open();
    expect((await collectEvents(store.readAll())).map(({ id, recordedAt }) => [id, recordedAt])).toEqual(
      events.map(({ id }) => [id, longAgo]),
    );
    expect((await target.last())?.origin).toEqual({ transaction: 7n, sequence: 2n });
    await target.close();
  });
  it('are not written by the application role: it may insert nothing and has no function for it', async () => {
    await expect(openPostgresCopyTarget(database.appUrl)).rejects.toMatchObject({ code: '42501' });
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    await expect(app.query('INSERT INTO event_store.copied VALUES (1, 1, 1, 1)')).rejects.toMatchObject({ code: '42501' });
    const functions = await app.query<{ name: string; arguments: string }>(
      `SELECT p.proname AS name, pg_get_function_arguments(p.oid) AS arguments FROM pg_proc p
       WHERE p.pronamespace = 'event_store'::regnamespace AND has_function_privilege(p.oid, 'EXECUTE')`,
    );
    expect(functions.rows.length).toBeGreaterThanOrEqual(4);
    expect(functions.rows.filter((row) => /recorded/i.test(row.arguments))).toEqual([]);
    await app.end();
  });
  it('are refused where the store has gone on by itself', async () => {
    const target = await openPostgresCopyTarget(database.ownerUrl);
    const stream = freshStream();
    await database.open().append(stream, [eventFor(stream)], 'any');
    await expect(target.write([recorded(freshStream(), 9n)])).rejects.toBeInstanceOf(CopyRefused);
    await target.close();
  });
});
